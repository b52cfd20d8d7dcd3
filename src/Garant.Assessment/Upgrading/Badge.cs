namespace Garant.Assessment.Upgrading;

/// <summary>What a new version did to an element.</summary>
public enum Badge
{
    /// <summary>The element says what it said before.</summary>
    Unchanged,

    /// <summary>The element was changed.</summary>
    Updated,

    /// <summary>The element was not there before.</summary>
    New,
}
