using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Importing;

/// <summary>Reads the upgrade file: one table for each older version.</summary>
internal sealed class UpgradeTableReader(string file, string frameworkId, IReadOnlyList<Section> sections, Remarks remarks)
{
    private readonly UpgradeEntryReader _entries = new(file, remarks);

    /// <summary>The tables, in the order of the file.</summary>
    public IReadOnlyList<UpgradeTable> Read(LocatedJson json)
    {
        if (json.Find(VersionIdentity.VersionsKey) is not { Kind: JsonValueKind.Object } versions)
        {
            remarks.Fail(file, json.Line, $"the file has no \"{VersionIdentity.VersionsKey}\" object; is it an upgrade table?");
            return [];
        }

        List<UpgradeTable> tables = [];
        foreach ((string from, LocatedJson table) in versions.Members)
        {
            string? fault =
                tables.Exists(other => other.From == from) ? "a table from this version stands above"
                : !VersionIdentity.IsPublished(from) ? "the texts of that version are not published"
                : !VersionIdentity.IsOlder(from, frameworkId) ? "that version is not older than this one"
                : null;
            if (fault is not null)
            {
                remarks.Warn(file, table.Line, $"the table from version {Diagnostic.Excerpt(from)} is left out: {fault}");
            }
            else if (table.Kind != JsonValueKind.Object)
            {
                remarks.Fail(file, table.Line, $"the table from version {from} is not an object in braces");
            }
            else
            {
                tables.Add(ReadTable(from, table));
            }
        }

        return tables;
    }

    private UpgradeTable ReadTable(string from, LocatedJson table)
    {
        CheckSections(from, table.Find("sections"));
        return new(
            from,
            ReadPart(from, table, "elements", "element", [.. sections.SelectMany(section => section.Elements).Select(element => element.Id)], _entries.ReadElement, new ElementUpgrade(null, Badge.New, LocalizedText.Empty)),
            ReadPart(from, table, "answer_items", "item", [.. sections.SelectMany(section => section.Elements).SelectMany(element => element.Items).Select(item => item.Id)], _entries.ReadItem, null));
    }

    private Dictionary<string, T> ReadPart<T>(string from, LocatedJson table, string key, string what, IReadOnlyList<string> ids, Func<string, LocatedJson, T> read, T afresh)
    {
        LocatedJson? part = table.Find(key);
        if (part is not { Kind: JsonValueKind.Object })
        {
            remarks.Fail(file, part?.Line ?? table.Line, $"the table from version {from} has no \"{key}\" object");
            return [];
        }

        HashSet<string> known = new(ids, StringComparer.Ordinal);
        Dictionary<string, T> entries = new(StringComparer.Ordinal);
        foreach ((string id, LocatedJson value) in part.Members)
        {
            if (!known.Contains(id))
            {
                remarks.Warn(file, value.Line, $"no {what} {Diagnostic.Excerpt(id)} stands in the texts; its entry in the table from version {from} is left out");
            }
            else if (entries.ContainsKey(id))
            {
                remarks.Warn(file, value.Line, $"{what} {id} has two entries in the table from version {from}; the first counts");
            }
            else
            {
                entries.Add(id, read(id, value));
            }
        }

        foreach (string id in ids.Where(id => !entries.ContainsKey(id)))
        {
            remarks.Warn(file, part.Line, $"{what} {id} has no entry in the table from version {from}; it starts afresh");
            entries.Add(id, afresh);
        }

        return entries;
    }

    /// <summary>Sections hold no answers; an author who moves one should know that only the elements' entries count.</summary>
    private void CheckSections(string from, LocatedJson? entries)
    {
        foreach ((string id, LocatedJson value) in entries?.Members ?? [])
        {
            if (value is not { Kind: JsonValueKind.Number, Text: "1" })
            {
                remarks.Warn(file, value.Line, $"section {Diagnostic.Excerpt(id)} has the status {value.Excerpt} in the table from version {from}; only the entries of elements and items count");
            }
        }
    }
}
