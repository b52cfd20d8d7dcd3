using System.Text.Json;
using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;

namespace Garant.Assessment.Importing;

/// <summary>Finds out which version the files are: its id, its name and the version before.</summary>
internal sealed partial class VersionIdentity(PublishedSources sources, LocatedJson? upgrade, Remarks remarks)
{
    /// <summary>The key of the upgrade table under which the old versions stand.</summary>
    public const string VersionsKey = "diff_per_version";

    private const string IdKey = "assessment_version";

    /// <summary>Whether an id is one of a published version: a year and a half-year, six digits.</summary>
    public static bool IsPublished(string id) => id.Length == 6 && id.All(char.IsAsciiDigit);

    /// <summary>Whether a published version is older than another; one that is not published is newer than all.</summary>
    public static bool IsOlder(string published, string than) => !IsPublished(than) || string.CompareOrdinal(published, than) < 0;

    /// <summary>The id: the one given, else the upgrade table's, else the one in the French file's name; empty, and an error, when there is none.</summary>
    public string Id()
    {
        string? inTable = upgrade?.Find(IdKey) is { Kind: JsonValueKind.String or JsonValueKind.Number } stated && stated.Text.Trim().Length > 0 ? stated.Text.Trim() : null;
        string? inName = FileNameId().Match(sources.French.File) is { Success: true } match ? match.Groups["id"].Value : null;
        string? given = string.IsNullOrWhiteSpace(sources.Id) ? null : sources.Id.Trim();
        string? id = given ?? inTable ?? inName;
        if (id is null)
        {
            remarks.Fail(sources.French.File, 0, "the version's id is not known; give it, or name the file like assessment-202301-fr.md");
            return "";
        }

        if (inTable is not null && inTable != id)
        {
            remarks.Warn(sources.Upgrade!.File, upgrade!.Find(IdKey)!.Line, $"the upgrade table is for version {inTable}, and the version read is {id}; is it the right file?");
        }

        foreach (SourceText file in new[] { sources.French, sources.English, sources.Scoring })
        {
            if (given is null && FileNameId().Match(file.File) is { Success: true } named && named.Groups["id"].Value != id)
            {
                remarks.Warn(file.File, 0, $"the file is named after version {named.Groups["id"].Value}, and the version read is {id}; is it the right file?");
            }
        }

        return id;
    }

    /// <summary>The name: the one given, else each text's first heading with the id behind it.</summary>
    public LocalizedText Name(string id, LanguagePair pair)
    {
        if (sources.Name is { IsEmpty: false } name)
        {
            return name;
        }

        LocalizedText heading = pair.Required(pair.French.Title, pair.English.Title, "the framework's name, a first line # Name,", sources.French.File, 1, "");
        return heading.IsEmpty ? new(id, id) : new($"{heading.In("fr")} – {id}", $"{heading.In("en")} – {id}");
    }

    /// <summary>The id of the version before: the one given, else the newest published one that the upgrade table starts from.</summary>
    public string? Previous(string id) =>
        string.IsNullOrWhiteSpace(sources.Previous)
            ? upgrade?.Find(VersionsKey)?.Members
                .Select(member => member.Key)
                .Where(old => IsPublished(old) && IsOlder(old, id))
                .Max(StringComparer.Ordinal)
            : sources.Previous.Trim();

    /// <summary><c>assessment-202301-fr.md</c></summary>
    [GeneratedRegex(@"assessment-(?<id>[0-9A-Za-z.]+?)(-[a-z]{2}\.|_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileNameId();
}
