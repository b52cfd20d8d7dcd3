namespace Garant.Cli.Tests.Assessing;

public sealed class ScoreTableTests
{
    [Fact]
    public void Table_InEnglish_ShowsScoreLevelAndWhatIsMissing()
    {
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            string.Join(Environment.NewLine, "The good mill (mill-1)", "Score: 64.1 of 100", "Label level: Bronze", "Points missing to the level Gold (from 72.5): 8.4", "Of the score, 14.8 come from elements that are not concerned."),
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("│ 1   │ Water   │   1.25 │    4.25 │             2 │  2.8056 │      3/3 │  66.0 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│     │ Total   │   2.75 │    6.75 │             2 │  4.3289 │      4/4 │  64.1 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ flooding    │ no      │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ 2.1 │ The sieve         │              1 │ +17.9 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("The cheapest path to the level Gold (effort: 1)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Score then: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_InFrench_WritesNumbersWithAComma()
    {
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--lang", "fr");
        Assert.Contains("Score : 64,1 sur 100", run.Output, StringComparison.Ordinal);
        Assert.Contains("Points manquants pour le niveau Or (à partir de 72,5) : 8,4", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ 1  │ Eau     │   1,25 │    4,25 │            2 │ 2,8056 │      3/3 │  66,0 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ce qui augmenterait le plus le score", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d\d", run.Output);
    }

    [Fact]
    public void Table_WhileIncomplete_ShowsTheRange()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.c"],"2.1":["2.1.b"]}}""");
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers);
        Assert.Contains("Not complete: 2 of 4 elements answered; the score will be between 44.4 and 85.2 of 100.", run.Output, StringComparison.Ordinal);
        Assert.Contains("44.4 to 85.2 │", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "│ flooding    │ not answered yet │ 1.2     │")]
    [InlineData("fr", "│ inondation        │ pas encore répondu │ 1.2 │")]
    public void Exposure_WhereNothingIsAnswered_SaysNeitherYesNorNo(string language, string row)
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.c"]}}""");
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--lang", language);
        Assert.Contains(row, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "(effort: 14)", "│     14 │ 1.1.b     │ 1.1.c │")]
    [InlineData("fr", "(effort : 14)", "│     14 │ 1.1.b          │ 1.1.c  │")]
    public void Path_NothingAsked_IsByEffortAndNamesTheRungsItPasses(string language, string price, string row)
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.2":["1.2.c"],"1.3":["1.3.a","1.3.b"],"2.1":["2.1.a","2.1.b"]}}""");
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--reach", "100", "--lang", language);
        Assert.Contains(price, run.Output, StringComparison.Ordinal);
        Assert.Contains(row, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_WithoutAScore_HaveNothingCounted()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.c"],"2.1":["2.1.b"]}}""");
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers);
        Assert.Contains("│ 1   │ Water   │      1 │    4.25 │             0 │         │      1/3 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ 2   │ Flour   │    1.5 │     2.5 │             0 │     1.5 │      1/1 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("Counted = points × (maximum − 0.5 × not concerned) ÷ (maximum − not concerned) + 0.5 × not concerned.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers", "80", "better answers: 1", "│ 2.1.a │ +17.9 │")]
    [InlineData("points", "70.5", "points to gain: 0.5", "+9.0 │")]
    [InlineData("effort", "70.5", "effort: 1", "│ 1.3.b │  +9.0 │")]
    public void Path_CostsWhatIsAsked(string cost, string reach, string price, string row)
    {
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--path", cost, "--reach", reach);
        string heading = $"The cheapest path to a score of {reach} ({price})";
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Contains(row, run.Output[run.Output.IndexOf(heading, StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", "The cheapest path to a score of 20: It is reached already.")]
    [InlineData("100", "The cheapest path to a score of 100: No answers of the elements that apply reach it.")]
    public void Path_ThatIsNone_IsSaid(string reach, string sentence)
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.a"],"1.2":["1.2.b"],"2.1":["2.1.a"]}}""");
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--reach", reach);
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_InAFile_HaveNoColoursAndNoMargin()
    {
        using TestFolder folder = new();
        string title = string.Join(' ', Enumerable.Repeat("wheel", 60));
        string framework = folder.Write("mill.yaml", File.ReadAllText(TestFile.Mill1).Replace("en: The sieve }", $"en: {title} }}", StringComparison.Ordinal));
        CommandRun run = CommandRun.Of("assess", "score", "--framework", framework, "--answers", TestFile.Complete);
        Assert.Contains(title, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }
}
