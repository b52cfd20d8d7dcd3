using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Web.Localisation;

namespace Garant.Web.EvaluationResults;

/// <summary>Levels in sentences.</summary>
internal static class LevelWords
{
    /// <summary>A level's name: in English a proper name with a capital, in French as the framework writes it.</summary>
    public static string NameOf(LabelLevel level)
    {
        string name = level.Name.In(Texts.Language);
        return Texts.Language == "en" && name.Length > 0
            ? string.Concat(name[..1].ToUpper(CultureInfo.CurrentCulture), name.AsSpan(1))
            : name;
    }
}
