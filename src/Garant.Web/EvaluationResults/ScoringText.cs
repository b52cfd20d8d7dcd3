using Garant.Platform.Localisation;

namespace Garant.Web.EvaluationResults;

/// <summary>The documentation of the score, which every platform carries with it.</summary>
internal static class ScoringText
{
    private static readonly Dictionary<string, string> ByLanguage = TextCatalogue.Languages.ToDictionary(language => language, Read);

    /// <summary>The text in the reader's language, as Markdown.</summary>
    public static string Markdown => ByLanguage[Texts.Language];

    private static string Read(string language)
    {
        using Stream stream = typeof(ScoringText).Assembly.GetManifestResourceStream($"scoring.{language}.md")
            ?? throw new InvalidOperationException($"The text of the score is missing in {language}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
