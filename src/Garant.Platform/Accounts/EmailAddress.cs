using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Garant.Platform.Accounts;

/// <summary>
/// E-mail addresses as accounts know them: bare, and one for each mailbox. The name before the @ is composed (NFC) and
/// otherwise kept as typed; the domain is written in the letters of the domain name system, in small ones. Capitals make
/// no difference; dots and what follows a plus sign do, because only the mailbox's own server knows what they mean.
/// </summary>
public static class EmailAddress
{
    /// <summary>The longest address there is.</summary>
    public const int MaxLength = 254;

    private const int LongestName = 64;
    private const string NameSigns = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>No mailbox can be there (RFC 2606); the people of the demonstration have such addresses.</summary>
    private const string NoDomain = ".invalid";

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Letters and marks that nobody sees.</summary>
    private static readonly (int First, int Last)[] Invisible =
        [(0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF)];

    /// <summary>Reads an address that was typed.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="address">The address as it is stored.</param>
    public static bool TryRead(string typed, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (!IsText(typed))
        {
            return false;
        }

        string[] parts = typed.Normalize(NormalizationForm.FormC).Split('@');
        if (parts is not [{ Length: > 0 } name, { Length: > 0 } domain] || !IsName(name) || Domain(domain) is not { } ascii)
        {
            return false;
        }

        string read = $"{name}@{ascii}";
        address = Encoding.UTF8.GetByteCount(read) <= MaxLength ? read : null;
        return address is not null;
    }

    /// <summary>The key that all ways of writing one mailbox share.</summary>
    public static string Key(string typed) => (TryRead(typed, out string? address) ? address : IsText(typed) ? typed.Normalize(NormalizationForm.FormC) : "").ToUpperInvariant();

    private static bool IsName(string name) =>
        Encoding.UTF8.GetByteCount(name) <= LongestName
        && name[0] != '.'
        && name[^1] != '.'
        && !name.Contains("..", StringComparison.Ordinal)
        && name.EnumerateRunes().All(sign => Rune.IsLetterOrDigit(sign) || IsMark(sign) || (sign.IsAscii && NameSigns.Contains((char)sign.Value, StringComparison.Ordinal)))
        && !name.EnumerateRunes().Any(IsInvisible);

    /// <summary>A domain in the letters of the domain name system, or <c>null</c> when it is none.</summary>
    private static string? Domain(string typed)
    {
        if (typed.EnumerateRunes().Any(sign => IsInvisible(sign) || Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control))
        {
            return null;
        }

        string domain;
        try
        {
            domain = Domains.GetAscii(typed).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        string[] labels = domain.Split('.');
        return labels.Length > 1
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            && !labels[^1].All(char.IsAsciiDigit)
            && !domain.EndsWith(NoDomain, StringComparison.Ordinal)
            ? domain
            : null;
    }

    private static bool IsMark(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInvisible(Rune sign) => Invisible.Any(range => sign.Value >= range.First && sign.Value <= range.Last);

    /// <summary>Whether every half of a pair has its other half; only such texts can be composed.</summary>
    private static bool IsText(string typed)
    {
        for (int place = 0; place < typed.Length; place++)
        {
            if (char.IsSurrogate(typed[place]) && (place + 1 == typed.Length || !char.IsSurrogatePair(typed[place], typed[++place])))
            {
                return false;
            }
        }

        return true;
    }
}
