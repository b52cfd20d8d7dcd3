namespace Garant.Platform.Frameworks;

/// <summary>What became of a file of a framework folder.</summary>
public enum FrameworkFileState
{
    /// <summary>What it holds can be answered.</summary>
    Taken,

    /// <summary>It has errors, or another file holds the same version.</summary>
    Unusable,

    /// <summary>It changes a version that evaluations were answered with; the version stays as it was.</summary>
    Changed,

    /// <summary>It held a version and now has errors; the version stays until the next start.</summary>
    Spoilt,

    /// <summary>It is gone, and evaluations use its version, which stays until the next start.</summary>
    Gone,
}
