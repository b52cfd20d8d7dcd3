namespace Garant.Assessment.Importing;

/// <summary>One language's text of a published framework, as it stands.</summary>
internal sealed class PublishedText(string file, string language)
{
    /// <summary>The file's name as the user gave it.</summary>
    public string File { get; } = file;

    /// <summary>The language's name in English, for remarks.</summary>
    public string Language { get; } = language;

    /// <summary>The first heading.</summary>
    public Located<string>? Title { get; set; }

    public SortedDictionary<int, PublishedSection> Sections { get; } = [];

    public SortedDictionary<ElementNumber, PublishedElement> Elements { get; } = [];
}
