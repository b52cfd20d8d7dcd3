using System.Globalization;
using System.Text;
using Garant.Platform.Localisation;

namespace Garant.Platform.Accounts;

/// <summary>The name a person gives: one line, as colleagues see it.</summary>
public static class PersonName
{
    public const int MaxLength = 100;

    /// <summary>What stands for a person where others see them: the name, or that it is somebody whose account was deleted. Empty for a guest, who has no name.</summary>
    public static string Shown(GarantUser person, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(texts);
        return person.DeletedAt is null ? person.DisplayName : texts["a former member"];
    }

    /// <summary>Whether a name has a length and nothing that breaks its line or turns its direction.</summary>
    public static bool IsGood(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.EnumerateRunes().Any(Rune.IsLetterOrDigit)
        && !name.EnumerateRunes().Any(sign => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || sign.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069);
}
