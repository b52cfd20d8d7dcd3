namespace Garant.Assessment.Frameworks;

/// <summary>A section of a framework: one concern and its elements.</summary>
public sealed record Section
{
    /// <summary>The section's number, such as <c>1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A few words for menus and chart axes.</summary>
    public required LocalizedText Keyword { get; init; }

    /// <summary>The section's title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What the section is about, as Markdown.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>The elements, in the order they are asked.</summary>
    public required IReadOnlyList<Element> Elements { get; init; }
}
