using System.Globalization;
using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Reads one language's text of a published framework, line by line.</summary>
internal sealed class PublishedTextReader
{
    private readonly PublishedText _text;
    private readonly Remarks _remarks;
    private TextRegion _region;
    private readonly Dictionary<int, int> _highest = [];
    private PublishedSection? _section;
    private ElementReader? _element;
    private DetailsBlock? _block;

    private PublishedTextReader(PublishedText text, Remarks remarks) => (_text, _remarks) = (text, remarks);

    /// <summary>Reads a text. Whatever it holds, this does not throw.</summary>
    public static PublishedText Read(SourceText source, string language, Remarks remarks)
    {
        PublishedText text = new(source.File, language);
        PublishedTextReader reader = new(text, remarks);
        string[] lines = source.Text.TrimStart('\uFEFF').Split(source.Text.Contains('\n') ? '\n' : '\r');
        for (int i = 0; i < lines.Length; i++)
        {
            reader.ReadLine(i + 1, lines[i].TrimEnd('\r'));
        }

        reader.CloseBlock(isClosed: false);
        return text;
    }

    private void ReadLine(int number, string line)
    {
        string trimmed = line.Trim();
        if (trimmed.StartsWith('#') && ReadHeading(number, trimmed))
        {
            return;
        }

        if (TextGrammar.Question().Match(trimmed) is { Success: true } question)
        {
            CloseBlock(isClosed: false);
            OpenElement(number, ElementNumber.Of(question.Groups["section"].Value, question.Groups["place"].Value))
                .ReadTitle(number, question.Groups["rest"].Value);
        }
        else if (trimmed.StartsWith('<') && TextGrammar.Summary().Match(trimmed) is { Success: true } summary)
        {
            CloseBlock(isClosed: false);
            OpenBlock(number, summary);
        }
        else if (_block is not null)
        {
            ReadBlockLine(number, line);
        }
        else if (_region != TextRegion.Outside || IsAnswer(trimmed))
        {
            ReadOrdinary(number, line, trimmed);
        }
    }

    /// <summary>Reads a heading; <c>false</c> when the line is an ordinary one of the text.</summary>
    private bool ReadHeading(int number, string trimmed)
    {
        if (TextGrammar.SectionHeading().Match(trimmed) is { Success: true } heading)
        {
            CloseBlock(isClosed: false);
            OpenSection(number, heading);
            return true;
        }

        bool isChapter = trimmed.StartsWith("# ", StringComparison.Ordinal) || trimmed.StartsWith("## ", StringComparison.Ordinal);
        if (_region == TextRegion.Outside && _text.Title is null && trimmed is ['#', ' ' or '\t', ..])
        {
            _text.Title = new(trimmed.TrimStart('#').Trim(), number);
        }

        if (!isChapter || _text.Sections.Count + _text.Elements.Count == 0)
        {
            return false;
        }

        CloseBlock(isClosed: false);
        (_region, _section, _element) = (TextRegion.Outside, null, null);
        return true;
    }

    private void OpenSection(int number, Match heading)
    {
        int section = int.Parse(heading.Groups["number"].Value, CultureInfo.InvariantCulture);
        (_region, _element) = (TextRegion.Description, null);
        PublishedSection opened = new(section, number, heading.Groups["title"].Value.Trim());
        if (_text.Sections.TryGetValue(section, out PublishedSection? first))
        {
            _remarks.Warn(_text.File, number, $"section {section} stands twice, first on line {first.Line}; its elements are added to the first");
        }
        else if (_text.Sections.Keys.Any(other => other > section))
        {
            _remarks.Warn(_text.File, number, $"section {section} stands after section {_text.Sections.Keys.Max()}; the sections are put in order");
        }

        _text.Sections.TryAdd(section, opened);
        _section = opened;
    }

    private ElementReader OpenElement(int number, ElementNumber named)
    {
        PublishedElement element = new(named, number);
        if (_text.Elements.TryGetValue(named, out PublishedElement? first))
        {
            _remarks.Warn(_text.File, number, $"element {named} stands twice, first on line {first.Line}; the second is left out");
        }
        else if (_section?.Number != named.Section)
        {
            string where = _section is null ? "outside every section" : string.Create(CultureInfo.InvariantCulture, $"in section {_section.Number}");
            _remarks.Warn(_text.File, number, $"element {named} stands {where}; it is taken for one of section {named.Section}");
        }
        else if (_highest.GetValueOrDefault(named.Section) > named.Place)
        {
            _remarks.Warn(_text.File, number, $"element {named} stands after one with a higher number; the elements are put in order");
        }

        _highest[named.Section] = int.Max(named.Place, _highest.GetValueOrDefault(named.Section));
        _text.Elements.TryAdd(named, element);
        _region = TextRegion.Element;
        return _element = new(element, _text, _remarks);
    }

    private void OpenBlock(int number, Match summary)
    {
        _block = new(number, summary, _text.File, _remarks);
        if (summary.Groups["rest"].Value.Trim() is { Length: > 0 } rest)
        {
            ReadBlockLine(number, rest);
        }
    }

    private void ReadBlockLine(int number, string line)
    {
        int end = line.IndexOf("</details", StringComparison.OrdinalIgnoreCase);
        if (end != 0)
        {
            _block!.Add(number, end < 0 ? line : line[..end]);
        }

        if (end >= 0)
        {
            CloseBlock(isClosed: true);
        }
        else if (line.TrimStart().StartsWith("<details", StringComparison.OrdinalIgnoreCase))
        {
            CloseBlock(isClosed: false);
        }
    }

    private void CloseBlock(bool isClosed)
    {
        if (_block is { } block)
        {
            _block = null;
            block.Close(_element?.Element, isClosed);
            _region = _region == TextRegion.Element ? TextRegion.Between : _region;
        }
    }

    private void ReadOrdinary(int number, string line, string trimmed)
    {
        if (TextGrammar.Rule().IsMatch(trimmed) || trimmed.StartsWith("[_[", StringComparison.Ordinal))
        {
            _region = TextRegion.Between;
        }
        else if (trimmed.StartsWith("<details", StringComparison.OrdinalIgnoreCase) || (trimmed.Length == 0 && _region == TextRegion.Between))
        {
            _region = _region == TextRegion.Element ? TextRegion.Between : _region;
        }
        else if (IsAnswer(trimmed))
        {
            ReadAnswer(number, line, trimmed);
        }
        else if (_region == TextRegion.Element)
        {
            _element!.Read(number, line);
        }
        else if (_region == TextRegion.Description)
        {
            ReadDescription(number, line, trimmed);
        }
        else if (trimmed.StartsWith('_') && trimmed.EndsWith('_'))
        {
            _remarks.Warn(_text.File, number, $"the note \"{Diagnostic.Excerpt(trimmed)}\" stands between the elements and is left out");
        }
        else
        {
            _remarks.Unread(_text.File, number, trimmed);
        }
    }

    /// <summary>Reads a line of answers; where the line of the question is missing, the answers open the element they name.</summary>
    private void ReadAnswer(int number, string line, string trimmed)
    {
        Match response = TextGrammar.Response().Match(trimmed);
        Match match = response.Success ? response : TextGrammar.Item().Match(trimmed);
        ElementNumber named = ElementNumber.Of(match.Groups["section"].Value, match.Groups["place"].Value);
        bool mayBegin = response.Success || _region != TextRegion.Element;
        bool isStray = _element is null || (mayBegin && !_element.IsAsking && named != _element.Element.Number);
        if (isStray && !_text.Elements.ContainsKey(named))
        {
            _remarks.Warn(_text.File, number, $"the answers of element {named} stand here without its question; write Q{named} : **title** above");
            OpenElement(number, named);
        }
        else if (_element is null)
        {
            _element = new(_text.Elements[named], _text, _remarks);
        }

        _region = TextRegion.Element;
        _element!.Read(number, line);
    }

    private void ReadDescription(int number, string line, string trimmed)
    {
        if (_section!.Keyword is null && TextGrammar.Keyword().Match(trimmed) is { Success: true } keyword)
        {
            _section.Keyword = new(keyword.Groups["keyword"].Value.Trim(), number);
        }
        else if (trimmed.StartsWith('#'))
        {
            _remarks.Unread(_text.File, number, trimmed);
        }
        else
        {
            _section.AddDescription(number, line);
        }
    }

    private static bool IsAnswer(string trimmed) =>
        trimmed.Length > 0 && trimmed[0] is 'R' or 'r' or '-' or '*' or '+'
        && (TextGrammar.Response().IsMatch(trimmed) || TextGrammar.Item().IsMatch(trimmed));
}
