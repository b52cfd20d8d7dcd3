using System.Globalization;

namespace Garant.Cli.Labels;

/// <summary>Labels as tables write them: 3.0 is the label 3, and true is True.</summary>
internal static class LabelText
{
    /// <summary>What stands between the labels of a set.</summary>
    public const char Separator = '|';

    /// <summary>The place of a label, or −1.</summary>
    public static int IndexOf(IReadOnlyList<string> labels, string text)
    {
        int exact = Exact(labels, text);
        if (exact >= 0)
        {
            return exact;
        }

        if (Whole(text) is string whole && whole != text && Exact(labels, whole) is var numbered and >= 0)
        {
            return numbered;
        }

        // An answer is yes or no whether it is written as a word or as a number, where words stand on one of the two sides.
        return Answer(text) is bool answer ? Place(labels, label => Answer(label) == answer && (IsWord(label) || IsWord(text))) : -1;
    }

    /// <summary>Yes for 1 and true, no for 0 and false, however they are written; else <c>null</c>.</summary>
    public static bool? Answer(string text) => bool.TryParse(text, out bool word) ? word : Whole(text) switch
    {
        "1" => true,
        "0" => false,
        _ => null,
    };

    private static bool IsWord(string text) => bool.TryParse(text, out _);

    private static string? Whole(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Truncate(number) == number
            ? decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture)
            : null;

    private static int Exact(IReadOnlyList<string> labels, string text) => Place(labels, label => label == text);

    private static int Place(IReadOnlyList<string> labels, Func<string, bool> isIt)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (isIt(labels[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
