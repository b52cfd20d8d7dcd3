namespace Garant.Assessment.Importing;

/// <summary>A resource in one language.</summary>
internal sealed class PublishedResource(string? type, int line)
{
    private readonly List<string> _lines = [];

    /// <summary>The kind of source, or <c>null</c> where the text does not say.</summary>
    public string? Type { get; } = type;

    public int Line { get; } = line;

    /// <summary>The text; a resource broken over several lines is joined with spaces.</summary>
    public string Text => string.Join(' ', _lines);

    /// <summary>The first address in the text, or <c>null</c>.</summary>
    public string? Link => ResourceLink.In(Text);

    public void Add(string line) => _lines.Add(line.Trim());
}
