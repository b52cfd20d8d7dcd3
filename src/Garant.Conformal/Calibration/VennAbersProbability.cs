namespace Garant.Conformal.Calibration;

/// <summary>The two probabilities of a Venn–Abers predictor, one of which is perfectly calibrated.</summary>
/// <param name="IfNegative">p₀: the calibrated probability where the label is 0.</param>
/// <param name="IfPositive">p₁: the calibrated probability where the label is 1; never below p₀.</param>
public readonly record struct VennAbersProbability(double IfNegative, double IfPositive)
{
    /// <summary>The single probability that loses least in log loss: p₁/(1 − p₀ + p₁). Vovk, Petej, Fedorova (2015), section 4.</summary>
    public double Merged => IfPositive / (1 - IfNegative + IfPositive);

    /// <summary>The single probability that loses least in the Brier score: p₁ + p₀²/2 − p₁²/2. Vovk, Petej, Fedorova (2015), section 4.</summary>
    public double MergedForBrier => IfPositive + (IfNegative * IfNegative - IfPositive * IfPositive) / 2;

    /// <summary>Merges the answers of the folds of a cross Venn–Abers predictor for log loss: GM(p₁)/(GM(1 − p₀) + GM(p₁)), with the geometric mean. Vovk, Petej, Fedorova (2015), section 4.</summary>
    /// <param name="folds">What each fold's predictor answers for the row.</param>
    /// <exception cref="ArgumentException">There is no fold.</exception>
    public static double Merge(ReadOnlySpan<VennAbersProbability> folds)
    {
        Inputs.NotEmpty(folds.Length, nameof(folds));
        double positive = 0, negative = 0;
        foreach (VennAbersProbability fold in folds)
        {
            positive += Math.Log(fold.IfPositive);
            negative += Math.Log(1 - fold.IfNegative);
        }

        return 1 / (1 + Math.Exp((negative - positive) / folds.Length));
    }

    /// <summary>Merges the answers of the folds of a cross Venn–Abers predictor for the Brier score: the mean of <see cref="MergedForBrier"/>. Vovk, Petej, Fedorova (2015), section 4.</summary>
    /// <param name="folds">What each fold's predictor answers for the row.</param>
    /// <exception cref="ArgumentException">There is no fold.</exception>
    public static double MergeForBrier(ReadOnlySpan<VennAbersProbability> folds)
    {
        Inputs.NotEmpty(folds.Length, nameof(folds));
        double sum = 0;
        foreach (VennAbersProbability fold in folds)
        {
            sum += fold.MergedForBrier;
        }

        return sum / folds.Length;
    }
}
