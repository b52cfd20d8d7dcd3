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
            [.. element.Resources.Select(resource => new ResourcePart(resource.Type, Text(resource.Text), resource.Link))],
            [.. element.Items.Select(item => new ItemPart(item.Id, Text(item.Text), item.Points, item.IsSwitch))]);
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
        IReadOnlyList<ItemPart> Items);

    internal sealed record ResourcePart(string Type, IReadOnlyDictionary<string, string> Text, string? Link);

    internal sealed record ItemPart(string Id, IReadOnlyDictionary<string, string> Text, decimal Points, bool Switch);
}
