using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Makes one text of the French and the English one. Where one is missing the other stands for both, and a remark says so.</summary>
internal sealed class LanguagePair(PublishedText french, PublishedText english, Remarks remarks)
{
    public PublishedText French { get; } = french;

    public PublishedText English { get; } = english;

    public Remarks Remarks { get; } = remarks;

    /// <summary>The two texts as one.</summary>
    /// <param name="inFrench">The French text and its line, if there is one.</param>
    /// <param name="inEnglish">The English text and its line, if there is one.</param>
    /// <param name="what">What it is, for remarks: "the question of element 1.5".</param>
    public LocalizedText Text(Located<string>? inFrench, Located<string>? inEnglish, string what)
    {
        bool isFrench = !string.IsNullOrWhiteSpace(inFrench?.Value);
        bool isEnglish = !string.IsNullOrWhiteSpace(inEnglish?.Value);
        if (!isFrench && !isEnglish)
        {
            return LocalizedText.Empty;
        }

        if (isFrench != isEnglish)
        {
            OnlyOne(isFrench, (isFrench ? inFrench : inEnglish)!.Line, what);
        }

        return new((isFrench ? inFrench : inEnglish)!.Value, (isEnglish ? inEnglish : inFrench)!.Value);
    }

    /// <summary>The two texts as one; where both are missing, <paramref name="instead"/>, and an author should know.</summary>
    public LocalizedText Required(Located<string>? inFrench, Located<string>? inEnglish, string what, string file, int line, string instead)
    {
        LocalizedText text = Text(inFrench, inEnglish, what);
        if (!text.IsEmpty)
        {
            return text;
        }

        Remarks.Warn(file, line, $"{what} is missing in both languages");
        return new(instead, instead);
    }

    /// <summary>The file an element stands in: the French one when both have it.</summary>
    public string FileOf(ElementNumber element) => French.Elements.ContainsKey(element) ? French.File : English.File;

    /// <summary>Says that something stands in one language only and serves for both.</summary>
    public void OnlyOne(bool inFrench, int line, string what) =>
        Remarks.Warn(
            inFrench ? French.File : English.File,
            line,
            $"{what} stands in the {(inFrench ? French : English).Language} text only; it serves for both until the {(inFrench ? English : French).Language} one is written");
}
