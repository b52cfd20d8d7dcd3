namespace Garant.Conformal.Metrics;

/// <summary>The parts of the Brier score in bins of scores. Murphy (1973); Stephenson, Coelho, Jolliffe (2008).</summary>
/// <param name="Reliability">Σ nₖ(s̄ₖ − ȳₖ)²/n: how far the mean scores of the bins miss their frequencies. Less is better.</param>
/// <param name="Resolution">Σ nₖ(ȳₖ − ȳ)²/n: how far the bins' frequencies differ from that of all rows. More is better.</param>
/// <param name="Uncertainty">ȳ(1 − ȳ), which no model changes.</param>
/// <param name="WithinBinVariance">Σ(s − s̄ₖ)²/n: how far the scores of a bin differ; 0 where each bin holds one score.</param>
/// <param name="WithinBinCovariance">2·Σ(y − ȳₖ)(s − s̄ₖ)/n: what they tell within a bin; 0 where each bin holds one score.</param>
/// <remarks>
/// Murphy's three parts make up the score where each bin holds one score only; with the two within the bins they do for all bins.
/// </remarks>
public readonly record struct BrierDecomposition(double Reliability, double Resolution, double Uncertainty, double WithinBinVariance, double WithinBinCovariance)
{
    /// <summary>The Brier score: reliability − resolution + uncertainty + variance − covariance.</summary>
    public double Score => Reliability - Resolution + Uncertainty + WithinBinVariance - WithinBinCovariance;
}
