using System.Globalization;

namespace Garant.Platform.Localisation;

/// <summary>The platform's texts. The key is the English text itself; a catalogue holds the French.</summary>
public sealed class Texts(TextCatalogue catalogue)
{
    /// <summary>The two-letter code of the reader's language.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>A text in the reader's language.</summary>
    public string this[string english] => catalogue.Find(Language, english);

    /// <summary>A text with figures and names put in, formatted as the reader's language does.</summary>
    public string this[string english, params object[] arguments] => string.Format(CultureInfo.CurrentCulture, this[english], arguments);

    /// <summary>A text about a number of things. The number is the text's argument <c>{0}</c>.</summary>
    /// <param name="number">How many there are; none counts as one in French and as several in English.</param>
    /// <param name="one">The text for one thing.</param>
    /// <param name="several">The text for several.</param>
    public string Count(int number, string one, string several) =>
        this[number == 1 || (number == 0 && Language == "fr") ? one : several, number];

    /// <summary>A score or a number of points: one decimal, as the reader's language writes it.</summary>
    public static string Score(decimal score) => score.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>Points: as many decimals as there are, at most four.</summary>
    public static string Points(decimal points) => points.ToString("0.####", CultureInfo.CurrentCulture);
}
