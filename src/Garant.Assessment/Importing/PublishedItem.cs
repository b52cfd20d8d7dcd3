namespace Garant.Assessment.Importing;

/// <summary>An item in one language.</summary>
internal sealed class PublishedItem(ElementNumber element, char letter, int line)
{
    private readonly List<string> _lines = [];

    public ElementNumber Element { get; } = element;

    public char Letter { get; } = letter;

    /// <summary>The whole id, such as <c>1.5.a</c>.</summary>
    public string Id { get; } = $"{element}.{letter}";

    public int Line { get; } = line;

    /// <summary>Whether a trailing mark makes it the switch.</summary>
    public bool IsSwitch { get; private set; }

    public Located<string> Text => new(string.Join(' ', _lines), Line);

    /// <summary>Adds a line, without the mark of a switch that ends it.</summary>
    public void Add(string line)
    {
        string text = line.Trim();
        int bar = text.LastIndexOf('|');
        if (bar >= 0 && TextGrammar.SwitchMark().IsMatch(text[bar..]))
        {
            IsSwitch = true;
            text = text[..bar].TrimEnd();
        }

        if (text.Length > 0)
        {
            _lines.Add(text);
        }
    }
}
