using System.Globalization;

namespace Garant.Cli.Terminals;

/// <summary>The languages of tables, and how each writes numbers.</summary>
internal static class Language
{
    public const string English = "en", French = "fr";

    /// <summary>A number as people of the language read it: 57.3 or 57,3.</summary>
    public static string Number(decimal number, string language)
    {
        string text = number.ToString("0.####", CultureInfo.InvariantCulture);
        return language == French ? text.Replace('.', ',') : text;
    }

    /// <summary>A published score, always with its one decimal.</summary>
    public static string Score(decimal score, string language)
    {
        string text = score.ToString("0.0", CultureInfo.InvariantCulture);
        return language == French ? text.Replace('.', ',') : text;
    }
}
