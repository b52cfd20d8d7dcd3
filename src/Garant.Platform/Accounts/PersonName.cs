using System.Globalization;
using System.Text;

namespace Garant.Platform.Accounts;

/// <summary>The name a person gives: one line, as colleagues see it.</summary>
public static class PersonName
{
    public const int MaxLength = 100;

    /// <summary>Whether a name has a length and nothing that breaks its line or turns its direction.</summary>
    public static bool IsGood(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.EnumerateRunes().Any(Rune.IsLetterOrDigit)
        && !name.EnumerateRunes().Any(sign => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || sign.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069);
}
