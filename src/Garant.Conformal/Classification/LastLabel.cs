namespace Garant.Conformal.Classification;

/// <summary>What becomes of the label at which the cumulated probability reaches the cutoff.</summary>
public enum LastLabel
{
    /// <summary>It is kept: conservative, and the same every time.</summary>
    Included,

    /// <summary>It is dropped, unless the set would be empty.</summary>
    Excluded,

    /// <summary>It is kept by a draw, so that coverage is exact; sets can be empty. Without a draw it is kept.</summary>
    Randomized,
}
