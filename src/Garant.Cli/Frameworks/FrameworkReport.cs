using Garant.Assessment.Frameworks;
using Garant.Cli.Json;

namespace Garant.Cli.Frameworks;

/// <summary>A framework version as <c>garant framework show --format json</c> prints it.</summary>
internal sealed record FrameworkReport(string Id, string? Previous, IReadOnlyList<FrameworkReport.SectionPart> Sections)
{
    public static FrameworkReport Of(Framework framework)
    {
        return new(
            framework.Id,
            framework.Previous,
            [
                .. framework.Sections.Select(section => new SectionPart(
                    section.Id,
                    Text(section.Title),
                    [.. section.Elements.Select(Part)])),
            ]);

        IReadOnlyDictionary<string, string> Text(LocalizedText text) => JsonFormat.Text(text, framework.Languages);

        ElementPart Part(Element element) => new(
            element.Id,
            Text(element.Title),
            element.Type == AnswerType.Single ? "single" : "multiple",
            element.Condition,
            element.RiskDomain is { } domain ? Text(domain) : null,
            Text(element.Explanation),
            [.. element.Resources.Select(resource => new ResourcePart(resource.Type, Text(resource.Text), LinkOf(resource), resource.Published, resource.Checked))],
            EvidenceOf(element.Evidence),
            [.. element.Accepts.Select(FormatWord.Of)],
            [.. element.References.Select(reference => new ReferencePart(reference.Framework, reference.Id, FormatWord.Of(reference.Relation), reference.Source))],
            [.. element.Items.Select(item => new ItemPart(item.Id, Text(item.Text), item.Points, item.IsSwitch, item.IsNone, EvidenceOf(item.Evidence)))]);

        IReadOnlyList<EvidencePart> EvidenceOf(IReadOnlyList<Evidence> evidence) => [.. evidence.Select(part => new EvidencePart(FormatWord.Of(part.Kind), Text(part.Text)))];

        object? LinkOf(Resource resource) => resource.Links is { } links ? Text(links) : resource.Link;
    }

    internal sealed record SectionPart(string Id, IReadOnlyDictionary<string, string> Name, IReadOnlyList<ElementPart> Elements);

    internal sealed record ElementPart(
        string Id,
        IReadOnlyDictionary<string, string> Name,
        string Type,
        string? Condition,
        IReadOnlyDictionary<string, string>? RiskDomain,
        IReadOnlyDictionary<string, string> Explanation,
        IReadOnlyList<ResourcePart> Resources,
        IReadOnlyList<EvidencePart> Evidence,
        IReadOnlyList<string> Accepts,
        IReadOnlyList<ReferencePart> References,
        IReadOnlyList<ItemPart> Items);

    /// <param name="Type">What it is.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="Link">A text, or one for each language where they differ.</param>
    /// <param name="Published">When it was published.</param>
    /// <param name="Checked">When it was last read.</param>
    internal sealed record ResourcePart(string Type, IReadOnlyDictionary<string, string> Text, object? Link, DateOnly? Published, DateOnly? Checked);

    internal sealed record EvidencePart(string Kind, IReadOnlyDictionary<string, string> Text);

    internal sealed record ReferencePart(string Framework, string Id, string Relation, string? Source);

    internal sealed record ItemPart(string Id, IReadOnlyDictionary<string, string> Text, decimal Points, bool Switch, bool None, IReadOnlyList<EvidencePart> Evidence);
}
