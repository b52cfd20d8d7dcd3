using System.Globalization;

namespace Garant.Cli.Tables;

/// <summary>Numbers as files write them, with a point wherever the program runs.</summary>
internal static class NumberText
{
    /// <summary>Reads a number; <c>inf</c>, <c>-inf</c> and <c>nan</c> are numbers too.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        ReadOnlySpan<char> word = text.Trim();
        bool isNegative = word.StartsWith('-');
        word = isNegative || word.StartsWith('+') ? word[1..] : word;
        number = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A number with all its digits, one that is whole with <c>.0</c>, so that it stays a number of this kind wherever it is read again.</summary>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    /// <summary>Whether JSON takes the text for a number as it stands.</summary>
    public static bool IsJson(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.StartsWith('-') ? text[1..] : text;
        int whole = Digits(rest);
        if (whole == 0 || whole > 1 && rest[0] == '0')
        {
            return false;
        }

        rest = rest[whole..];
        if (rest.StartsWith('.'))
        {
            int part = Digits(rest[1..]);
            if (part == 0)
            {
                return false;
            }

            rest = rest[(part + 1)..];
        }

        if (rest.Length > 0 && rest[0] is 'e' or 'E')
        {
            rest = rest.Length > 1 && rest[1] is '+' or '-' ? rest[2..] : rest[1..];
            return rest.Length > 0 && Digits(rest) == rest.Length;
        }

        return rest.Length == 0;
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;
}
