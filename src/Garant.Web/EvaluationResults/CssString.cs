using System.Text;

namespace Garant.Web.EvaluationResults;

/// <summary>Texts of people as strings of a style sheet, from which nothing can break out.</summary>
internal static class CssString
{
    /// <summary>The text in quotes; everything but plain letters, digits and spaces is escaped, and what is longer than <paramref name="most"/> signs is cut with an ellipsis.</summary>
    public static string Of(string text, int most)
    {
        StringBuilder css = new("\"");
        Rune[] runes = [.. text.EnumerateRunes()];
        foreach (Rune rune in runes.Length > most ? [.. runes.Take(most - 1), new Rune('…')] : runes)
        {
            css.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == ' ')
                ? rune.ToString()
                : $"\\{rune.Value:x} ");
        }

        return css.Append('"').ToString();
    }
}
