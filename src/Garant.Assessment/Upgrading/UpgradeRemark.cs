namespace Garant.Assessment.Upgrading;

/// <summary>Where an upgrade table names what does not exist, or disagrees with the steps of one version that are followed instead.</summary>
/// <param name="From">The older version.</param>
/// <param name="To">The newer version.</param>
/// <param name="ItemId">The item of the newer version.</param>
/// <param name="Named">The item that the table takes it from, or <c>null</c> for none.</param>
/// <param name="IsKnown">Whether the older version has that item.</param>
/// <param name="SkipsVersions">Whether the table skips versions, so that the steps of one version are followed.</param>
/// <param name="Followed">The item that it is taken from, or <c>null</c> where it starts afresh.</param>
public sealed record UpgradeRemark(string From, string To, string ItemId, string? Named, bool IsKnown, bool SkipsVersions, string? Followed)
{
    /// <summary>The remark in English.</summary>
    public override string ToString() => SkipsVersions
        ? $"the table {From} → {To} that skips versions takes item {ItemId} from {Named ?? "nothing"}{(IsKnown ? "" : $", which {From} does not have")}; the steps of one version take it from {Followed ?? "nothing"} and are followed"
        : $"the upgrade table {From} → {To} takes item {ItemId} from {Named}, which {From} does not have; it starts afresh";
}
