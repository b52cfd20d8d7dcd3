using System.Globalization;
using System.Text.RegularExpressions;

namespace Garant.Platform.Localisation;

/// <summary>The platform's texts. The key is the English text itself; a catalogue holds the French.</summary>
public sealed partial class Texts(TextCatalogue catalogue)
{
    /// <summary>The two-letter code of the reader's language.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>A text in the reader's language.</summary>
    public string this[string english] => catalogue.Find(Language, english);

    /// <summary>A text with figures and names put in, formatted as the reader's language does.</summary>
    public string this[string english, params object[] arguments] => string.Format(CultureInfo.CurrentCulture, this[english], arguments);

    /// <summary>A name to be put into a sentence: one that runs the other way is kept together, and the sentence around it too.</summary>
    public static string Isolated(string name) => RunsTheOtherWay().IsMatch(name) ? $"\u2068{name}\u2069" : name;

    /// <summary>A score or a number of points: one decimal, as the reader's language writes it.</summary>
    public static string Score(decimal score) => score.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>Points: as many decimals as there are, at most four.</summary>
    public static string Points(decimal points) => points.ToString("0.####", CultureInfo.CurrentCulture);

    /// <summary>A letter of a script written from right to left.</summary>
    [GeneratedRegex(@"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")]
    private static partial Regex RunsTheOtherWay();
}
