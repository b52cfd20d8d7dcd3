using System.Text.Json.Serialization;
using Garant.Assessment.Upgrading;

namespace Garant.Cli.Assessing;

/// <summary>The answers after an upgrade, in the form in which answers are read.</summary>
internal sealed record UpgradedAnswers(
    string Framework,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Notes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? ArchivedNotes)
{
    /// <param name="result">The upgrade.</param>
    /// <param name="archived">What earlier upgrades archived: it stays.</param>
    public static UpgradedAnswers Of(UpgradeResult result, IReadOnlyDictionary<string, string> archived)
    {
        Dictionary<string, string> allArchived = new(archived, StringComparer.Ordinal);
        foreach ((string element, string note) in result.ArchivedNotes)
        {
            allArchived[element] = allArchived.TryGetValue(element, out string? earlier) ? $"{earlier}\n\n{note}" : note;
        }

        return new(
            result.Plan.To.Id,
            result.Elements.Where(element => element.Ticks.Count > 0).ToDictionary(element => element.ElementId, element => element.Ticks, StringComparer.Ordinal),
            InOrder(result.Notes),
            InOrder(allArchived));
    }

    private static Dictionary<string, string>? InOrder(IReadOnlyDictionary<string, string> notes) => notes.Count == 0
        ? null
        : notes.OrderBy(note => note.Key, UpgradePlanner.VersionOrder).ToDictionary(StringComparer.Ordinal);
}
