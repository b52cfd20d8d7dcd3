using System.Globalization;
using System.Text.RegularExpressions;

namespace Garant.Cli.Terminals;

/// <summary>Brings text on one line that a terminal shows as it is.</summary>
internal static partial class OneLine
{
    /// <summary>The text with line breaks run together and control characters, which could command a terminal, spelt out.</summary>
    public static string Of(string text) => Control().Replace(
        Break().Replace(text.Trim(), " "),
        match => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)match.Value[0]:x4}"));

    [GeneratedRegex(@"\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*")]
    private static partial Regex Break();

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Control();
}
