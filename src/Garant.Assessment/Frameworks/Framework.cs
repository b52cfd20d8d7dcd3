using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Frameworks;

/// <summary>One version of an assessment framework, immutable.</summary>
public sealed class Framework
{
    private readonly Lazy<FrameworkIndex> _index;

    /// <summary>Creates a framework from its parts.</summary>
    public Framework() => _index = new(() => new FrameworkIndex(Sections!));

    /// <summary>The version's id, such as <c>garant-2026.1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the version before, or <c>null</c> for the first.</summary>
    public string? Previous { get; init; }

    /// <summary>The framework's name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The languages every text is in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["fr", "en"];

    /// <summary>The compensation coefficient c (0 to 1): what a point "not concerned" is worth.</summary>
    public decimal Compensation { get; init; } = 0.5m;

    /// <summary>The label levels, by rising threshold.</summary>
    public IReadOnlyList<LabelLevel> Levels { get; init; } = LabelLevel.Defaults;

    /// <summary>The kinds of organisation that weigh elements differently; empty when all weigh the same.</summary>
    public IReadOnlyList<OrganisationKind> OrganisationKinds { get; init; } = [];

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The tables by which older evaluations move to this version.</summary>
    public IReadOnlyList<UpgradeTable> Upgrades { get; init; } = [];

    /// <summary>All elements, in order.</summary>
    public IEnumerable<Element> Elements => Index.Elements;

    internal FrameworkIndex Index => _index.Value;

    /// <summary>The element with this id, or <c>null</c>.</summary>
    public Element? FindElement(string elementId) => Index.FindElement(elementId);

    /// <summary>The item with this id and its element, or <c>null</c>.</summary>
    public (Element Element, AnswerItem Item)? FindItem(string itemId) => Index.FindItem(itemId);

    /// <summary>Whether some element's condition names this item.</summary>
    public bool IsConditioning(string itemId) => Index.IsConditioning(itemId);

    /// <summary>The highest level a published score opens, or <c>null</c> below every threshold.</summary>
    public LabelLevel? LevelFor(decimal publishedScore) =>
        Levels.Where(level => publishedScore >= level.Threshold).MaxBy(level => level.Threshold);

    /// <summary>The lowest level a published score does not open yet, or <c>null</c> when all are open.</summary>
    public LabelLevel? NextLevelAfter(decimal publishedScore) =>
        Levels.Where(level => publishedScore < level.Threshold).MinBy(level => level.Threshold);
}
