namespace Garant.Platform.Evaluations;

/// <summary>How an element of the newer version begins.</summary>
public enum UpgradedState
{
    /// <summary>Its answer goes over, and it says what it said before.</summary>
    Kept,

    /// <summary>Its answer goes over, and the newer version changed it.</summary>
    Changed,

    /// <summary>It was answered, and has to be answered again.</summary>
    Again,

    /// <summary>It has to be answered, and was not before.</summary>
    Open,

    /// <summary>It does not apply.</summary>
    NotApplicable,
}
