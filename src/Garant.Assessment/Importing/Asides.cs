using System.Text;

namespace Garant.Assessment.Importing;

/// <summary>Finds the remarks in parentheses, <c>_(Type : …)_</c>, in a line.</summary>
internal static class Asides
{
    private const string Opening = "_(";
    private const string Closing = ")_";

    private static readonly (AsideKind Kind, string[] Beginnings)[] Known =
    [
        (AsideKind.Condition, ["Condition"]),
        (AsideKind.Type, ["Type"]),
        (AsideKind.RiskDomain, ["Domaine de risque", "Domaine risque", "Specific risk", "Risk domain"]),
        (AsideKind.Hint, ["Sélection", "Selection", "Select", "Choisi", "Choose", "Cocher", "Cochez", "Tick"]),
    ];

    /// <summary>Takes the known asides out of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="rest">What is left of it, trimmed.</param>
    public static IReadOnlyList<(AsideKind Kind, string Text)> Take(string line, out string rest)
    {
        rest = line.Trim();
        if (!rest.Contains('('))
        {
            return [];
        }

        List<(AsideKind, string)> found = [];
        if (Whole(rest) is { } whole && KindOf(whole) is var only and not AsideKind.Unknown)
        {
            rest = "";
            return [(only, whole)];
        }

        rest = TakeMarked(rest, found);
        rest = TakeCondition(rest, found);
        return found;
    }

    /// <summary>The text of a line that is one aside, the underscores written or not.</summary>
    private static string? Whole(string line)
    {
        ReadOnlySpan<char> span = line.AsSpan().Trim('_').Trim();
        return span.Length > 2 && span[0] == '(' && span[^1] == ')' && span[1..^1].IndexOf(Closing, StringComparison.Ordinal) < 0
            ? span[1..^1].Trim().ToString()
            : null;
    }

    private static string TakeMarked(string line, List<(AsideKind, string)> found)
    {
        StringBuilder rest = new();
        int from = 0;
        while (true)
        {
            int opening = line.IndexOf(Opening, from, StringComparison.Ordinal);
            int closing = opening < 0 ? -1 : line.IndexOf(Closing, opening, StringComparison.Ordinal);
            if (closing < 0)
            {
                return rest.Append(line, from, line.Length - from).ToString().Trim();
            }

            string text = line[(opening + Opening.Length)..closing].Trim();
            AsideKind kind = KindOf(text);
            int end = closing + Closing.Length;
            if (kind == AsideKind.Unknown)
            {
                rest.Append(line, from, end - from);
            }
            else
            {
                rest.Append(line, from, opening - from);
                found.Add((kind, text));
            }

            from = end;
        }
    }

    /// <summary>A condition is found without underscores as well: left in the question it would be shown to people.</summary>
    private static string TakeCondition(string line, List<(AsideKind, string)> found)
    {
        int opening = line.IndexOf("(Condition", StringComparison.OrdinalIgnoreCase);
        int closing = opening < 0 ? -1 : line.IndexOf(')', opening);
        if (closing < 0 || !line.AsSpan(opening, closing - opening).Contains("<>", StringComparison.Ordinal))
        {
            return line;
        }

        found.Add((AsideKind.Condition, line[(opening + 1)..closing].Trim()));
        return string.Concat(line.AsSpan(0, opening).TrimEnd('_').TrimEnd(), line.AsSpan(closing + 1).TrimStart('_')).Trim();
    }

    private static AsideKind KindOf(string text) =>
        Known.FirstOrDefault(entry => entry.Beginnings.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase))).Kind;
}
