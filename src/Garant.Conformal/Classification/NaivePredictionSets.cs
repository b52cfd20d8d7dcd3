namespace Garant.Conformal.Classification;

/// <summary>The most probable labels until their probabilities add up to the level: what a perfectly calibrated model would need.</summary>
/// <remarks>There is no guarantee: no calibration set is used, and an overconfident model's sets cover less than the level. It is here to be compared with.</remarks>
public static class NaivePredictionSets
{
    /// <summary>The naive set of one row; it has no coverage guarantee.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="confidence">The level.</param>
    /// <exception cref="ArgumentException">They are no distribution.</exception>
    public static PredictionSet Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        Inputs.NotEmpty(probabilities.Length, nameof(probabilities));
        Probabilities.CheckRow(probabilities, 0);
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(probabilities.Length)];
        LabelScore.Adaptive.Include(probabilities, (double)confidence.Value, LastLabel.Included, double.NaN, bits);
        return new(bits, probabilities);
    }
}
