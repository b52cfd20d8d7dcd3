using Garant.Assessment.Upgrading;

namespace Garant.Cli.Frameworks;

/// <summary>Sums up in lines what changed between two versions.</summary>
internal static class DiffSummary
{
    public static IEnumerable<string> Of(FrameworkDiff diff)
    {
        ILookup<Badge, ElementChange> byBadge = diff.Elements.ToLookup(change => change.Badge);
        KeyValuePair<string, string?>[] moved = [.. diff.Table.Items.Where(pair => pair.Value is not null && pair.Value != pair.Key)];
        int kept = diff.Table.Items.Count(pair => pair.Value == pair.Key), fresh = diff.Table.Items.Count(pair => pair.Value is null);
        yield return $"{diff.Older.Id} → {diff.Newer.Id}: a draft; look through it, give the reasons, and add it to the \"upgrades\" of {diff.Newer.Id}.";
        yield return $"{FrameworkSize.Count(byBadge[Badge.Unchanged].Count(), "element")} unchanged, {byBadge[Badge.Updated].Count()} updated, {byBadge[Badge.New].Count()} new, {diff.GoneElements.Count} gone.";
        yield return $"{FrameworkSize.Count(kept, "item")} kept, {moved.Length} moved, {fresh} new, {diff.GoneItems.Count} gone.";
        foreach (ElementChange change in diff.Elements)
        {
            string place = change.OldId is null || change.OldId == change.ElementId ? change.ElementId : $"{change.ElementId} (was {change.OldId})";
            if (change.Badge == Badge.New)
            {
                yield return $"{place}: new";
            }
            else if (change.Parts.Count > 0)
            {
                yield return $"{place}: other {string.Join(", ", change.Parts.Select(Name))}";
            }
            else if (change.OldId != change.ElementId)
            {
                yield return $"{place}: the same";
            }
        }

        if (diff.GoneElements.Count > 0)
        {
            yield return $"gone elements: {string.Join(", ", diff.GoneElements)}";
        }

        if (diff.GoneItems.Count > 0)
        {
            yield return $"gone items: {string.Join(", ", diff.GoneItems)}";
        }
    }

    private static string Name(ChangedPart part) => part switch
    {
        ChangedPart.Title => "title",
        ChangedPart.Question => "question",
        ChangedPart.AnswerType => "type of answer",
        ChangedPart.Condition => "condition",
        ChangedPart.Items => "items",
        ChangedPart.Points => "points",
        ChangedPart.RiskDomain => "risk domain",
        ChangedPart.Explanation => "explanation",
        ChangedPart.Resources => "resources",
        ChangedPart.Evidence => "evidence",
        ChangedPart.References => "references",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
    };
}
