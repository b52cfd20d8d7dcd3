using System.Globalization;

namespace Garant.Cli.Tests.Calibrating;

public sealed class CalibrateTests : IDisposable
{
    /// <summary>Of the rows with 0.9 three in four have the label, of those with 0.1 one in four.</summary>
    private const string Overconfident = "y,p,w\n1,0.9,1\n1,0.9,1\n1,0.9,1\n0,0.9,1\n0,0.1,1\n0,0.1,1\n0,0.1,1\n1,0.1,1\n";

    private const string Classes = "y,p_cat,p_dog,p_cow,g\ncat,0.7,0.2,0.1,a\ndog,0.1,0.8,0.1,b\ncow,0.3,0.3,0.4,a\ncat,0.5,0.4,0.1,b\ndog,0.45,0.35,0.2,a\ncow,0.05,0.05,0.9,b\ncat,0.6,0.3,0.1,a\ndog,0.2,0.7,0.1,b\ncat,0.9,0.05,0.05,a\n";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Apply_VennAbers_AddsTheMergedProbabilityAndBothEnds()
    {
        string[] lines = Apply(Fit(Overconfident, "--probability", "p"), "p,note\n0.9,high\n0.5,middle\n0.1,low\n");
        Assert.Equal("p,note,p_calibrated,p_low,p_high", lines[0]);

        // At 0.9 the label 0 makes three in five and the label 1 four in five; between the scores the label 0 is pooled with those below, the label 1 with those above.
        Assert.Equal(["0.9,high,", "0.5,middle,0.5,0.2,0.8", "0.1,low,"], [lines[1][..9], lines[2], lines[3][..8]]);
        Assert.Equal([0.8 / 1.2, 0.6, 0.8], Numbers(lines[1], 2), (wanted, got) => Math.Abs(wanted - got) < 1e-14);
        Assert.Equal([0.4 / 1.2, 0.2, 0.4], Numbers(lines[3], 2), (wanted, got) => Math.Abs(wanted - got) < 1e-14);
    }

    [Theory]
    [InlineData("isotonic", 0.75)]
    [InlineData("temperature", 0.75)]
    [InlineData("histogram", 0.75, "--bins", "2", "--binning", "width")]
    [InlineData("sigmoid", 2 / 3.0)]
    public void Apply_OtherMethods_AddOneColumn(string method, double expected, params string[] options)
    {
        string[] lines = Apply(Fit(Overconfident, ["--probability", "p", "--method", method, .. options]), "p\n0.9\n");
        Assert.Equal("p,p_calibrated", lines[0]);
        Assert.Equal(expected, Numbers(lines[1], 1).Single(), 12);
    }

    [Fact]
    public void Apply_AnyColumn_NamesTheAnswersTheSame() => Assert.Equal(
        "score,p_calibrated,p_low,p_high",
        Apply(Fit(Overconfident.Replace("y,p", "y,score", StringComparison.Ordinal), "--probability", "score"), "score\n0.9\n")[0]);

    [Fact]
    public void Fit_WeightsAndNamedLabels_CountAsTheySay()
    {
        string model = Fit("y,p,w\nsick,0.9,3\nwell,0.9,1\nwell,0.1,1\nsick,0.1,0\nill,0.2,5\n", "--probability", "p", "--method", "isotonic", "--weight", "w", "--positive", "sick", "--where", "y <> 'ill'");
        Assert.Equal([0.75, 0], Apply(model, "p\n0.9\n0.1\n")[1..].SelectMany(line => Numbers(line, 1)));
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("1.0", "0.0")]
    public void Fit_LabelsOfOtherSpelling_AreZeroAndOne(string one, string zero) =>
        Assert.Equal([1, 0], Apply(Fit($"y,p\n{one},0.9\n{zero},0.1\n", "--probability", "p", "--method", "isotonic"), "p\n0.9\n0.1\n")[1..].SelectMany(line => Numbers(line, 1)));

    [Theory]
    [InlineData("venn-abers")]
    [InlineData("venn-abers", "--classes", "pairs")]
    [InlineData("isotonic", "--classes", "rest")]
    [InlineData("temperature")]
    [InlineData("sigmoid")]
    public void Apply_SeveralClasses_AddsAColumnEachThatAddUpToOne(string method, params string[] options)
    {
        string model = Fit(Classes, ["--probabilities", "p_*", "--method", method, .. options]), output = _folder.At("out.jsonl");
        Assert.Equal(0, CommandRun.Of("calibrate", "apply", _folder.At("cal.csv"), "--model", model, "-o", output, "--where", "g = 'a'").ExitCode);
        Assert.Equal(5, File.ReadAllLines(output).Length);
        foreach (string line in File.ReadAllLines(output))
        {
            using System.Text.Json.JsonDocument row = System.Text.Json.JsonDocument.Parse(line);
            Assert.Equal(1, new[] { "p_cat_calibrated", "p_dog_calibrated", "p_cow_calibrated" }.Sum(name => row.RootElement.GetProperty(name).GetDouble()), 12);
        }
    }

    [Fact]
    public void Apply_TopLabel_NamesItAndSaysHowSureItIs()
    {
        // Of the five rows whose most probable class is cat, four are cats; the least sure one is the dog.
        string[] lines = Apply(Fit(Classes, "--probabilities", "p_*", "--classes", "top", "--method", "isotonic"), "p_cat,p_dog,p_cow\n0.45,0.4,0.15\n0.2,0.5,0.3\n");
        Assert.Equal(["p_cat,p_dog,p_cow,top_label,top_calibrated", "0.45,0.4,0.15,cat,0.0", "0.2,0.5,0.3,dog,1.0"], lines);
    }

    [Fact]
    public void Fit_Temperature_SaysWhatItMeans()
    {
        CommandRun run = CommandRun.Of("calibrate", "fit", _folder.Write("cal.csv", Overconfident), "--label", "y", "--probability", "p", "--method", "temperature", "-o", _folder.At("m.json"));
        Assert.Equal(["calibrated with 8 rows.", "The temperature is 2.000: the model is too sure of itself."], run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("was written: ")[^1]));
    }

    public static TheoryData<string, string[], string> BadInputs => new()
    {
        { "y,p\n1,0.5\n", [], "garant: error: give --probability for one column, or --probabilities for one of each class" },
        { "y,p\n1,0.5\n", ["--probability", "q"], "cal.csv:0: error: there is no column \"q\"; there are y, p" },
        { "y,p\n1,0.5\n2,0.5\n", ["--probability", "p"], "cal.csv:3: error: row 2: column \"y\" holds \"2\", which is neither 0 nor 1; name the label" },
        { "y,p\n,0.5\n", ["--probability", "p"], "cal.csv:2: error: row 1: column \"y\" is empty" },
        { "y,p\n1,x\n", ["--probability", "p"], "cal.csv:2: error: row 1: column \"p\" holds \"x\", which is not a number" },
        { "y,p\n1,1.5\n", ["--probability", "p", "--method", "beta"], "cal.csv:2: error: row 1: column \"p\" holds 1.5, which is no probability; correct it, leave the row out" },
        { "y,p\n0,0.5\n1,0.9\n", ["--probability", "p", "--method", "temperature"], "cal.csv:0: error: Every row's label is its most probable class" },
        { "y,p\n0,0.5\n1,0.9\n", ["--probability", "p", "--method", "histogram"], "cal.csv:0: error: There are 10 bins for 2 rows" },
        { "y,p\na,0.5\nb,0.9\n", ["--probability", "p", "--positive", "c"], "cal.csv:0: error: no row has \"c\" in column \"y\"" },
        { "y,p,w\n0,0.5,-1\n", ["--probability", "p", "--method", "beta", "--weight", "w"], "cal.csv:2: error: row 1: column \"w\" holds -1; a weight is not negative" },
        { "y,p,w\n0,0.5,0\n", ["--probability", "p", "--method", "beta", "--weight", "w"], "cal.csv:0: error: column \"w\" is 0 in every row" },
        { "y,p,w\n0,0.5,0\n", ["--probability", "p", "--weight", "w"], "garant: error: --weight cannot be used with --method venn-abers" },
        { "y,p\n0,0.5\n", ["--probability", "p", "--classes", "top"], "garant: error: --classes is for --probabilities" },
        { "y,p\n0,0.5\n", ["--probability", "p", "--bins", "3"], "garant: error: --bins and --binning are for --method histogram" },
        { "y,p\n0,0.5\n", ["--probability", "p", "--method", "histogram", "--bins", "2.5"], "garant: error: --bins is 2.5; it is a number of bins" },
        { Classes, ["--probabilities", "p_*", "--positive", "cat"], "garant: error: --positive is for --probability" },
        { Classes, ["--probabilities", "p_*", "--method", "beta", "--classes", "pairs"], "garant: error: --classes pairs is for --method venn-abers" },
        { Classes, ["--probabilities", "p_*", "--method", "temperature", "--classes", "rest"], "garant: error: --method temperature has one temperature" },
        { "y,p_a,p_b\na,0.5,0.6\n", ["--probabilities", "p_*"], "cal.csv:2: error: row 1: the probabilities add up to 1.1, not to 1" },
        { "y,p_a,p_b\nc,0.5,0.5\n", ["--probabilities", "p_*"], "cal.csv:2: error: row 1: column \"y\" holds \"c\", which is none of the labels a, b" },
        { "y,p_a,p_b\na,0.5,0.5\n", ["--probabilities", "p_*", "--method", "beta"], "cal.csv:0: error: class a cannot be calibrated by itself, where 1 means a row of it and 0 another: Beta calibration has no one optimum here: no row has the label 0" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Fit_BadInput_IsOneLineWithPlaceAndRemedy(string rows, string[] options, string message)
    {
        string file = _folder.Write("cal.csv", rows);
        CommandRun run = CommandRun.Of(["calibrate", "fit", file, "--label", "y", .. options, "-o", _folder.At("m.json")]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, Assert.Single(run.Errors).Replace(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p\n0.5\n", "test.csv:0: error: there is no column \"p_cat\"")]
    [InlineData("p_cat,p_dog,p_cow\n0.5,0.6,0.1\n", "test.csv:2: error: row 1: the probabilities add up to 1.2")]
    [InlineData("p_cat,p_dog,p_cow,p_cat_calibrated\n0.5,0.4,0.1,0\n", "garant: error: the table has a column \"p_cat_calibrated\" already")]
    public void Apply_BadRows_IsOneLineWithPlaceAndRemedy(string rows, string message)
    {
        string model = Fit(Classes, "--probabilities", "p_*"), file = _folder.Write("test.csv", rows);
        CommandRun run = CommandRun.Of("calibrate", "apply", file, "--model", model, "-o", _folder.At("out.csv"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, run.Errors[0].Replace(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ProbabilityOutOfRange_NamesTheRow()
    {
        string model = Fit(Overconfident, "--probability", "p", "--method", "temperature"), file = _folder.Write("test.csv", "p\n0.5\n-0.5\n");
        Assert.Contains("test.csv:3: error: row 2: column \"p\" holds -0.5, which is no probability", CommandRun.Of("calibrate", "apply", file, "--model", model, "-o", _folder.At("out.csv")).Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_WithAModelOfAnother_NameTheRightOne()
    {
        string calibrated = Fit(Overconfident, "--probability", "p"), sets = _folder.At("sets.json"), rows = _folder.Write("classes.csv", Classes), output = _folder.At("out.csv");
        Assert.Equal(0, CommandRun.Of("sets", "calibrate", rows, "--label", "y", "--probabilities", "p_*", "-o", sets).ExitCode);
        Assert.EndsWith("the model is of the method \"venn-abers\", which gives no sets; use garant calibrate apply", Only("sets", "predict", rows, "--model", calibrated, "--confidence", "0.9", "-o", output), StringComparison.Ordinal);
        Assert.EndsWith("which gives no intervals; use garant sets predict", Only("intervals", "predict", rows, "--model", sets, "--confidence", "0.9", "-o", output), StringComparison.Ordinal);
        Assert.EndsWith("the model is of the method \"prediction-sets\", which calibrates no probabilities; use garant sets predict", Only("calibrate", "apply", rows, "--model", sets, "-o", output), StringComparison.Ordinal);

        static string Only(params string[] command) => Assert.Single(CommandRun.Of(command).Errors);
    }

    [Theory]
    [InlineData("fit")]
    [InlineData("apply")]
    public void Help_ShowsExamples(string command) =>
        Assert.Matches(@$"Examples:\r?\n  .*garant calibrate {command} ", CommandRun.Of("calibrate", command, "--help").Output);

    private static IEnumerable<double> Numbers(string line, int from) => line.Split(',').Skip(from).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture));

    private string Fit(string rows, params string[] options)
    {
        string file = _folder.Write("cal.csv", rows), model = _folder.At("model.json");
        CommandRun run = CommandRun.Of(["calibrate", "fit", file, "--label", "y", .. options, "-o", model]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return model;
    }

    private string[] Apply(string model, string rows)
    {
        string file = _folder.Write("test.csv", rows), output = _folder.At("out.csv");
        CommandRun run = CommandRun.Of("calibrate", "apply", file, "--model", model, "-o", output);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return File.ReadAllLines(output);
    }
}
