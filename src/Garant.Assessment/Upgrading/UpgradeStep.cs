namespace Garant.Assessment.Upgrading;

/// <summary>One step of an upgrade: a table of a framework, read forwards or backwards.</summary>
/// <param name="From">The version it starts at.</param>
/// <param name="To">The version it leads to.</param>
/// <param name="Backwards">Whether the table of <paramref name="From"/> is read backwards to reach an older version.</param>
public sealed record UpgradeStep(string From, string To, bool Backwards);
