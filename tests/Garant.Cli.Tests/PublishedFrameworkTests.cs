using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Garant.Cli.Tests;

/// <summary>The published framework from end to end: imported, shown, upgraded and scored, where its texts are at hand.</summary>
public sealed class PublishedFrameworkTests
{
    private static readonly string[] Versions = ["202101", "202102", "202201", "202301"];

    [Fact]
    public void PublishedVersion_ImportedAndShown_ScoresItsCases()
    {
        using TestFolder folder = new();
        string framework = Import(folder, "202301");
        JsonElement sections = CommandRun.Of("framework", "show", framework, "--format", "json").Json.GetProperty("sections");
        Assert.Equal(6, sections.GetArrayLength());
        foreach (JsonElement reference in Cases("202301").Take(12))
        {
            JsonElement expected = reference.GetProperty("expected");
            JsonElement score = CommandRun.Of("assess", "score", "--framework", framework, "--answers", Answers(folder, "202301", reference), "--format", "json").Json;
            Assert.Equal(expected.GetProperty("complete").GetBoolean(), score.GetProperty("complete").GetBoolean());
            if (score.GetProperty("complete").GetBoolean())
            {
                Assert.Equal(expected.GetProperty("exposedDomains").GetInt32(), score.GetProperty("exposure").EnumerateArray().Count(domain => domain.GetProperty("exposed").GetBoolean()));
                Assert.InRange(Math.Abs(score.GetProperty("score").GetDecimal() - expected.GetProperty("exactScore").GetDecimal()), 0, 0.05m);
                Assert.Equal(expected.GetProperty("level").GetString(), score.GetProperty("level").GetString());
            }
        }
    }

    [Fact]
    public void EveryPairOfPublishedVersions_Upgrades()
    {
        using TestFolder folder = new();
        string[] frameworks = [.. Versions.Select(version => Import(folder, version))];
        foreach ((int from, int to) in from older in Enumerable.Range(0, 4) from newer in Enumerable.Range(older + 1, 3 - older) select (older, newer))
        {
            string target = folder.At("upgraded.json");
            CommandRun run = CommandRun.Of(
                ["assess", "upgrade", "--framework", .. frameworks, "--to", Versions[to], "--answers", Answers(folder, Versions[from], Cases(Versions[from]).First()), "-o", target]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Equal(0, CommandRun.Of("assess", "score", "--framework", frameworks[to], "--answers", target).ExitCode);
        }
    }

    private static string Import(TestFolder folder, string version)
    {
        string target = folder.At(version + ".yaml");
        CommandRun run = CommandRun.Of(
            "framework", "import",
            "--fr", Published($"framework/assessment-{version}-fr.md"),
            "--en", Published($"framework/assessment-{version}-en.md"),
            "--scoring", Published($"scoring/assessment-{version}_scoring-1.json"),
            "--upgrade", Published($"upgrade/assessment-{version}_upgrade_table.json"),
            "-o", target);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.All(run.Errors, line => Assert.Matches(@":\d+: warning: ", line));
        return target;
    }

    private static string Answers(TestFolder folder, string version, JsonElement reference) =>
        folder.Write("answers.json", $$"""{"framework":"{{version}}","answers":{{reference.GetProperty("answers").GetRawText()}}}""");

    private static IEnumerable<JsonElement> Cases(string version)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Published($"cases/cases-{version}.json")));
        return [.. document.RootElement.Clone().GetProperty("cases").EnumerateArray()];
    }

    private static string Published(string relative, [CallerFilePath] string here = "")
    {
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../shared/labelia", relative));
        if (!File.Exists(path))
        {
            Assert.Skip("The published framework is not at hand beside the repository (../shared/labelia).");
        }

        return path;
    }
}
