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

    /// <summary><see cref="Merged"/> or <see cref="MergedForBrier"/>.</summary>
    /// <param name="merging">For which loss.</param>
    public double Merge(VennAbersMerging merging) => merging == VennAbersMerging.Brier ? MergedForBrier : Merged;

    /// <summary>Merges the answers of the folds of a cross Venn–Abers predictor. Vovk, Petej, Fedorova (2015), section 4.</summary>
    /// <param name="folds">What each fold's predictor answers for the row.</param>
    /// <param name="merging">For log loss GM(p₁)/(GM(1 − p₀) + GM(p₁)), with the geometric mean; for the Brier score the mean of <see cref="MergedForBrier"/>.</param>
    /// <exception cref="ArgumentException">There is no fold.</exception>
    public static double Merge(ReadOnlySpan<VennAbersProbability> folds, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        Inputs.NotEmpty(folds.Length, nameof(folds));
        double positive = 0, negative = 0, forBrier = 0;
        foreach (VennAbersProbability fold in folds)
        {
            if (merging == VennAbersMerging.Brier)
            {
                forBrier += fold.MergedForBrier;
            }
            else
            {
                positive += Math.Log(fold.IfPositive);
                negative += Math.Log(1 - fold.IfNegative);
            }
        }

        return merging == VennAbersMerging.Brier ? forBrier / folds.Length : 1 / (1 + Math.Exp((negative - positive) / folds.Length));
    }
}
