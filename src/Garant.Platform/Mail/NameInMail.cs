using System.Globalization;
using System.Text;

namespace Garant.Platform.Mail;

/// <summary>A name that somebody typed, in a mail to somebody else: only where no program that reads mail would make a link of it.</summary>
public static class NameInMail
{
    private const int Longest = 100;
    private const string SignsOfLinks = ":/\\@<>";

    /// <summary>The name, or <c>null</c> where the mail does better without it.</summary>
    public static string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isPlain = name.Length is > 0 and <= Longest
            && !name.Any(SignsOfLinks.Contains)
            && !name.EnumerateRunes().Any(sign => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && !HasDotWithin(name);
        return isPlain ? name : null;
    }

    /// <summary>Whether a dot joins two letters, as in the name of a site. Other alphabets have dots of their own there.</summary>
    private static bool HasDotWithin(string name) => name.Index().Any(sign =>
        sign.Item is '.' or '\u3002' or '\uff0e' or '\uff61' && sign.Index + 1 < name.Length && char.IsLetterOrDigit(name[sign.Index + 1]));
}
