namespace Garant.Assessment.Frameworks;

/// <summary>A source to read further.</summary>
/// <param name="Type">The kind of source, such as <c>law</c> or <c>Academic paper</c>.</param>
/// <param name="Text">What it is, as Markdown.</param>
/// <param name="Link">Where it is in every language, or <c>null</c> when the text alone says it or <see cref="Links"/> do.</param>
public sealed record Resource(string Type, LocalizedText Text, string? Link)
{
    /// <summary>Where it is in each language, where that differs; or <c>null</c>.</summary>
    public LocalizedText? Links { get; init; }

    /// <summary>When it was published, or <c>null</c> where that is not said.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>When the framework's authors last read it at its source, or <c>null</c> where they did not.</summary>
    public DateOnly? Checked { get; init; }

    /// <summary>Where it is for a reader of a language, or <c>null</c>.</summary>
    public string? LinkIn(string language) => Links is { } links ? links.In(language) : Link;
}
