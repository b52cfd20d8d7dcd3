namespace Garant.Conformal;

/// <summary>Between which signed scores the next one lies at a confidence level.</summary>
/// <param name="Low">The lower score; negative infinity where the calibration set is too small for the level.</param>
/// <param name="High">The upper score.</param>
/// <param name="Samples">n, the size of the calibration set.</param>
/// <param name="SamplesNeeded">The least n that gives finite bounds at this level.</param>
public readonly record struct ScoreBounds(double Low, double High, int Samples, long SamplesNeeded)
{
    /// <summary>Whether the calibration set is too small for the level, so that only infinite bounds keep the promise.</summary>
    public bool AreInfinite => double.IsInfinity(High);
}
