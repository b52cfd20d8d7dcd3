using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Upgrading;

/// <summary>Upgrade tables in one line: <c>1.2=1.3 updated</c> for an element, <c>1.2.a=1.3.a</c> for an item, <c>-</c> for nothing.</summary>
internal static class Tables
{
    public static UpgradeTable From(string older, params IReadOnlyList<string> entries)
    {
        Dictionary<string, ElementUpgrade> elements = [];
        Dictionary<string, string?> items = [];
        foreach (string entry in entries)
        {
            string[] words = entry.Split(' ', 3);
            string[] sides = words[0].Split('=');
            string? source = sides[1] == "-" ? null : sides[1];
            if (char.IsLetter(sides[0][^1]))
            {
                items[sides[0]] = source;
            }
            else
            {
                Badge badge = words.Length == 1 ? Badge.Unchanged : Enum.Parse<Badge>(words[1], ignoreCase: true);
                elements[sides[0]] = new(source, badge, words.Length < 3 ? LocalizedText.Empty : SmallFramework.Text(words[2]));
            }
        }

        return new(older, elements, items);
    }

    /// <summary>A table that keeps all of <paramref name="framework"/>, but for the entries given.</summary>
    public static UpgradeTable Keeping(Framework framework, string older, params IReadOnlyList<string> entries)
    {
        UpgradeTable told = From(older, entries);
        return new(
            older,
            framework.Elements.ToDictionary(element => element.Id, element => told.Elements.GetValueOrDefault(element.Id) ?? new ElementUpgrade(element.Id, Badge.Unchanged, LocalizedText.Empty)),
            framework.Elements.SelectMany(element => element.Items).ToDictionary(item => item.Id, item => told.Items.TryGetValue(item.Id, out string? source) ? source : item.Id));
    }

    /// <summary>A version of a family, with its tables.</summary>
    public static Framework Version(string id, string? previous, IReadOnlyList<Element> elements, params IReadOnlyList<UpgradeTable> upgrades) => new()
    {
        Id = id,
        Previous = previous,
        Name = SmallFramework.Text(id),
        Sections = [SmallFramework.Section("1", elements)],
        Upgrades = upgrades,
    };

    /// <summary>The item entries as text, those that start afresh left out.</summary>
    public static string Items(UpgradePlan plan) => string.Join(' ', plan.To.Elements
        .SelectMany(element => element.Items)
        .Where(item => plan.Table.Items[item.Id] is not null)
        .Select(item => $"{item.Id}={plan.Table.Items[item.Id]}"));

    public static string Elements(UpgradePlan plan) => string.Join("; ", plan.To.Elements
        .Select(element => (element.Id, Entry: plan.Table.Elements[element.Id]))
        .Select(pair => $"{pair.Id}={pair.Entry.OldId ?? "-"} {pair.Entry.Badge} {pair.Entry.Reason}".Trim()));

    public static string Steps(UpgradePlan plan) => string.Join(' ', plan.Steps.Select(step => step.From + (step.Backwards ? "<" : ">") + step.To));
}
