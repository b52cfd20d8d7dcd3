using System.Text.Json;

namespace Garant.Cli.Tests.Evaluating;

public sealed class EvaluateProbabilitiesTests : IDisposable
{
    /// <summary>Up to 0.5 one of three has the label 1 at a mean of 0.2, above two of three at a mean of 0.8.</summary>
    private const string Two = "y,p,part\n0,0.1,a\n1,0.2,a\n0,0.3,b\n1,0.6,b\n0,0.8,b\n1,1,b\n";

    /// <summary>Class a is predicted three times with 0.8, right once; class b once with 0.6, right.</summary>
    private const string Three = "y,p_a,p_b,p_c\na,0.8,0.1,0.1\nb,0.2,0.6,0.2\nb,0.8,0.2,0\nc,0.8,0,0.2\n";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Evaluate_TwoClasses_PrintsEveryMeasure()
    {
        JsonElement report = Run(Two, "--label", "y", "--probability", "p", "--calibration", "--bins", "2", "--format", "json").Json;
        Assert.Equal(6, report.GetProperty("n").GetInt32());
        Assert.Equal(2.0 / 15, Number("ece"), 12);
        Assert.Equal(2.0 / 15, Number("eceQuantile"), 12);
        Assert.Equal(2.0 / 15, Number("mce"), 12);
        Assert.Equal(1.54 / 6, Number("brier"), 12);
        Assert.Equal(1.54 / 6, Number("reliability") - Number("resolution") + Number("uncertainty") + Number("withinBinVariance") - Number("withinBinCovariance"), 12);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.2) + Math.Log(0.7) + Math.Log(0.6) + Math.Log(0.2)) / 6, Number("logLoss"), 12);
        Assert.Equal(6.0 / 9, Number("auroc"), 12);
        Assert.All(["kolmogorovSmirnov", "kuiper", "spiegelhalter"], test => Assert.InRange(Number(test + "PValue"), 0, 1));
        JsonElement bin = report.GetProperty("bins")[1];
        Assert.Equal((0.5, 1, 3), (bin.GetProperty("low").GetDouble(), bin.GetProperty("high").GetDouble(), bin.GetProperty("n").GetInt32()));
        Assert.Equal((0.8, 2.0 / 3), (bin.GetProperty("meanScore").GetDouble(), bin.GetProperty("frequency").GetDouble()));
        Assert.InRange(2.0 / 3, bin.GetProperty("frequencyLow").GetDouble(), bin.GetProperty("frequencyHigh").GetDouble());

        double Number(string name) => report.GetProperty(name).GetDouble();
    }

    [Fact]
    public void Evaluate_TwoClassesAsATable_ShowsMeasuresAndBins()
    {
        CommandRun run = Run(Two, "--label", "y", "--probability", "p", "--calibration", "--bins", "2");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("│ Expected calibration error, 2 bins of equal width │ 0.13333 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│   0.5 │     1 │    3 │           0.8000 │    0.6667 │", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("In a bin, the true frequency of label 1 lies between the two bounds with a confidence of 95 % (Clopper–Pearson)." + Environment.NewLine, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_WithoutBins_TakesTen() =>
        Assert.Equal(0.1, Run("y,p\n0,0.05\n", "--label", "y", "--probability", "p", "--calibration", "--format", "json").Json.GetProperty("bins")[0].GetProperty("high").GetDouble());

    [Fact]
    public void Evaluate_Where_LooksAtThoseRows() =>
        Assert.Equal(4, Run(Two, "--label", "y", "--probability", "p", "--calibration", "--where", "part = 'b'", "--format", "json").Json.GetProperty("n").GetInt32());

    [Fact]
    public void Evaluate_LabelsAsTruthsOrDecimals_AreRead() =>
        Assert.Equal(1, Run("y,p\ntrue,0.9\nFalse,0.1\n1.0,0.8\n0.0,0.2\n", "--label", "y", "--probability", "p", "--calibration", "--format", "json").Json.GetProperty("auroc").GetDouble());

    [Fact]
    public void Evaluate_FiguresThereAreNotAny_AreNull()
    {
        // A label of probability 0, only scores of 0 and 1, only one label.
        JsonElement report = Run("y,p\n1,0\n1,1\n", "--label", "y", "--probability", "p", "--calibration", "--format", "json").Json;
        Assert.All(["logLoss", "kolmogorovSmirnov", "kolmogorovSmirnovPValue", "kuiperPValue", "auroc"], name => Assert.Equal(JsonValueKind.Null, report.GetProperty(name).ValueKind));
        Assert.Equal(0.5, report.GetProperty("ece").GetDouble());
        Assert.Contains("infinite", Run("y,p\n1,0\n1,1\n", "--label", "y", "--probability", "p", "--calibration").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_SeveralClasses_PrintsEveryMeasure()
    {
        JsonElement report = Run(Three, "--label", "y", "--probabilities", "p_*", "--calibration", "--bins", "1", "--format", "json").Json;
        Assert.Equal(0.5, Number("accuracy"));
        Assert.Equal(0.75 - 0.5, Number("ece"), 12);
        Assert.Equal((3 * (0.8 - 1.0 / 3) + 0.4) / 4, Number("topLabelEce"), 12);
        Assert.Equal((0.4 + 0.275 + 0.125) / 3, Number("classWiseEce"), 12);
        Assert.Equal((0.06 + 0.24 + 1.28 + 1.28) / 4, Number("brier"), 12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.6) + 2 * Math.Log(0.2)) / 4, Number("logLoss"), 12);
        Assert.Equal(0.25, Number("auroc"));
        Assert.Equal((1 + 1.0 / 2 + 1.0 / 3 + 2.0 / 4) / 4, Number("auarc"), 12);

        double Number(string name) => report.GetProperty(name).GetDouble();
    }

    [Fact]
    public void Evaluate_Uncertainty_RanksTheLeastUnsureFirst()
    {
        JsonElement report = Run("right,u\n1,0.1\n0,7\n1,2\n0,1\n", "--label", "right", "--uncertainty", "u", "--format", "json").Json;
        Assert.Equal(0.75, report.GetProperty("auroc").GetDouble());
        Assert.Equal((1 + 1.0 / 2 + 2.0 / 3 + 2.0 / 4) / 4, report.GetProperty("auarc").GetDouble(), 12);
        Assert.Equal(0.5, report.GetProperty("accuracy").GetDouble());
        Assert.False(report.TryGetProperty("bins", out _));
    }

    public static TheoryData<string, string[], string> BadInputs => new()
    {
        { "y,p\n0,0.5\n2,0.5\n", ["--label", "y", "--probability", "p", "--calibration"], "t.csv:3: error: row 2: column \"y\" holds \"2\", which is neither 0 nor 1; name the label whose probability is meant with --positive" },
        { "y,p\n0,0.5\n1,1.5\n", ["--label", "y", "--probability", "p", "--calibration"], "t.csv:3: error: row 2: column \"p\" holds 1.5, which is no probability; correct it, or leave the row out with --where" },
        { "y,p\n0,\n", ["--label", "y", "--probability", "p", "--calibration"], "t.csv:2: error: row 1: column \"p\" is empty; fill it in, or leave the row out with --where" },
        { "y,p\n0,0.5\n", ["--label", "y", "--probability", "q", "--calibration"], "t.csv:0: error: there is no column \"q\"; there are y, p" },
        { "y,p\n", ["--label", "y", "--probability", "p", "--calibration"], "t.csv:0: error: there is no row; the file holds column names only" },
        { Three, ["--label", "z", "--probabilities", "p_*", "--calibration"], "t.csv:0: error: there is no column \"z\"; there are y, p_a, p_b, p_c" },
        { "y,p_a,p_b\na,0.5,0.6\n", ["--label", "y", "--probabilities", "p_*", "--calibration"], "t.csv:2: error: row 1: the probabilities add up to 1.1, not to 1" },
        { "y,p\n0,x\n", ["--label", "y", "--uncertainty", "p"], "t.csv:2: error: row 1: column \"p\" holds \"x\", which is not a number; correct it, or leave the row out with --where" },
        { Two, ["--label", "y"], "garant: error: give --target, --lower and --upper for intervals, --label and --set for sets, --label and --probability or --probabilities with --calibration for probabilities, or --label and --uncertainty; one of these alone" },
        { Two, ["--label", "y", "--probability", "p"], "garant: error: give --target" },
        { Two, ["--label", "y", "--set", "p", "--calibration"], "garant: error: give --target" },
        { Two, ["--label", "y", "--probability", "p", "--uncertainty", "p", "--calibration"], "garant: error: give --target" },
        { Two, ["--label", "y", "--probability", "p", "--calibration", "--group", "part"], "garant: error: --group is for intervals and sets; leave it out, and look at a group with --where" },
        { Two, ["--label", "y", "--uncertainty", "p", "--bins", "5"], "garant: error: --bins is for --calibration; leave it out" },
        { Two, ["--label", "y", "--probability", "p", "--calibration", "--bins", "2.5"], "garant: error: --bins is 2.5; it is a number of bins, so write a whole one" },
        { Two, ["--label", "y", "--probability", "p", "--calibration", "--bins", "0"], "garant: error: --bins is 0; it must be from 1 to 1000" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Evaluate_BadInput_IsOneLineWithPlaceAndRemedy(string rows, string[] options, string message)
    {
        CommandRun run = Run(rows, options);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith(message, run.Errors[0].Replace(_folder.At("t.csv"), "t.csv", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private CommandRun Run(string rows, params string[] options) => CommandRun.Of(["evaluate", _folder.Write("t.csv", rows), .. options]);
}
