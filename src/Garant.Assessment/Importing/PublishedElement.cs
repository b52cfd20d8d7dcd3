using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>An element in one language.</summary>
internal sealed class PublishedElement(ElementNumber number, int line)
{
    private readonly List<Located<string>> _question = [];

    public ElementNumber Number { get; } = number;

    public int Line { get; } = line;

    public Located<string>? Title { get; set; }

    /// <summary>The question, trimmed at both ends.</summary>
    public Located<string>? Question => Passage.Of(_question);

    /// <summary>The id of the item that makes the element not apply.</summary>
    public Located<string>? Condition { get; set; }

    public Located<AnswerType>? Type { get; set; }

    public Located<string>? RiskDomain { get; set; }

    public Located<string>? Explanation { get; set; }

    public List<PublishedResource> Resources { get; } = [];

    /// <summary>Whether a block of resources was seen, be it empty.</summary>
    public bool HasResources { get; set; }

    public List<PublishedItem> Items { get; } = [];

    public void AddQuestion(int line, string text) => _question.Add(new(text, line));
}
