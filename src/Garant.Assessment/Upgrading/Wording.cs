using System.Globalization;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>The words of a text, to tell whether another says the same or nearly so.</summary>
internal sealed class Wording
{
    /// <summary>Words that turn a sentence into its opposite: texts that differ in them are not alike.</summary>
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "aucun", "aucune", "jamais", "n", "ne", "never", "no", "non", "none", "not", "nothing", "pas", "rien", "sans", "without",
    };

    private readonly Dictionary<string, Dictionary<string, int>> _counts;

    private Wording(Dictionary<string, Dictionary<string, int>> counts) => _counts = counts;

    /// <summary>The words of several texts together, by language.</summary>
    public static Wording Of(params IEnumerable<LocalizedText> texts) => new(texts
        .SelectMany(text => text.Languages.Select(language => (language, text: text.Find(language)!)))
        .GroupBy(pair => pair.language, pair => pair.text, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(WordsOf).CountBy(word => word).ToDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal));

    /// <summary>Whether two texts say the same in every language; how white space falls is no matter.</summary>
    public static bool IsSame(LocalizedText one, LocalizedText other) =>
        one.Languages.Union(other.Languages).All(language => IsSame(one, other, language));

    /// <summary>Whether two texts say the same in one language.</summary>
    public static bool IsSame(LocalizedText one, LocalizedText other, string language) =>
        string.Equals(Flat(one.Find(language)), Flat(other.Find(language)), StringComparison.Ordinal);

    /// <summary>How many words there are, in the language that has most.</summary>
    public int Length => _counts.Values.Select(words => words.Values.Sum()).DefaultIfEmpty().Max();

    /// <summary>The part of the words that both share, 0 to 1, in the language in which they are most alike: a translation that was put better does not make another text.</summary>
    public double LikenessTo(Wording other) => _counts.Keys
        .Where(other._counts.ContainsKey)
        .Select(language => Likeness(_counts[language], other._counts[language]))
        .DefaultIfEmpty()
        .Max();

    /// <summary>Whether both deny the same, in some language.</summary>
    public bool DeniesLike(Wording other) => _counts.Keys
        .Where(other._counts.ContainsKey)
        .Any(language => Denials.All(word => _counts[language].GetValueOrDefault(word) == other._counts[language].GetValueOrDefault(word)));

    private static double Likeness(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        int all = one.Values.Sum() + other.Values.Sum();
        int shared = one.Sum(pair => Math.Min(pair.Value, other.GetValueOrDefault(pair.Key)));
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            if (at > start)
            {
                yield return text[start..at].ToLower(CultureInfo.InvariantCulture);
            }

            start = at + 1;
        }
    }

    private static string Flat(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
