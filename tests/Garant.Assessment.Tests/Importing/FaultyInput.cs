using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests.Importing;

/// <summary>One fault written into the orchard's files, and what the importer says about it.</summary>
/// <param name="Name">What the fault is.</param>
/// <param name="File">The file it is written into.</param>
/// <param name="Passage">The passage it replaces.</param>
/// <param name="Replacement">What stands there instead.</param>
/// <param name="Expected">Every remark, with the file's name cut to fr, en, scoring or upgrade.</param>
internal sealed record FaultyInput(string Name, string File, string Passage, string Replacement, IReadOnlyList<string> Expected)
{
    public static string Shorten(Diagnostic diagnostic) => diagnostic.ToString()
        .Replace(OrchardFramework.FrenchFile, "fr", StringComparison.Ordinal)
        .Replace(OrchardFramework.EnglishFile, "en", StringComparison.Ordinal)
        .Replace(OrchardFramework.ScoringFile, "scoring", StringComparison.Ordinal)
        .Replace(OrchardFramework.UpgradeFile, "upgrade", StringComparison.Ordinal);
}
