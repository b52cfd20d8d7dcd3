using System.Globalization;
using System.Text.RegularExpressions;

namespace Garant.Web.Organisations;

/// <summary>A number of people, as people write it: 1250, 1 250, 1,250, 1.250 or 1’250.</summary>
internal static partial class Headcount
{
    /// <summary>The most an organisation can have.</summary>
    public const int Most = 10_000_000;

    /// <summary>Reads a whole number; <c>false</c> when the text is none.</summary>
    public static bool TryRead(string typed, out long people)
    {
        people = 0;
        if (!Written().IsMatch(typed))
        {
            return false;
        }

        if (!long.TryParse(string.Concat(typed.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out people))
        {
            people = long.MaxValue; // a number, only larger than any organisation
        }

        return true;
    }

    /// <summary>Digits, or groups of three with one kind of mark between them.</summary>
    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(?<mark>[\s,.'’])[0-9]{3}(\k<mark>[0-9]{3})*)$")]
    private static partial Regex Written();
}
