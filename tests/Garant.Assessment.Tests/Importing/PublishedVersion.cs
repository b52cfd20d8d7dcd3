using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;

namespace Garant.Assessment.Tests.Importing;

/// <summary>The published files of a version, read where they are at hand; the test is skipped where they are not.</summary>
internal static class PublishedVersion
{
    public static PublishedSources Sources(string version) => new()
    {
        French = Source($"framework/assessment-{version}-fr.md"),
        English = Source($"framework/assessment-{version}-en.md"),
        Scoring = Source($"scoring/assessment-{version}_scoring-1.json"),
        Upgrade = Source($"upgrade/assessment-{version}_upgrade_table.json"),
    };

    public static FrameworkReading Read(string version) => PublishedFrameworkImporter.Import(Sources(version));

    public static JsonElement Json(string relative)
    {
        using JsonDocument document = JsonDocument.Parse(Source(relative).Text);
        return document.RootElement.Clone();
    }

    private static SourceText Source(string relative)
    {
        if (Repository.Labelia is not { } folder)
        {
            Assert.Skip("The published framework is not at hand beside the repository (../shared/labelia).");
            return new(relative, "");
        }

        return new(Path.GetFileName(relative), File.ReadAllText(Path.Combine(folder, relative)));
    }
}
