namespace Garant.Oracle.Tests;

/// <summary>In which way a case was checked.</summary>
public enum CaseResult
{
    /// <summary>Our numbers are the reference's.</summary>
    ByNumbers,

    /// <summary>Our numbers are those of the paper, which stand in the file.</summary>
    ByPaper,

    /// <summary>The reference departs from the paper, and its own numbers follow from ours once the departure is built in.</summary>
    ByRebuiltReference,

    /// <summary>The file has no number for what departs, and a property that must hold does.</summary>
    ByProperty,

    /// <summary>What must be refused the library refuses, by an error of its own.</summary>
    Refused,

    /// <summary>What must be refused cannot be asked of ours at all.</summary>
    CannotBeAsked,

    /// <summary>Of a kind that <see cref="UncoveredKinds"/> names.</summary>
    NotCovered,

    /// <summary>Something differs, or nothing was compared.</summary>
    Failed,
}
