namespace Garant.Conformal.Classification;

/// <summary>What becomes of the label at which the cumulated probability crosses the cutoff.</summary>
public enum LastLabel
{
    /// <summary>It is kept: conservative, and the same every time.</summary>
    Included,

    /// <summary>It is dropped: no guarantee for a calibration with draws, because the sets then count more of a label's probability than the calibration did.</summary>
    /// <remarks>Without draws these are the smallest sets that are the same every time, and they cover at the level. Sets of one cutoff, split and conditional, keep the most probable label in any case.</remarks>
    Excluded,

    /// <summary>It is kept by a draw, so that coverage is exact; sets can be empty. Without a draw it is kept.</summary>
    Randomized,
}
