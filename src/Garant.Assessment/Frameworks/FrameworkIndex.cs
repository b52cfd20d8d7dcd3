using System.Collections.Frozen;

namespace Garant.Assessment.Frameworks;

/// <summary>A framework's elements by position and id, and who conditions whom, worked out once. Of two parts with one id, which the validator refuses, the first counts.</summary>
internal sealed class FrameworkIndex
{
    private readonly FrozenDictionary<string, int> _positions;
    private readonly FrozenDictionary<string, (Element Element, AnswerItem Item)> _items;
    private readonly FrozenSet<string> _conditioning;
    private readonly int[] _parents;

    public FrameworkIndex(IReadOnlyList<Section> sections)
    {
        Elements = [.. sections.SelectMany(section => section.Elements)];
        _positions = Elements
            .Select((element, position) => (element.Id, Position: position))
            .DistinctBy(pair => pair.Id)
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Position, StringComparer.Ordinal);
        _items = Elements
            .SelectMany(element => element.Items.Select(item => (Element: element, Item: item)))
            .DistinctBy(pair => pair.Item.Id)
            .ToFrozenDictionary(pair => pair.Item.Id, StringComparer.Ordinal);
        _conditioning = Elements.Select(element => element.Condition).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        _parents = [.. Elements.Select(element => element.Condition is { } item && FindItem(item) is { } found ? PositionOf(found.Element.Id) : -1)];
    }

    public Element[] Elements { get; }

    public int PositionOf(string elementId) => _positions.GetValueOrDefault(elementId, -1);

    /// <summary>The position of the element whose item the condition of the element at <paramref name="position"/> names, or -1.</summary>
    public int ParentOf(int position) => _parents[position];

    public Element? FindElement(string elementId) => _positions.TryGetValue(elementId, out int position) ? Elements[position] : null;

    public (Element Element, AnswerItem Item)? FindItem(string itemId) => _items.TryGetValue(itemId, out (Element, AnswerItem) found) ? found : null;

    public bool IsConditioning(string itemId) => _conditioning.Contains(itemId);
}
