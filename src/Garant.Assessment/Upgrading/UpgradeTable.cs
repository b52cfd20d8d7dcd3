using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>How an evaluation moves from an older version to a newer one.</summary>
/// <param name="From">The older version's id.</param>
/// <param name="Elements">By new element id.</param>
/// <param name="Items">Old item id by new item id; <c>null</c> where the item starts afresh. An item that is not named starts afresh.</param>
public sealed record UpgradeTable(
    string From,
    IReadOnlyDictionary<string, ElementUpgrade> Elements,
    IReadOnlyDictionary<string, string?> Items)
{
    internal static readonly ElementUpgrade Afresh = new(null, Badge.New, LocalizedText.Empty);

    /// <summary>Whether no two new items, and no two new elements, come from the same old one, so that the table can be read backwards.</summary>
    public bool IsOneToOne =>
        IsInjective(Items.Values) && IsInjective(Elements.Values.Select(element => element.OldId));

    /// <summary>This table read backwards, from the newer version <paramref name="newer"/> to <see cref="From"/>. The editors' reasons tell of the way forward and are left out.</summary>
    internal UpgradeTable Reversed(string newer) => new(
        newer,
        Elements
            .Where(pair => pair.Value.OldId is not null)
            .ToDictionary(pair => pair.Value.OldId!, pair => pair.Value with { OldId = pair.Key, Reason = LocalizedText.Empty }, StringComparer.Ordinal),
        Items
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Value!, string? (pair) => pair.Key, StringComparer.Ordinal));

    /// <summary>This table followed by <paramref name="next"/>.</summary>
    internal UpgradeTable Then(UpgradeTable next) => new(
        From,
        next.Elements.ToDictionary(pair => pair.Key, pair => Then(pair.Value), StringComparer.Ordinal),
        next.Items.ToDictionary(pair => pair.Key, pair => pair.Value is { } middle ? Items.GetValueOrDefault(middle) : null, StringComparer.Ordinal));

    /// <summary>This table with every element that says the same under the same id in both versions kept whole.</summary>
    internal UpgradeTable KeepingSameTexts(Framework older, Framework newer)
    {
        Dictionary<string, ElementUpgrade> elements = new(Elements, StringComparer.Ordinal);
        Dictionary<string, string?> items = new(Items, StringComparer.Ordinal);
        foreach (Element element in newer.Elements.Where(element => SaysTheSame(element, older.FindElement(element.Id))))
        {
            elements[element.Id] = new(element.Id, Badge.Unchanged, LocalizedText.Empty);
            foreach (AnswerItem item in element.Items)
            {
                items[item.Id] = item.Id;
            }
        }

        return new(From, elements, items);
    }

    /// <summary>This table with an entry for everything in <paramref name="newer"/> and no source that <paramref name="older"/> lacks.</summary>
    internal UpgradeTable Complete(Framework older, Framework newer, List<UpgradeRemark> remarks)
    {
        foreach ((string id, string? source) in Items.Where(pair => pair.Value is not null && older.FindItem(pair.Value) is null))
        {
            remarks.Add(new(older.Id, newer.Id, id, source, IsKnown: false, SkipsVersions: false, Followed: null));
        }

        return new(
            From,
            newer.Elements.ToDictionary(
                element => element.Id,
                element => Elements.GetValueOrDefault(element.Id, Afresh) is var entry && entry.OldId is { } old && older.FindElement(old) is null ? entry with { OldId = null } : entry,
                StringComparer.Ordinal),
            newer.Elements.SelectMany(element => element.Items).ToDictionary(
                item => item.Id,
                item => Items.GetValueOrDefault(item.Id) is { } source && older.FindItem(source) is not null ? source : null,
                StringComparer.Ordinal));
    }

    /// <summary>Where a table that skips versions says something else than this one, composed of single steps.</summary>
    internal IEnumerable<UpgradeRemark> DisagreementsWith(UpgradeTable direct, Framework older, string newer)
    {
        foreach ((string id, string? source) in Items)
        {
            string? other = direct.Items.GetValueOrDefault(id);
            if (other != source)
            {
                yield return new(From, newer, id, other, IsKnown: other is null || older.FindItem(other) is not null, SkipsVersions: true, source);
            }
        }
    }

    private static bool IsInjective(IEnumerable<string?> sources)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return sources.All(source => source is null || seen.Add(source));
    }

    private static bool SaysTheSame(Element one, Element? other) =>
        other is not null
        && one.Type == other.Type
        && one.Question.Equals(other.Question)
        && one.Items.Select(item => (item.Id, item.Text)).SequenceEqual(other.Items.Select(item => (item.Id, item.Text)));

    private ElementUpgrade Then(ElementUpgrade next)
    {
        if (next.OldId is null)
        {
            return next;
        }

        ElementUpgrade first = Elements.GetValueOrDefault(next.OldId, Afresh);
        if (next.Badge == Badge.New)
        {
            return next with { OldId = first.OldId };
        }

        Badge badge = first.Badge == Badge.New ? Badge.New
            : first.Badge == Badge.Updated ? Badge.Updated
            : next.Badge;
        return new(first.OldId, badge, Join(first.Reason, next.Reason));
    }

    private static LocalizedText Join(LocalizedText first, LocalizedText second) => new(
        first.Languages.Union(second.Languages).Select(language => KeyValuePair.Create(
            language,
            string.Join(' ', new[] { first.Find(language), second.Find(language) }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct()))));
}
