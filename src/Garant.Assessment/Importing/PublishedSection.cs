namespace Garant.Assessment.Importing;

/// <summary>A section in one language.</summary>
internal sealed class PublishedSection(int number, int line, string title)
{
    private readonly List<Located<string>> _description = [];

    public int Number { get; } = number;

    public int Line { get; } = line;

    public Located<string> Title { get; } = new(title, line);

    public Located<string>? Keyword { get; set; }

    /// <summary>The description with its paragraphs, trimmed at both ends.</summary>
    public Located<string>? Description => Passage.Of(_description);

    public void AddDescription(int line, string text) => _description.Add(new(text, line));
}
