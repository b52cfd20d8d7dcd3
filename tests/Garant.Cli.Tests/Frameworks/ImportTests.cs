namespace Garant.Cli.Tests.Frameworks;

public sealed class ImportTests
{
    private static readonly string[] Sources =
    [
        "framework", "import", "--fr", TestFile.At("bakery/bakery-fr.md"), "--en", TestFile.At("bakery/bakery-en.md"), "--scoring", TestFile.At("bakery/scoring.json"),
    ];

    [Fact]
    public void Import_WritesAFrameworkThatIsSound()
    {
        using TestFolder folder = new();
        string target = folder.At("bakery.yaml");
        CommandRun run = CommandRun.Of([.. Sources, "--upgrade", TestFile.At("bakery/upgrade.json"), "-o", target]);
        Assert.Equal([$"{TestFile.At("bakery/scoring.json")}:4: warning: no item 1.1.z stands in the texts; its points are left out"], run.Errors);
        Assert.Equal((0, $"{target} was written: version 209902, 1 section, 1 element and 2 items in fr and en.{Environment.NewLine}"), (run.ExitCode, run.Output));
        Assert.Equal(0, CommandRun.Of("framework", "validate", target).ExitCode);
        Assert.Equal((byte)'f', File.ReadAllBytes(target)[0]);
    }

    [Fact]
    public void Import_TakesIdAndNameFromTheCommandLine()
    {
        using TestFolder folder = new();
        string target = folder.At("bakery.yaml");
        Assert.Equal(0, CommandRun.Of([.. Sources, "--id", "bread-1", "--name-fr", "Du pain", "--name-en", "Bread: \"good\"", "-o", target]).ExitCode);
        string yaml = File.ReadAllText(target);
        Assert.Contains("id: \"bread-1\"\n", yaml, StringComparison.Ordinal);
        Assert.Contains("name:\n  en: \"Bread: \\\"good\\\"\"\n  fr: \"Du pain\"\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfWhatCannotBeRead_WritesNothing()
    {
        using TestFolder folder = new();
        string scoring = folder.Write("scoring.json", "{ \"1.1.a\": \"0\",\n  \"1.1.b\": \"0,5\" }");
        CommandRun run = CommandRun.Of("framework", "import", "--fr", TestFile.At("bakery/bakery-fr.md"), "--en", TestFile.At("bakery/bakery-en.md"), "--scoring", scoring, "--id", "bread-1", "-o", folder.At("out.yaml"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{scoring}:2: error: the points of item 1.1.b are \"0,5\", which is no number", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("out.yaml")));
    }

    [Fact]
    public void Import_OfWhatNoOneCanScore_WritesNothing()
    {
        using TestFolder folder = new();
        string scoring = folder.Write("scoring.json", """{ "1.1.a": "0", "1.1.b": "0" }""");
        CommandRun run = CommandRun.Of("framework", "import", "--fr", TestFile.At("bakery/bakery-fr.md"), "--en", TestFile.At("bakery/bakery-en.md"), "--scoring", scoring, "--id", "bread-1", "-o", folder.At("out.yaml"));
        Assert.Equal(2, run.ExitCode);
        Assert.All(run.Errors, line => Assert.StartsWith(folder.At("out.yaml"), line, StringComparison.Ordinal));
        Assert.StartsWith($"{folder.At("out.yaml")}:0: error: the file was not written", run.Errors[^1], StringComparison.Ordinal);
    }
}
