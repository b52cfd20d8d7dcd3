namespace Garant.Conformal.Metrics;

/// <summary>How often intervals or sets held the truth, and between which bounds the true coverage lies.</summary>
/// <param name="Covered">How many rows were covered.</param>
/// <param name="Count">n, how many rows there were.</param>
public readonly record struct Coverage(int Covered, int Count)
{
    /// <summary>The share of rows covered; not a number where there is no row.</summary>
    public double Value => (double)Covered / Count;

    /// <summary>Exact bounds of the true coverage. Clopper, Pearson (1934).</summary>
    /// <param name="confidence">How sure the bounds shall be: each side misses with at most α/2.</param>
    /// <returns>Two numbers from 0 to 1; 0.893 on 500 rows is between 0.863 and 0.919 at 95 %.</returns>
    public (double Low, double High) Bounds(ConfidenceLevel confidence) => BinomialBounds.ClopperPearson(Covered, Count, confidence);
}
