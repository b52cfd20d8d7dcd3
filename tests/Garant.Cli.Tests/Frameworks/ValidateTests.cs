namespace Garant.Cli.Tests.Frameworks;

public sealed class ValidateTests
{
    [Fact]
    public void Validate_OfSoundFiles_SaysSo()
    {
        CommandRun run = CommandRun.Of("framework", "validate", TestFile.Mill1, TestFile.Mill2);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"{TestFile.Mill1} is sound: version mill-1, 2 sections, 4 elements and 10 items in fr and en.{Environment.NewLine}"
            + $"{TestFile.Mill2} is sound: version mill-2, 2 sections, 4 elements and 9 items in fr and en.{Environment.NewLine}",
            run.Output);
    }

    [Fact]
    public void Validate_OfABrokenFile_NamesEveryFaultAndGoesOn()
    {
        using TestFolder folder = new();
        string broken = folder.Write("broken.yaml", File.ReadAllText(TestFile.Mill1)
            .Replace("condition: 1.1.a", "condition: 7.7.a", StringComparison.Ordinal)
            .Replace("points: 0.75", "points: 0,75", StringComparison.Ordinal));
        CommandRun run = CommandRun.Of("framework", "validate", broken, folder.At("missing.yaml"), TestFile.Mill1);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.Errors, line => line.StartsWith($"{broken}:", StringComparison.Ordinal) && line.Contains("names item 7.7.a, which does not exist", StringComparison.Ordinal));
        Assert.Contains($"{folder.At("missing.yaml")}:0: error: there is no such file; correct the path", run.Errors);
        Assert.All(run.Errors, line => Assert.Matches(@":\d+: error: ", line));
        Assert.StartsWith($"{TestFile.Mill1} is sound", run.Output, StringComparison.Ordinal);
    }
}
