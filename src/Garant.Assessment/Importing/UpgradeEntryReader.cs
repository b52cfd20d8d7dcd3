using System.Text.Json;
using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Importing;

/// <summary>Reads the entries of an upgrade table.</summary>
internal sealed partial class UpgradeEntryReader(string file, Remarks remarks)
{
    private const string Afresh = "no_fetch";

    private static readonly (Badge Badge, string French, string English)[] Badges =
    [
        (Badge.Unchanged, "Inchangé", "Unchanged"),
        (Badge.Updated, "Mis à jour", "Updated"),
        (Badge.New, "Nouveau", "New"),
    ];

    /// <summary>The entry of an element.</summary>
    public ElementUpgrade ReadElement(string id, LocatedJson value)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            remarks.Fail(file, value.Line, $"the entry of element {id} is {value.Excerpt}; write it in braces, with upgrade_status, pastille_fr and pastille_en");
            return new(null, Badge.New, LocalizedText.Empty);
        }

        string? oldId = null;
        if (value.Find("upgrade_status") is { } status)
        {
            oldId = ReadStatus(id, "element", status, ElementId());
        }
        else
        {
            remarks.Fail(file, value.Line, $"the entry of element {id} has no upgrade_status; write 1, \"{Afresh}\" or the old element's id");
        }

        return new(oldId, ReadBadge(id, value), ReadReason(id, value));
    }

    /// <summary>The entry of an item: the old item's id, or <c>null</c> when it starts afresh.</summary>
    public string? ReadItem(string id, LocatedJson value) => ReadStatus(id, "item", value, ItemId());

    private string? ReadStatus(string id, string what, LocatedJson status, Regex idForm)
    {
        string text = status.Text.Trim();
        if (status.Kind is JsonValueKind.String or JsonValueKind.Number && text == "1")
        {
            return id;
        }

        if (status.Kind == JsonValueKind.String && idForm.IsMatch(text))
        {
            return text;
        }

        if (status.Kind != JsonValueKind.String || text != Afresh)
        {
            remarks.Fail(file, status.Line, $"the status of {what} {id} is {status.Excerpt}; write 1, \"{Afresh}\" or the old {what}'s id in quotes");
        }

        return null;
    }

    private Badge ReadBadge(string id, LocatedJson entry)
    {
        Badge? french = FindBadge(entry.Find("pastille_fr"));
        Badge? english = FindBadge(entry.Find("pastille_en"));
        if (french is null && english is null)
        {
            remarks.Fail(file, entry.Line, $"the badge of element {id} cannot be read; write Inchangé, Mis à jour or Nouveau as pastille_fr and Unchanged, Updated or New as pastille_en");
            return Badge.Updated;
        }

        if (french != english)
        {
            int line = (entry.Find(french is null ? "pastille_fr" : "pastille_en") ?? entry).Line;
            remarks.Warn(
                file,
                line,
                french is null || english is null
                    ? $"the {(french is null ? "French" : "English")} badge of element {id} cannot be read; the other one counts"
                    : $"the badges of element {id} disagree: {french} in French, {english} in English; the French one counts");
        }

        return (french ?? english)!.Value;
    }

    private static Badge? FindBadge(LocatedJson? stated)
    {
        foreach ((Badge badge, string french, string english) in Badges)
        {
            string text = stated?.Text.Trim() ?? "";
            if (text.Equals(french, StringComparison.OrdinalIgnoreCase) || text.Equals(english, StringComparison.OrdinalIgnoreCase))
            {
                return badge;
            }
        }

        return null;
    }

    private LocalizedText ReadReason(string id, LocatedJson entry)
    {
        string french = entry.Find("edito_fr")?.Text.Trim() ?? "";
        string english = entry.Find("edito_en")?.Text.Trim() ?? "";
        if (french.Length == 0 != (english.Length == 0))
        {
            int line = (entry.Find(french.Length == 0 ? "edito_en" : "edito_fr") ?? entry).Line;
            remarks.Warn(file, line, $"the reason for element {id} stands in {(french.Length == 0 ? "English" : "French")} only; it serves for both languages");
            return french.Length == 0 ? new(english, english) : new(french, french);
        }

        return french.Length == 0 ? LocalizedText.Empty : new(french, english);
    }

    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{1,3}$")]
    private static partial Regex ElementId();

    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{1,3}\.[a-z]$")]
    private static partial Regex ItemId();
}
