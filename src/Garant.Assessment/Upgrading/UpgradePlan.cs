using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>How evaluations of one version move to a newer one.</summary>
/// <param name="From">The older version.</param>
/// <param name="To">The newer version.</param>
/// <param name="Steps">The steps it is composed of.</param>
/// <param name="Table">The composed table: an entry for every element and item of <paramref name="To"/>.</param>
/// <param name="Remarks">Where tables disagree or name what does not exist.</param>
public sealed record UpgradePlan(
    Framework From,
    Framework To,
    IReadOnlyList<UpgradeStep> Steps,
    UpgradeTable Table,
    IReadOnlyList<UpgradeRemark> Remarks);
