using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Garant.Reporting.Charts;

/// <summary>
/// How wide text is and where it wraps. The reader's browser chooses the font, so the widths are those of a wide
/// sans-serif (DejaVu Sans): a label may leave room, but is not cut off.
/// </summary>
internal static partial class LabelText
{
    public const double FontSize = 15;

    public const double LineHeight = 19;

    /// <summary>From a line's top to its baseline.</summary>
    public const double Ascent = 14.5;

    private const double BoldFactor = 1.1;

    private const double Step = FontSize / 2;

    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    public static double Width(string text, bool bold = false)
    {
        double ems = text.EnumerateRunes().Sum(EmsOf);
        return ems * FontSize * (bold ? BoldFactor : 1);
    }

    /// <summary>The text in as few lines as the width allows, of lengths as even as possible; a word wider than a line is split.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width)
    {
        List<string> lines = Fill(text, width);
        double narrowest = WidestWord(text);
        for (double narrower = width - Step; lines.Count > 1 && narrower >= narrowest; narrower -= Step)
        {
            List<string> tried = Fill(text, narrower);
            if (tried.Count > lines.Count)
            {
                break;
            }

            lines = tried;
        }

        return lines is [] ? [string.Empty] : lines;
    }

    /// <summary>The width that the text needs for no word to be split.</summary>
    public static double WidestWord(string text) => Words(text).Select(word => Width(word)).DefaultIfEmpty().Max();

    /// <summary>The words; a compound is parted after its hyphen, a no-break space (U+00A0, U+202F) belongs to its word.</summary>
    private static IEnumerable<string> Words(string text) => BreakOpportunity().Split(text.Trim()).Select(word => word.TrimEnd(Spaces));

    private static List<string> Fill(string text, double width)
    {
        List<string> lines = [];
        string between = string.Empty;
        foreach (string word in BreakOpportunity().Split(text.Trim()))
        {
            string bare = word.TrimEnd(Spaces);
            foreach (string piece in Pieces(bare, width))
            {
                if (lines.Count > 0 && ReferenceEquals(piece, bare) && Width(lines[^1] + between + piece) <= width)
                {
                    lines[^1] += between + piece;
                }
                else
                {
                    lines.Add(piece);
                }
            }

            between = bare.Length < word.Length ? " " : string.Empty;
        }

        return lines;
    }

    [GeneratedRegex(@"(?<=[ \t\r\n])(?=[^ \t\r\n])|(?<=\p{L}{3}-)(?=\p{L})")]
    private static partial Regex BreakOpportunity();

    private static List<string> Pieces(string word, double width)
    {
        if (Width(word) <= width)
        {
            return [word];
        }

        List<string> pieces = [];
        StringBuilder piece = new();
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            if (piece.Length > 0 && Width(piece + element) > width)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(element);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static double EmsOf(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '’' or '.' or ',' or ':' or ';' or '|' or '!' or ' ' or '\u00A0' or '\u202F' => 0.34,
        'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '/' or '-' or 'î' or 'ï' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' or '—' => 1,
        'œ' or 'æ' or 'Œ' or 'Æ' => 1.08,
        >= 0x1100 => Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation ? 0.6 : 1.1,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => 0.76,
            UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol => 0.85,
            _ => 0.64,
        },
    };
}
