using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Platform.Localisation;

namespace Garant.Web.Evaluations;

/// <summary>A level's name within a sentence, whichever way its framework begins it: "Advanced" in English, "avancé" in French.</summary>
internal static class LevelName
{
    /// <summary>The name in the reader's language.</summary>
    public static string Of(LabelLevel level)
    {
        string name = level.Name.In(Texts.Language);
        TextInfo letters = CultureInfo.CurrentCulture.TextInfo;
        return name.Length == 0 ? name : (Texts.Language == "fr" ? letters.ToLower(name[0]) : letters.ToUpper(name[0])) + name[1..];
    }
}
