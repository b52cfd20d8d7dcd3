using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Frameworks;

/// <summary>Writes frameworks in the native YAML format; what it writes, <see cref="FrameworkReader"/> reads back as it was.</summary>
public static class FrameworkWriter
{
    // A JSON string is a YAML double-quoted string; letters beyond ASCII stay readable.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole file as text, with line feeds.</summary>
    public static string Write(Framework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        StringBuilder yaml = new();
        Line(yaml, 0, $"format: {FrameworkReader.Format}");
        Line(yaml, 0, $"id: {Quote(framework.Id)}");
        if (framework.Previous is { } previous)
        {
            Line(yaml, 0, $"previous: {Quote(previous)}");
        }

        Line(yaml, 0, $"languages: [{string.Join(", ", framework.Languages.Select(Quote))}]");
        Text(yaml, 0, "name", framework.Name);
        Line(yaml, 0, $"compensation: {Number(framework.Compensation)}");
        Line(yaml, 0, "levels:");
        foreach (LabelLevel level in framework.Levels)
        {
            Line(yaml, 1, $"- key: {Quote(level.Key)}");
            Text(yaml, 2, "name", level.Name);
            Line(yaml, 2, $"threshold: {Number(level.Threshold)}");
        }

        Kinds(yaml, framework.OrganisationKinds);
        Line(yaml, 0, "sections:");
        foreach (Section section in framework.Sections)
        {
            Write(yaml, section);
        }

        if (framework.Upgrades.Count > 0)
        {
            Line(yaml, 0, "upgrades:");
        }

        foreach (UpgradeTable table in framework.Upgrades)
        {
            Write(yaml, Whole(table, framework));
        }

        return yaml.ToString();
    }

    /// <summary>One upgrade table, as an entry of a framework file's <c>upgrades</c> list. What is kept unchanged is left out, as the format allows.</summary>
    public static string Write(UpgradeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        StringBuilder yaml = new();
        Write(yaml, table);
        return yaml.ToString();
    }

    private static void Kinds(StringBuilder yaml, IReadOnlyList<OrganisationKind> kinds)
    {
        if (kinds.Count > 0)
        {
            Line(yaml, 0, "organisationKinds:");
        }

        foreach (OrganisationKind kind in kinds)
        {
            Line(yaml, 1, $"- key: {Quote(kind.Key)}");
            Text(yaml, 2, "name", kind.Name);
            if (kind.Weights.Count > 0)
            {
                Line(yaml, 2, "weights:");
            }

            foreach ((string id, decimal weight) in kind.Weights.OrderBy(pair => pair.Key, UpgradePlanner.VersionOrder))
            {
                Line(yaml, 3, $"{Quote(id)}: {Number(weight)}");
            }
        }
    }

    private static void Write(StringBuilder yaml, Section section)
    {
        Line(yaml, 1, $"- id: {Quote(section.Id)}");
        Text(yaml, 2, "keyword", section.Keyword);
        Text(yaml, 2, "title", section.Title);
        Text(yaml, 2, "description", section.Description);
        Line(yaml, 2, "elements:");
        foreach (Element element in section.Elements)
        {
            Write(yaml, element);
        }
    }

    private static void Write(StringBuilder yaml, Element element)
    {
        Line(yaml, 3, $"- id: {Quote(element.Id)}");
        Text(yaml, 4, "title", element.Title);
        Text(yaml, 4, "question", element.Question);
        Line(yaml, 4, $"answers: {(element.Type == AnswerType.Single ? "single" : "multiple")}");
        if (element.Condition is { } condition)
        {
            Line(yaml, 4, $"condition: {Quote(condition)}");
        }

        if (element.RiskDomain is { } domain)
        {
            Text(yaml, 4, "riskDomain", domain);
        }

        if (element.Explanation.Languages.Any())
        {
            Text(yaml, 4, "explanation", element.Explanation);
        }

        if (element.Resources.Count > 0)
        {
            Line(yaml, 4, "resources:");
        }

        foreach (Resource resource in element.Resources)
        {
            Line(yaml, 5, $"- type: {Quote(resource.Type)}");
            Text(yaml, 6, "text", resource.Text);
            if (resource.Links is { } links)
            {
                Text(yaml, 6, "link", links);
            }
            else if (resource.Link is { } link)
            {
                Line(yaml, 6, $"link: {Quote(link)}");
            }

            Date(yaml, 6, "published", resource.Published);
            Date(yaml, 6, "checked", resource.Checked);
        }

        Write(yaml, 4, element.Evidence);
        if (element.Accepts.Count > 0)
        {
            Line(yaml, 4, $"accepts: [{string.Join(", ", element.Accepts.Select(FormatWord.Of))}]");
        }

        Write(yaml, 4, element.References);
        Line(yaml, 4, "items:");
        foreach (AnswerItem item in element.Items)
        {
            string letter = item.Id[(element.Id.Length + 1)..];
            Line(yaml, 5, $"- id: {(letter.Length == 1 && char.IsAsciiLetter(letter[0]) ? letter : Quote(letter))}");
            Line(yaml, 6, $"points: {Number(item.Points)}");
            if (item.Effort != 1)
            {
                Line(yaml, 6, $"effort: {item.Effort.ToString(CultureInfo.InvariantCulture)}");
            }

            if (item.IsSwitch)
            {
                Line(yaml, 6, "switch: true");
            }

            if (item.IsNone)
            {
                Line(yaml, 6, "none: true");
            }

            Text(yaml, 6, "text", item.Text);
            Write(yaml, 6, item.Evidence);
        }
    }

    private static void Write(StringBuilder yaml, int depth, IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count > 0)
        {
            Line(yaml, depth, "evidence:");
        }

        foreach (Evidence part in evidence)
        {
            Line(yaml, depth + 1, $"- kind: {FormatWord.Of(part.Kind)}");
            Text(yaml, depth + 2, "text", part.Text);
        }
    }

    private static void Write(StringBuilder yaml, int depth, IReadOnlyList<FrameworkReference> references)
    {
        if (references.Count > 0)
        {
            Line(yaml, depth, "references:");
        }

        foreach (FrameworkReference reference in references)
        {
            Line(yaml, depth + 1, $"- framework: {Quote(reference.Framework)}");
            Line(yaml, depth + 2, $"id: {Quote(reference.Id)}");
            Line(yaml, depth + 2, $"relation: {FormatWord.Of(reference.Relation)}");
            if (reference.Source is { } source)
            {
                Line(yaml, depth + 2, $"source: {Quote(source)}");
            }
        }
    }

    private static void Write(StringBuilder yaml, UpgradeTable table)
    {
        Line(yaml, 1, $"- from: {Quote(table.From)}");
        Line(yaml, 2, "elements:" + (table.Elements.Any(pair => IsTold(pair.Key, pair.Value)) ? "" : " {}"));
        foreach ((string id, ElementUpgrade upgrade) in table.Elements.Where(pair => IsTold(pair.Key, pair.Value)).OrderBy(pair => pair.Key, UpgradePlanner.VersionOrder))
        {
            Line(yaml, 3, $"{Quote(id)}:");
            Line(yaml, 4, $"from: {Source(id, upgrade.OldId)}");
            Line(yaml, 4, $"badge: {upgrade.Badge switch { Badge.Updated => "updated", Badge.New => "new", _ => "unchanged" }}");
            if (!upgrade.Reason.IsEmpty)
            {
                Text(yaml, 4, "reason", upgrade.Reason);
            }
        }

        Line(yaml, 2, "items:" + (table.Items.Any(pair => pair.Key != pair.Value) ? "" : " {}"));
        foreach ((string id, string? source) in table.Items.Where(pair => pair.Key != pair.Value).OrderBy(pair => pair.Key, UpgradePlanner.VersionOrder))
        {
            Line(yaml, 3, $"{Quote(id)}: {Source(id, source)}");
        }
    }

    /// <summary>The table with an entry for every part of the framework: what the format leaves out is kept, what a table in memory leaves out starts afresh.</summary>
    private static UpgradeTable Whole(UpgradeTable table, Framework framework) => new(
        table.From,
        framework.Elements.ToDictionary(element => element.Id, element => table.Elements.GetValueOrDefault(element.Id, UpgradeTable.Afresh), StringComparer.Ordinal),
        framework.Elements.SelectMany(element => element.Items).ToDictionary(item => item.Id, item => table.Items.GetValueOrDefault(item.Id), StringComparer.Ordinal));

    private static bool IsTold(string id, ElementUpgrade upgrade) =>
        upgrade.OldId != id || upgrade.Badge != Badge.Unchanged || !upgrade.Reason.IsEmpty;

    private static string Source(string id, string? source) => source is null ? "drop" : source == id ? "keep" : Quote(source);

    private static void Text(StringBuilder yaml, int depth, string key, LocalizedText text)
    {
        Line(yaml, depth, $"{key}:");
        foreach (string language in text.Languages)
        {
            Line(yaml, depth + 1, $"{language}: {Quote(text.Find(language)!)}");
        }
    }

    private static void Date(StringBuilder yaml, int depth, string key, DateOnly? date)
    {
        if (date is { } day)
        {
            Line(yaml, depth, string.Create(CultureInfo.InvariantCulture, $"{key}: {day:yyyy-MM-dd}"));
        }
    }

    private static void Line(StringBuilder yaml, int depth, string text) => yaml.Append(' ', depth * 2).Append(text).Append('\n');

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting);

    private static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
