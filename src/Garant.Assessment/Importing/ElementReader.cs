using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Reads the question and the answers of one element, line by line.</summary>
internal sealed class ElementReader(PublishedElement element, PublishedText text, Remarks remarks)
{
    private bool _answering;
    private PublishedItem? _open;

    public PublishedElement Element { get; } = element;

    /// <summary>Whether the question is still being read.</summary>
    public bool IsAsking => !_answering;

    /// <summary>Reads what stands behind the element's number.</summary>
    public void ReadTitle(int number, string rest)
    {
        string title = TakeAsides(number, rest);
        int first = title.IndexOf("**", StringComparison.Ordinal);
        int last = title.LastIndexOf("**", StringComparison.Ordinal);
        if (first >= 0 && last > first)
        {
            if (title[(last + 2)..].TrimStart(':', ' ').TrimEnd() is { Length: > 0 } beginning)
            {
                Element.AddQuestion(number, beginning);
            }

            title = title[(first + 2)..last];
        }

        title = title.Trim('*', ' ', '\t').Length == 0 ? "" : title.Trim();
        Element.Title = title.Length == 0 ? null : new(title, number);
    }

    /// <summary>Reads a line between the question and the explanation.</summary>
    public void Read(int number, string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length == 0)
        {
            _open = null;
            if (!_answering)
            {
                Element.AddQuestion(number, "");
            }
        }
        else if (TextGrammar.Response().Match(trimmed) is { Success: true } response)
        {
            BeginAnswers(number, response);
        }
        else if (TextGrammar.Item().Match(trimmed) is { Success: true } item)
        {
            _answering = true;
            AddItem(number, item);
        }
        else
        {
            ReadOther(number, trimmed);
        }
    }

    private void BeginAnswers(int number, Match response)
    {
        _answering = true;
        ElementNumber named = ElementNumber.Of(response.Groups["section"].Value, response.Groups["place"].Value);
        if (named != Element.Number)
        {
            remarks.Warn(text.File, number, $"the answers of element {Element.Number} are headed R{named}; write R{Element.Number}");
        }

        if (TakeAsides(number, response.Groups["rest"].Value) is { Length: > 0 } rest)
        {
            remarks.Unread(text.File, number, rest);
        }
    }

    private void AddItem(int number, Match match)
    {
        ElementNumber named = ElementNumber.Of(match.Groups["section"].Value, match.Groups["place"].Value);
        PublishedItem item = new(named, char.ToLowerInvariant(match.Groups["letter"].Value[0]), number);
        item.Add(match.Groups["rest"].Value);
        _open = item;
        PublishedElement? owner = named == Element.Number ? Element : text.Elements.GetValueOrDefault(named);
        if (owner is null)
        {
            remarks.Warn(text.File, number, $"item {item.Id} stands in element {Element.Number} and no element {named} was read before; the item is left out");
            return;
        }

        if (owner != Element)
        {
            remarks.Warn(text.File, number, $"item {item.Id} stands in element {Element.Number}; it is taken for an item of element {named}");
        }

        if (owner.Items.Find(other => other.Letter == item.Letter) is { } first)
        {
            remarks.Warn(text.File, number, $"item {item.Id} stands twice, first on line {first.Line}; the second is left out");
            return;
        }

        if (owner.Items.Count > 0 && owner.Items[^1].Letter > item.Letter)
        {
            remarks.Warn(text.File, number, $"item {item.Id} stands after {owner.Items[^1].Id}; the items are put in order");
        }

        owner.Items.Add(item);
    }

    private void ReadOther(int number, string line)
    {
        string rest = TakeAsides(number, line);
        if (rest.Length == 0)
        {
            _open = null;
        }
        else if (!_answering)
        {
            Element.AddQuestion(number, rest);
        }
        else if (_open is not null && rest == line && !TextGrammar.Bullet().IsMatch(line))
        {
            remarks.Warn(text.File, number, $"item {_open.Id} is broken over several lines; they are joined");
            _open.Add(line);
        }
        else
        {
            remarks.Unread(text.File, number, rest);
        }
    }

    /// <summary>Takes in what the asides of a line say and gives back what is left of it.</summary>
    private string TakeAsides(int number, string line)
    {
        IReadOnlyList<(AsideKind Kind, string Text)> asides = Asides.Take(line, out string rest);
        foreach ((AsideKind kind, string said) in asides)
        {
            Take(number, kind, said);
        }

        return rest;
    }

    private void Take(int number, AsideKind kind, string said)
    {
        switch (kind)
        {
            case AsideKind.Condition:
                TakeCondition(number, said);
                break;
            case AsideKind.Type:
                _answering = true;
                TakeType(number, said);
                break;
            case AsideKind.RiskDomain:
                Match match = TextGrammar.RiskDomain().Match(said);
                Element.RiskDomain = Once(Element.RiskDomain, match.Success && match.Groups["domain"].Length > 0 ? new(match.Groups["domain"].Value, number) : null, number, said);
                break;
            case AsideKind.Hint or AsideKind.Unknown:
            default:
                break;
        }
    }

    private void TakeCondition(int number, string said)
    {
        Match match = TextGrammar.Condition().Match(said);
        if (!match.Success)
        {
            remarks.Warn(text.File, number, $"the condition \"{Diagnostic.Excerpt(said)}\" cannot be read and is dropped; write _(Condition : R1.1 <> 1.1.a)_");
            return;
        }

        ElementNumber named = ElementNumber.Of(match.Groups["section"].Value, match.Groups["place"].Value);
        string item = $"{named}.{char.ToLowerInvariant(match.Groups["letter"].Value[0])}";
        if (named.ToString() != match.Groups["element"].Value)
        {
            remarks.Warn(text.File, number, $"the condition of element {Element.Number} names R{match.Groups["element"].Value} and item {item}; the item counts");
        }

        Element.Condition = Once(Element.Condition, new(item, number), number, said);
    }

    private void TakeType(int number, string said)
    {
        bool single = Says(said, "unique") || Says(said, "single") || Says(said, "one answer");
        bool multiple = Says(said, "multiple");
        Element.Type = Once(Element.Type, single == multiple ? null : new Located<AnswerType>(single ? AnswerType.Single : AnswerType.Multiple, number), number, said);
    }

    /// <summary>What counts when something is said: the first that can be read.</summary>
    private Located<T>? Once<T>(Located<T>? known, Located<T>? read, int number, string said)
    {
        if (read is null)
        {
            remarks.Unread(text.File, number, said);
        }
        else if (known is not null)
        {
            remarks.Warn(text.File, number, $"\"{Diagnostic.Excerpt(said)}\" stands a second time in element {Element.Number}; the first, on line {known.Line}, counts");
        }

        return known ?? read;
    }

    private static bool Says(string said, string word) => said.Contains(word, StringComparison.OrdinalIgnoreCase);
}
