namespace Garant.Assessment.Frameworks;

/// <summary>What an element covers, compared with a part of another framework.</summary>
public enum ReferenceRelation
{
    /// <summary>Both ask for the same.</summary>
    Equal,

    /// <summary>The element asks for a part of what the other asks for.</summary>
    Subset,

    /// <summary>The element asks for all of what the other asks for, and more.</summary>
    Superset,

    /// <summary>Each asks for something that the other does not.</summary>
    Intersects,
}
