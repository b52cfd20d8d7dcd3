namespace Garant.Assessment.Upgrading;

/// <summary>What becomes of one element of the newer version.</summary>
/// <param name="ElementId">The element.</param>
/// <param name="Upgrade">Where its note comes from, its badge and the editors' reason.</param>
/// <param name="Ticks">The items that are ticked after the upgrade.</param>
public sealed record UpgradedElement(string ElementId, ElementUpgrade Upgrade, IReadOnlyList<string> Ticks);
