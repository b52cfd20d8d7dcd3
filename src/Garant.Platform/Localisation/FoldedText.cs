using System.Globalization;
using System.Text;

namespace Garant.Platform.Localisation;

/// <summary>A text without case and accents, that knows where each of its characters stood.</summary>
/// <param name="Text">The folded text.</param>
/// <param name="Places">For each of its characters, and for its end, the place in the text as it was.</param>
public sealed record FoldedText(string Text, IReadOnlyList<int> Places)
{
    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text)
    {
        StringBuilder folded = new(text.Length);
        List<int> places = new(text.Length + 1);
        for (int at = 0; at < text.Length; at++)
        {
            foreach (char letter in Letters(text[at]))
            {
                folded.Append(char.ToLowerInvariant(letter));
                places.Add(at);
            }
        }

        places.Add(text.Length);
        return new(folded.ToString(), places);
    }

    /// <summary>Where a folded word stands at the beginning of a word.</summary>
    public IEnumerable<int> PlacesOf(string word)
    {
        for (int at = Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(Text[at - 1]))
            {
                yield return at;
            }
        }
    }

    private static IEnumerable<char> Letters(char letter) => letter switch
    {
        < '\u0080' => [letter],
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        'ß' => "ss",
        _ when char.IsSurrogate(letter) => [letter],
        _ => letter.ToString().Normalize(NormalizationForm.FormKD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark),
    };
}
