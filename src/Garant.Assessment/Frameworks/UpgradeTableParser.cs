using Garant.Assessment.Upgrading;
using YamlDotNet.RepresentationModel;

namespace Garant.Assessment.Frameworks;

/// <summary>Reads one upgrade table of a framework file. <c>keep</c> takes the old part of the same id, <c>drop</c> none, an id that old part; what is not named is kept.</summary>
internal sealed class UpgradeTableParser(DiagnosticLog log, FrameworkLines lines, IReadOnlyList<Element> parts)
{
    public UpgradeTable Parse(YamlNode node)
    {
        MappingReader map = new(node, "an upgrade table", log);
        string from = map.RequiredText("from", "name the older version, such as from: example-2025.2");
        Dictionary<string, ElementUpgrade> elements = parts
            .DistinctBy(part => part.Id)
            .ToDictionary(part => part.Id, part => new ElementUpgrade(part.Id, Badge.Unchanged, LocalizedText.Empty), StringComparer.Ordinal);
        Dictionary<string, string?> items = parts
            .SelectMany(part => part.Items)
            .DistinctBy(item => item.Id)
            .ToDictionary(item => item.Id, string? (item) => item.Id, StringComparer.Ordinal);
        if (map.Mapping("elements") is { } entries)
        {
            lines.Record(elements, entries);
            foreach (string id in entries.Keys)
            {
                if (entries.Mapping(id) is { } entry)
                {
                    elements[id] = Element(entry, id);
                }
            }
        }

        if (map.Mapping("items") is { } moves)
        {
            lines.Record(items, moves);
            foreach (string id in moves.Keys)
            {
                items[id] = Source(moves.Text(id), id);
            }
        }

        map.Done();
        return lines.Record(new UpgradeTable(from, elements, items), map);
    }

    private ElementUpgrade Element(MappingReader entry, string id)
    {
        string? source = Source(entry.Text("from"), id);
        string badge = entry.Text("badge") ?? "unchanged";
        if (badge is not ("unchanged" or "updated" or "new"))
        {
            log.Error(entry.LineOfKey("badge"), $"element {id}: badge is \"{badge}\"; write unchanged, updated or new");
        }

        ElementUpgrade upgrade = new(
            source,
            badge switch { "updated" => Badge.Updated, "new" => Badge.New, _ => Badge.Unchanged },
            entry.Localized("reason") ?? LocalizedText.Empty);
        entry.Done();
        return upgrade;
    }

    private static string? Source(string? text, string id) => text switch
    {
        null or "keep" => id,
        "drop" => null,
        _ => text,
    };
}
