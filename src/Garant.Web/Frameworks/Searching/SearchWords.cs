using System.Net;
using System.Text;
using Garant.Platform.Localisation;

namespace Garant.Web.Frameworks.Searching;

/// <summary>The words somebody searches for, each the beginning of a word, whatever its case and accents.</summary>
public sealed class SearchWords
{
    private readonly string[] _words;

    private SearchWords(string[] words) => _words = words;

    /// <summary>The words of what was typed; <c>null</c> when nothing was.</summary>
    public static SearchWords? Of(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : new([.. WordsOf(FoldedText.Of(typed).Text).Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether every word stands in one of these texts.</summary>
    internal bool AreIn(IReadOnlyList<FoldedText> texts) => _words.Length > 0 && _words.All(word => texts.Any(text => text.PlacesOf(word).Any()));

    /// <summary>The same HTML with every word marked in its text, and nothing else of it touched.</summary>
    public string Mark(string html)
    {
        StringBuilder marked = new(html.Length);
        foreach ((bool isText, string part) in HtmlParts.Of(html))
        {
            if (isText)
            {
                MarkText(WebUtility.HtmlDecode(part), marked);
            }
            else
            {
                marked.Append(part);
            }
        }

        return marked.ToString();
    }

    private void MarkText(string text, StringBuilder marked)
    {
        FoldedText folded = FoldedText.Of(text);
        int written = 0;
        foreach ((int start, int end) in _words
            .SelectMany(word => folded.PlacesOf(word).Select(place => (Start: folded.Places[place], End: folded.Places[place + word.Length])))
            .OrderBy(found => found.Start)
            .ThenByDescending(found => found.End))
        {
            if (end > written)
            {
                int from = Math.Max(start, written);
                marked.Append(HtmlParts.Escape(text[written..from])).Append("<mark>").Append(HtmlParts.Escape(text[from..end])).Append("</mark>");
                written = end;
            }
        }

        marked.Append(HtmlParts.Escape(text[written..]));
    }

    /// <summary>Letters and digits, and a full stop between them, as in 1.2.a.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            bool isWord = at < text.Length
                && (char.IsLetterOrDigit(text[at]) || (text[at] == '.' && at > start && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])));
            if (!isWord)
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }
}
