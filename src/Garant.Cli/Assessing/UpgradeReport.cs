using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;
using Garant.Cli.Json;

namespace Garant.Cli.Assessing;

/// <summary>What an upgrade did, as <c>garant assess upgrade</c> prints it.</summary>
internal sealed record UpgradeReport(
    string From,
    string To,
    IReadOnlyList<UpgradeStep> Steps,
    IReadOnlyList<UpgradeReport.KeptPart> Kept,
    IReadOnlyList<UpgradeReport.ChangedPart> Changed,
    IReadOnlyList<UpgradeReport.ChangedPart> New,
    IReadOnlyList<UpgradeReport.DroppedPart> Dropped,
    IReadOnlyList<decimal> Before,
    IReadOnlyList<decimal> After,
    IReadOnlyList<string> Remarks)
{
    public static UpgradeReport Of(UpgradeResult result)
    {
        Framework newer = result.Plan.To;
        return new(
            result.Plan.From.Id,
            newer.Id,
            result.Plan.Steps,
            [.. result.Kept.Select(element => new KeptPart(element.ElementId, element.Upgrade.OldId, element.Ticks))],
            [.. result.Changed.Select(Changed)],
            [.. result.New.Select(Changed)],
            [.. result.Dropped.Select(tick => new DroppedPart(tick.OldItemId, tick.NewItemId, Reason(tick.Reason)))],
            Ends(result.Before),
            Ends(result.After),
            [.. result.Plan.Remarks.Select(remark => remark.ToString())]);

        ChangedPart Changed(UpgradedElement element) =>
            new(element.ElementId, element.Upgrade.OldId, element.Ticks, JsonFormat.Text(element.Upgrade.Reason, newer.Languages));
    }

    private static decimal[] Ends(ScoreRange range) => [range.PublishedWorst, range.PublishedBest];

    private static string Reason(DropReason reason) => reason switch
    {
        DropReason.NoCounterpart => "no-counterpart",
        DropReason.NotAdmitted => "not-admitted",
        DropReason.DoesNotApply => "does-not-apply",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    internal sealed record KeptPart(string Element, string? From, IReadOnlyList<string> Items);

    internal sealed record ChangedPart(string Element, string? From, IReadOnlyList<string> Items, IReadOnlyDictionary<string, string> Reason);

    internal sealed record DroppedPart(string Item, string? To, string Reason);
}
