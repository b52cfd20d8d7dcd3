using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>
/// What changed between two versions of a framework, as a draft of the upgrade table: the same text under the same id
/// is kept, a text that moved is followed to its new id, of a changed element the items that are alike are kept, and
/// all else starts afresh.
/// </summary>
/// <param name="Older">The older version.</param>
/// <param name="Newer">The newer version.</param>
/// <param name="Table">The draft: an entry for every element and item of the newer version, without reasons.</param>
/// <param name="Elements">Every element of the newer version, in order.</param>
/// <param name="GoneElements">The elements of the older version that no element of the newer one was, in order.</param>
/// <param name="GoneItems">The items of the older version that no item of the newer one takes over, in order.</param>
public sealed record FrameworkDiff(
    Framework Older,
    Framework Newer,
    UpgradeTable Table,
    IReadOnlyList<ElementChange> Elements,
    IReadOnlyList<string> GoneElements,
    IReadOnlyList<string> GoneItems)
{
    /// <summary>Compares two versions.</summary>
    public static FrameworkDiff Between(Framework older, Framework newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        IReadOnlyDictionary<string, Element> elements = ElementMatching.Between(older, newer);
        IReadOnlyDictionary<string, AnswerItem> items = ItemMatching.Between(older, newer, elements);
        ElementChange[] changes = [.. newer.Elements.Select(element => Change(element, elements.GetValueOrDefault(element.Id), items))];
        HashSet<string> usedElements = [.. elements.Values.Select(element => element.Id)];
        HashSet<string> usedItems = [.. items.Values.Select(item => item.Id)];
        return new(
            older,
            newer,
            new(
                older.Id,
                changes.ToDictionary(change => change.ElementId, change => new ElementUpgrade(change.OldId, change.Badge, LocalizedText.Empty), StringComparer.Ordinal),
                newer.Elements.SelectMany(element => element.Items).ToDictionary(item => item.Id, item => items.GetValueOrDefault(item.Id)?.Id, StringComparer.Ordinal)),
            changes,
            [.. older.Elements.Select(element => element.Id).Where(id => !usedElements.Contains(id))],
            [.. older.Elements.SelectMany(element => element.Items).Select(item => item.Id).Where(id => !usedItems.Contains(id))]);
    }

    private static ElementChange Change(Element element, Element? old, IReadOnlyDictionary<string, AnswerItem> items)
    {
        if (old is null)
        {
            return new(element.Id, null, Badge.New, []);
        }

        ChangedPart[] parts = [.. Differences(element, old, items)];
        return new(element.Id, old.Id, parts.Any(IsSubstance) ? Badge.Updated : Badge.Unchanged, parts);
    }

    private static bool IsSubstance(ChangedPart part) => part
        is ChangedPart.Title or ChangedPart.Question or ChangedPart.AnswerType or ChangedPart.Condition or ChangedPart.Items;

    private static IEnumerable<ChangedPart> Differences(Element element, Element old, IReadOnlyDictionary<string, AnswerItem> items)
    {
        if (!Wording.IsSame(element.Title, old.Title))
        {
            yield return ChangedPart.Title;
        }

        if (!Wording.IsSame(element.Question, old.Question))
        {
            yield return ChangedPart.Question;
        }

        if (element.Type != old.Type)
        {
            yield return ChangedPart.AnswerType;
        }

        string? condition = element.Condition is { } named ? items.GetValueOrDefault(named)?.Id ?? "" : null;
        if (condition != old.Condition)
        {
            yield return ChangedPart.Condition;
        }

        if (element.Items.Count != old.Items.Count
            || element.Items.Zip(old.Items).Any(pair => (pair.First.IsSwitch, pair.First.IsNone) != (pair.Second.IsSwitch, pair.Second.IsNone) || !Wording.IsSame(pair.First.Text, pair.Second.Text)))
        {
            yield return ChangedPart.Items;
        }

        if (element.Items.Any(item => items.TryGetValue(item.Id, out AnswerItem? before) && before.Points != item.Points))
        {
            yield return ChangedPart.Points;
        }

        if (!Wording.IsSame(element.RiskDomain ?? LocalizedText.Empty, old.RiskDomain ?? LocalizedText.Empty))
        {
            yield return ChangedPart.RiskDomain;
        }

        if (!Wording.IsSame(element.Explanation, old.Explanation))
        {
            yield return ChangedPart.Explanation;
        }

        if (!element.Resources.SequenceEqual(old.Resources))
        {
            yield return ChangedPart.Resources;
        }

        if (!element.Evidence.SequenceEqual(old.Evidence)
            || !element.Accepts.SequenceEqual(old.Accepts)
            || element.Items.Any(item => items.TryGetValue(item.Id, out AnswerItem? before) && !item.Evidence.SequenceEqual(before.Evidence)))
        {
            yield return ChangedPart.Evidence;
        }

        if (!element.References.SequenceEqual(old.References))
        {
            yield return ChangedPart.References;
        }
    }
}
