using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>A folded block of an element: its explanation or its resources.</summary>
internal sealed class DetailsBlock(int line, Match summary, string file, Remarks remarks)
{
    private readonly List<Located<string>> _lines = [];

    private int Line { get; } = line;

    /// <summary>The heading, for remarks.</summary>
    private string Heading => Diagnostic.Excerpt(summary.Groups["word"].Value + (Number is { } number ? number.ToString() : summary.Groups["inside"].Value.TrimEnd(' ', ':')));

    private ElementNumber? Number =>
        summary.Groups["section"].Success ? ElementNumber.Of(summary.Groups["section"].Value, summary.Groups["place"].Value) : null;

    private bool IsExplanation => summary.Groups["word"].Value.StartsWith("Exp", StringComparison.OrdinalIgnoreCase);

    private bool IsResources => summary.Groups["word"].Value.StartsWith("Res", StringComparison.OrdinalIgnoreCase);

    public void Add(int number, string text) => _lines.Add(new(text, number));

    /// <summary>Gives what the block says to the element it stands in.</summary>
    /// <param name="element">The element, or <c>null</c> when the block stands in none.</param>
    /// <param name="isClosed">Whether the end was marked.</param>
    public void Close(PublishedElement? element, bool isClosed)
    {
        if (!IsExplanation && !IsResources)
        {
            remarks.Warn(file, Line, $"the block \"{Heading}\" is neither explanation (Expl) nor resources (Ressources); it is left out");
            return;
        }

        if (element is null)
        {
            remarks.Warn(file, Line, $"the block \"{Heading}\" stands in no element; it is left out");
            return;
        }

        if (!isClosed)
        {
            remarks.Warn(file, Line, $"the block of element {element.Number} that begins here is not ended with </details>");
        }

        CheckNumber(element);
        if (IsExplanation)
        {
            Explain(element, isClosed);
        }
        else
        {
            if (element.HasResources)
            {
                remarks.Warn(file, Line, $"element {element.Number} has a second block of resources; its resources are added to the first");
            }

            element.HasResources = true;
            new ResourceReader(element, file, remarks).Read(_lines);
        }
    }

    private void Explain(PublishedElement element, bool isClosed)
    {
        // Where the end is not marked, the line that parts two elements is the last one read.
        while (!isClosed && _lines.Count > 0 && _lines[^1].Value.Trim() is var last && (last.Length == 0 || TextGrammar.Rule().IsMatch(last)))
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        if (element.Explanation is not null)
        {
            remarks.Warn(file, Line, $"element {element.Number} has a second explanation; the first counts");
        }

        element.Explanation ??= Passage.Of(_lines);
    }

    private void CheckNumber(PublishedElement element)
    {
        if (Number is not { } named)
        {
            remarks.Warn(file, Line, $"the block does not name its element; it is taken for one of element {element.Number}, in which it stands");
        }
        else if (named != element.Number)
        {
            remarks.Warn(file, Line, $"the block names element {named} and stands in element {element.Number}; it is taken for one of element {element.Number}");
        }

        if (summary.Groups["inside"].Value.Trim(' ', ':', '\t') is { Length: > 0 } inside)
        {
            remarks.Unread(file, Line, inside);
        }
    }
}
