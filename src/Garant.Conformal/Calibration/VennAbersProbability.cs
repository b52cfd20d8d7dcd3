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
}
