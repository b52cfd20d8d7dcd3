using DuckDB.NET.Data;

namespace Garant.Cli.Tests.Labels;

/// <summary>Labels and the columns that stand for them: what a person sees in the table is what counts.</summary>
public sealed class LabelTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("y,cat,cab,cow\ncat,0.5,0.3,0.2\ncow,0.1,0.1,0.8\n", "cat,cab,cow", "cat|cab|cow")]
    [InlineData("y,cat,cab,cow\nat,0.5,0.3,0.2\now,0.1,0.1,0.8\n", "cat,cab,cow", "at|ab|ow")]
    [InlineData("y,p_cat_prob,p_cow_prob\ncat,0.5,0.5\n", "p_*_prob", "cat|cow")]
    [InlineData("y,p_cat_prob,p_cow_prob\ncat_prob,0.5,0.5\n", "p_*_prob", "cat_prob|cow_prob")]
    [InlineData("y,p_cat_prob,p_cow_prob\ncat,0.5,0.5\n", "p_cat_prob,p_cow_prob", "cat|cow")]
    [InlineData("y,p_cat,p_cow\np_cat,0.5,0.5\n", "p_*", "p_cat|p_cow")]
    [InlineData("y,p_00,p_01\n1,0.5,0.5\n", "p_00..p_01", "0|1")]
    [InlineData("y,p_00,p_01\n01,0.5,0.5\n", "p_00..p_01", "00|01")]
    [InlineData("y,p_A,p_a\na,0.5,0.5\nA,0.5,0.5\n", "p_*", "A|a")]
    [InlineData("y,x,z\nyes,0.5,0.5\n", "x,z", "yes|no", "--labels", "yes,no")]
    public void Calibrate_LabelsOfColumns_AreThoseThatOccur(string table, string probabilities, string labels, params string[] options)
    {
        string file = _folder.Write("cal.csv", table), model = _folder.At("m.json"), output = _folder.At("out.csv");
        CommandRun run = CommandRun.Of(["sets", "calibrate", file, "--label", "y", "--probabilities", probabilities, .. options, "-o", model]);
        Assert.Equal("", run.Error);
        CommandRun.Of("sets", "predict", file, "--model", model, "--confidence", "0.9", "-o", output);
        Assert.Contains($",{labels},", File.ReadAllLines(output)[1] + ",", StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(["calibrate", "fit", file, "--label", "y", "--probabilities", probabilities, "--method", "isotonic", "--classes", "rest", .. options, "-o", model]).Error.Contains("none of the labels", StringComparison.Ordinal) ? 1 : 0);
        Assert.Equal("", CommandRun.Of(["evaluate", file, "--label", "y", "--probabilities", probabilities, "--calibration", .. options]).Error);
    }

    [Theory]
    [InlineData("y,p_a|b,p_c\nc,0.5,0.5\n", "p_*", "the class \"a|b\" holds |, which stands between the labels of a set")]
    [InlineData("y,p_a,p_b\nd,0.5,0.5\n", "p_*", "row 1: column \"y\" holds \"d\", which is none of the labels a, b; correct it, leave the row out with --where, or name the labels of the columns with --labels")]
    [InlineData("y,p_a,p_p_a\np_a,0.5,0.5\n", "p_*", "the labels of column \"y\" fit the columns in two ways, as a, p_a and as p_a, p_p_a; say which with --labels")]
    [InlineData("y,p_a,p_b\na,0.5,0.5\n", "p_a,p_b,p_a", "names the column \"p_a\" twice")]
    [InlineData("y,p_0,p_1\n0,0.5,0.5\n", "p_0..p_200000000", "there is no column \"p_2\"")]
    [InlineData("y,p_0,p_1\n0,0.5,0.5\n", "p_1..p_99999999999999999999999999", "there is no column \"p_2\"")]
    [InlineData("y,p_0,p_1\n0,0.5,0.5\n", "p_20260101000000..p_20260101000002", "there is no column \"p_20260101000000\"")]
    [InlineData("y,p_a,p_b\na,0.5,0.5\n", "p_*", "--labels names 3 labels, and --probabilities 2 columns", "--labels", "a,b,c")]
    [InlineData("y,p_a,p_b\na,0.5,0.5\n", "p_*", "--labels names a label twice", "--labels", "a,a")]
    public void Calibrate_LabelsThatCannotBeTold_AreRefusedInWords(string table, string probabilities, string message, params string[] options)
    {
        CommandRun run = CommandRun.Of(["sets", "calibrate", _folder.Write("cal.csv", table), "--label", "y", "--probabilities", probabilities, .. options, "-o", _folder.At("m.json")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("1.0", "0.0")]
    [InlineData("true", "false")]
    [InlineData("True", "False")]
    [InlineData("TRUE", "FALSE")]
    [InlineData("yes", "no", "--positive", "yes")]
    public void Commands_AnswersOfAnySpelling_CountTheSame(string one, string zero, params string[] options)
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(row => $"{(row % 3 == 0 ? zero : one)},{(row % 3 == 0 ? 0.2 : 0.7) + row % 5 / 100.0}\n"));
        string expected = string.Concat(Enumerable.Range(0, 60).Select(row => $"{(row % 3 == 0 ? 0 : 1)},{(row % 3 == 0 ? 0.2 : 0.7) + row % 5 / 100.0}\n"));
        foreach (string[] command in new string[][]
        {
            ["risk", "control", "{0}", "--label", "y", "--probability", "p", "--risk", "recall=0.5"],
            ["evaluate", "{0}", "--label", "y", "--probability", "p", "--calibration", "--format", "json"],
            ["evaluate", "{0}", "--label", "y", "--uncertainty", "p", "--format", "json"],
            ["calibrate", "fit", "{0}", "--label", "y", "--probability", "p", "-o", _folder.At("m.json")],
        })
        {
            Assert.Equal(Run("y,p\n" + expected, command), Run("y,p\n" + rows, [.. command, .. options]));
        }

        string Run(string table, string[] command)
        {
            string file = _folder.Write("t.csv", table);
            CommandRun run = CommandRun.Of([.. command.Select(word => word.Replace("{0}", file, StringComparison.Ordinal))]);
            Assert.Equal("", run.Error);
            return run.Output;
        }
    }

    [Fact]
    public void Commands_BooleanColumns_AreReadAsWords()
    {
        string parquet = _folder.At("t.parquet"), model = _folder.At("m.json"), sets = _folder.At("sets.parquet");
        using (DuckDBConnection connection = new("DataSource=:memory:"))
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT i % 3 > 0 AS y, 0.3 + 0.1 * (i % 3) AS \"p_True\", 0.7 - 0.1 * (i % 3) AS \"p_False\" FROM range(30) t(i)) TO '{parquet}' (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("30 rows of 2 classes", CommandRun.Of("sets", "calibrate", parquet, "--label", "y", "--probabilities", "p_*", "-o", model).Output, StringComparison.Ordinal);
        Assert.Equal("", CommandRun.Of("sets", "predict", parquet, "--model", model, "--confidence", "0.8", "-o", sets).Error);
        Assert.True(CommandRun.Of("evaluate", sets, "--label", "y", "--set", "set_0.8", "--format", "json").Json.GetProperty("coverage").GetDouble() >= 0.8);
        Assert.Equal(0, CommandRun.Of("risk", "control", parquet, "--label", "y", "--probability", "p_True", "--risk", "recall=0.5").ExitCode);
        Assert.Equal(0, CommandRun.Of("evaluate", parquet, "--label", "y", "--probability", "p_True", "--calibration").ExitCode);
    }

    [Fact]
    public void Calibrate_ProbabilitiesOffByRounding_AreZeroAndOne()
    {
        CommandRun run = CommandRun.Of("sets", "calibrate", _folder.Write("cal.csv", "y,p_a,p_b\na,1.0000000000000002,-2.220446049250313E-16\nb,0,1\n"), "--label", "y", "--probabilities", "p_*", "-o", _folder.At("m.json"));
        Assert.Equal("", run.Error);
        Assert.Equal("", CommandRun.Of("evaluate", _folder.Write("t.csv", "y,p\n0,-2e-16\n1,1.0000000000000002\n"), "--label", "y", "--probability", "p", "--calibration").Error);
    }

    [Fact]
    public void Commands_AnswersThatNeedARemark_GetOne()
    {
        string few = _folder.Write("few.csv", "y,p_0,p_1\n0,0.5,0.5\n1,0.4,0.6\n"), model = _folder.At("m.json"), sets = _folder.At("sets.csv");
        CommandRun.Of("sets", "calibrate", few, "--label", "y", "--probabilities", "p_*", "-o", model);
        Assert.Equal($"{model}:0: warning: in 2 rows the sets hold every label: the calibration has too few rows for the level (a level of 0.9 needs 9, and there are 2)", Assert.Single(CommandRun.Of("sets", "predict", few, "--model", model, "--confidence", "0.9", "-o", sets).Errors));
        string spelt = _folder.Write("spelt.csv", "y,set\nCat,cat|dog\ndog,dog\n");
        Assert.Equal($"{spelt}:0: warning: no set holds the labels Cat, which are observed; are they written as in the sets?", Assert.Single(CommandRun.Of("evaluate", spelt, "--label", "y", "--set", "set").Errors));
        string crossed = _folder.Write("crossed.csv", "y,l,u\n1,0,2\n1,2,0\n");
        Assert.StartsWith($"{crossed}:3: warning: in 1 row, this one first, the lower bound is above the upper one", Assert.Single(CommandRun.Of("evaluate", crossed, "--target", "y", "--lower", "l", "--upper", "u").Errors), StringComparison.Ordinal);
        string weighted = _folder.Write("weighted.csv", "y,p,w\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{row},{row},1\n"))), heavy = _folder.Write("heavy.csv", "p,w\n1,1\n2,1000\n");
        CommandRun.Of("intervals", "calibrate", weighted, "--target", "y", "--prediction", "p", "--weight", "w", "-o", model);
        Assert.StartsWith($"{heavy}:3: warning: some bounds are infinite, in 1 row, row 2 first: the weight in column \"w\" is large", Assert.Single(CommandRun.Of("intervals", "predict", heavy, "--model", model, "--confidence", "0.9", "-o", sets).Errors), StringComparison.Ordinal);
    }
}
