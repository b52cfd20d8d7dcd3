namespace Garant.Conformal;

/// <summary>The conformity score that bounds the next one at a confidence level.</summary>
/// <param name="Value">The ⌈(n+1)(1−α)⌉-th smallest score; positive infinity where the calibration set is too small for the level.</param>
/// <param name="Rank">⌈(n+1)(1−α)⌉; greater than n where the bound is infinite.</param>
/// <param name="Samples">n, the size of the calibration set.</param>
/// <param name="SamplesNeeded">The least n that gives a finite bound at this level.</param>
public readonly record struct Cutoff(double Value, int Rank, int Samples, long SamplesNeeded)
{
    /// <summary>Whether the calibration set is too small for the level, so that only an infinite bound keeps the promise.</summary>
    public bool IsInfinite => Rank > Samples;
}
