namespace Garant.Cli.Tests;

public sealed class HelpTests
{
    [Fact]
    public void Help_OfTheRoot_TellsTheExitCodes()
    {
        CommandRun run = CommandRun.Of("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("garant [command] [options]", run.Output, StringComparison.Ordinal);
        Assert.Contains("  0  done", run.Output, StringComparison.Ordinal);
        Assert.Contains("  2  bad input", run.Output, StringComparison.Ordinal);
        Assert.Contains("  3  a check found a fault", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("framework import")]
    [InlineData("framework validate")]
    [InlineData("framework show")]
    [InlineData("framework diff")]
    [InlineData("assess score")]
    [InlineData("assess upgrade")]
    [InlineData("log verify")]
    [InlineData("completion")]
    public void Help_OfACommand_ShowsExamples(string command)
    {
        CommandRun run = CommandRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@$"Examples:\r?\n  .*garant {command} ", run.Output);
    }

    [Theory]
    [InlineData("garant assess score --format ", "json", "table")]
    [InlineData("garant fr", "framework")]
    [InlineData("garant framework sh", "show")]
    [InlineData("garant completion ", "bash", "pwsh", "zsh")]
    public void Suggestions_AreWhatCanFollow(string line, params string[] expected)
    {
        CommandRun run = CommandRun.Of($"[suggest:{line.Length}]", line);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected, run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('-') && !word.StartsWith('/')));
    }

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef garant")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Completion_PrintsTheScriptOfTheShell(string shell, string passage)
    {
        CommandRun run = CommandRun.Of("completion", shell);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(passage, run.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }
}
