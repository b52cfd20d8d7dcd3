using System.Globalization;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests;

/// <summary>Frameworks built in a few lines of code. Items are lettered a, b, c … in the order of their points.</summary>
internal static class SmallFramework
{
    public const string Id = "small-1";

    public static LocalizedText Text(string text) => new($"{text} (fr)", text);

    public static Framework Of(params IReadOnlyList<Section> sections) => Of(0.5m, sections);

    public static Framework Of(decimal compensation, params IReadOnlyList<Section> sections) => Of(Id, null, compensation, sections);

    public static Framework Of(string id, string? previous, decimal compensation, params IReadOnlyList<Section> sections) => new()
    {
        Id = id,
        Previous = previous,
        Name = Text("Small framework"),
        Compensation = compensation,
        Sections = sections,
    };

    public static Section Section(string id, params IReadOnlyList<Element> elements) => new()
    {
        Id = id,
        Keyword = Text($"Keyword {id}"),
        Title = Text($"Section {id}"),
        Description = Text($"About {id}"),
        Elements = elements,
    };

    public static Element Single(string id, params IReadOnlyList<decimal> points) => Element(id, AnswerType.Single, points);

    public static Element Multiple(string id, params IReadOnlyList<decimal> points) => Element(id, AnswerType.Multiple, points);

    /// <summary>The element with a "not concerned" switch as its last item.</summary>
    public static Element WithSwitch(this Element element) => element with
    {
        Items = [.. element.Items, Item(element.Id, element.Items.Count, 0m) with { IsSwitch = true }],
    };

    /// <summary>The element with "nothing of this exists" as its last item.</summary>
    public static Element WithNone(this Element element) => element with
    {
        Items = [.. element.Items, Item(element.Id, element.Items.Count, 0m) with { IsNone = true }],
    };

    /// <summary>The element, not applying when the item is ticked.</summary>
    public static Element NotWhen(this Element element, string itemId) => element with { Condition = itemId };

    public static Element InDomain(this Element element, string domain) => element with { RiskDomain = Text(domain) };

    public static Element WithEfforts(this Element element, params int[] efforts) => element with
    {
        Items = [.. element.Items.Zip(efforts, (item, effort) => item with { Effort = effort })],
    };

    public static Element Asking(this Element element, string question) => element with { Question = Text(question) };

    public static OrganisationKind Kind(params IReadOnlyList<(string Element, decimal Weight)> weights) =>
        new("kind", Text("Kind"), weights.ToDictionary(pair => pair.Element, pair => pair.Weight));

    /// <summary>A sheet with these items ticked, each in its own element.</summary>
    public static AnswerSheet Answer(this Framework framework, params IReadOnlyList<string> itemIds) => new(
        framework.Id,
        itemIds
            .GroupBy(id => framework.FindItem(id)?.Element.Id ?? throw new ArgumentException($"No item {id}.", nameof(itemIds)))
            .Select(group => KeyValuePair.Create(group.Key, (IEnumerable<string>)[.. group])));

    public static AnswerItem Item(string elementId, int index, decimal points) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{elementId}.{(char)('a' + index)}"), Text($"Answer {elementId}.{index}"), points);

    private static Element Element(string id, AnswerType type, IReadOnlyList<decimal> points) => new()
    {
        Id = id,
        Title = Text($"Element {id}"),
        Question = Text($"What about {id}?"),
        Type = type,
        Items = [.. points.Select((value, index) => Item(id, index, value))],
    };
}
