namespace Garant.Assessment.Upgrading;

/// <summary>What a newer version did to one of its elements.</summary>
/// <param name="ElementId">The element of the newer version.</param>
/// <param name="OldId">The element it was in the older version, or <c>null</c> when it is new.</param>
/// <param name="Badge">New; updated when its title, question, items, condition or answer type differ; else unchanged.</param>
/// <param name="Parts">What differs; none when it is new.</param>
public sealed record ElementChange(string ElementId, string? OldId, Badge Badge, IReadOnlyList<ChangedPart> Parts);
