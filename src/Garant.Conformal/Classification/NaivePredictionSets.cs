namespace Garant.Conformal.Classification;

/// <summary>Sets without a guarantee, to compare with: the most probable labels until their probabilities add up to the level, as if the model were perfectly calibrated.</summary>
/// <remarks>No calibration set is used, and an overconfident model's sets cover less than the level.</remarks>
public static class NaivePredictionSets
{
    /// <summary>Probabilities that come this close to the level reach it, whatever the order they were added in.</summary>
    private const double Rounding = 1e-10;

    /// <summary>The naive set of one row, without a guarantee.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="confidence">The level.</param>
    /// <exception cref="ArgumentException">They are no distribution.</exception>
    public static PredictionSet Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        Inputs.NotEmpty(probabilities.Length, nameof(probabilities));
        Probabilities.CheckRow(probabilities, 0);
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(probabilities.Length)];
        LabelRanks.First(probabilities, new Until((double)confidence.Value - Rounding), bits);
        return new(bits, probabilities);
    }

    private readonly struct Until(double mass) : IPrefixRule
    {
        private readonly double _mass = mass;

        public bool HoldsThrough(double mass, int count) => mass < _mass;

        public bool Holds(double massAbove, double own, int place) => massAbove < _mass;
    }
}
