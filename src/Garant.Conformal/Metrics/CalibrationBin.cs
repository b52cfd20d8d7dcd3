namespace Garant.Conformal.Metrics;

/// <summary>A bin of scores: what was said there, and what came of it.</summary>
/// <param name="Low">The lower edge, which belongs to the bin below; 0 in the first bin, to which it belongs.</param>
/// <param name="High">The upper edge, which belongs to the bin.</param>
/// <param name="Count">How many rows have a score in it; at least 1.</param>
/// <param name="Positives">How many of them have the label 1.</param>
/// <param name="MeanScore">The mean of their scores.</param>
public readonly record struct CalibrationBin(double Low, double High, int Count, int Positives, double MeanScore)
{
    /// <summary>The share of rows with the label 1.</summary>
    public double Frequency => (double)Positives / Count;

    /// <summary>How far frequency and mean score lie apart.</summary>
    public double Error => Math.Abs(Frequency - MeanScore);

    /// <summary>Exact bounds of the probability of label 1 in this bin. Clopper, Pearson (1934).</summary>
    /// <param name="confidence">How sure the bounds shall be: each side misses with at most α/2.</param>
    public (double Low, double High) Bounds(ConfidenceLevel confidence) => BinomialBounds.ClopperPearson(Positives, Count, confidence);
}
