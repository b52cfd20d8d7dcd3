using Garant.Assessment.Frameworks;

namespace Garant.Cli.Tests.Frameworks;

public sealed class DiffTests
{
    [Fact]
    public void Diff_PrintsASummaryAndADraft()
    {
        CommandRun run = CommandRun.Of("framework", "diff", TestFile.Mill1, TestFile.Mill2);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            # mill-1 → mill-2: a draft; look through it, give the reasons, and add it to the "upgrades" of mill-2.
            # 2 elements unchanged, 1 updated, 1 new, 1 gone.
            # 3 items kept, 3 moved, 3 new, 4 gone.
            # 1.2 (was 1.3): other question, items
            # 2.1: new
            # 2.2 (was 2.1): other explanation, resources
            # gone elements: 1.2
            # gone items: 1.2.a, 1.2.b, 1.2.c, 1.3.b
              - from: "mill-1"
                elements:
                  "1.2":
                    from: "1.3"
                    badge: updated
                  "2.1":
                    from: drop
                    badge: new
                  "2.2":
                    from: "2.1"
                    badge: unchanged
                items:
                  "1.2.a": "1.3.a"
                  "1.2.b": drop
                  "2.1.a": drop
                  "2.1.b": drop
                  "2.2.a": "2.1.a"
                  "2.2.b": "2.1.b"

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Draft_AddedToTheNewVersion_ReadsBack()
    {
        string mill = File.ReadAllText(TestFile.Mill2);
        string draft = CommandRun.Of("framework", "diff", TestFile.Mill1, TestFile.Mill2).Output;
        string yaml = mill[..mill.IndexOf("upgrades:", StringComparison.Ordinal)] + "upgrades:\n" + draft;
        FrameworkReading reading = FrameworkReader.Read("mill-2.yaml", yaml);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("1.3.a", Assert.Single(reading.Framework!.Upgrades).Items["1.2.a"]);
    }
}
