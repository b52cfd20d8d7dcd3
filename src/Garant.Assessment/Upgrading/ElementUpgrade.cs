using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>What becomes of an element: where its note comes from, and what the editors say about it.</summary>
/// <param name="OldId">The old element whose note goes over, or <c>null</c> when the element starts afresh.</param>
/// <param name="Badge">Unchanged, updated or new.</param>
/// <param name="Reason">The editors' reason; may be empty.</param>
public sealed record ElementUpgrade(string? OldId, Badge Badge, LocalizedText Reason);
