using System.Globalization;
using System.Text.Json;

namespace Garant.Cli.Tests.Intervals;

public sealed class IntervalsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_NineRowsAtNineTenths_AddsTheBoundsBesideEveryColumn()
    {
        string model = Calibrate("--target", "y", "--prediction", "p");
        string test = _folder.Write("test.csv", "id;p;note\nx;1.5;\"a;b\"\ny;-2;\n"), output = _folder.At("out.csv");
        Assert.Equal(0, CommandRun.Of("intervals", "predict", test, "--model", model, "--confidence", "0.9", "--confidence", "0.50", "-o", output).ExitCode);
        Assert.Equal(
            ["id,p,note,lower_0.9,upper_0.9,lower_0.5,upper_0.5", "x,1.5,\"a;b\",0.5,2.5,1.0,2.0", "y,-2,,-3.0,-1.0,-2.5,-1.5"],
            File.ReadAllLines(output));
    }

    [Fact]
    public void Any_OneRow_SaysSoInTheSingular()
    {
        string one = _folder.Write("one.csv", "y,p\n1,1\n"), model = _folder.At("one.json");
        Assert.EndsWith("calibrated with 1 row.", CommandRun.Of("intervals", "calibrate", one, "--target", "y", "--prediction", "p", "-o", model).Output.Trim(), StringComparison.Ordinal);
        CommandRun run = CommandRun.Of("intervals", "predict", one, "--model", model, "--confidence", "0.9", "-o", _folder.At("out.csv"));
        Assert.Contains("was written: 1 row with", run.Output, StringComparison.Ordinal);
        Assert.Contains("in 1 row:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_TooFewRows_WritesInfiniteBoundsAndSaysSo()
    {
        string model = Calibrate("--target", "y", "--prediction", "p");
        string test = _folder.Write("test.csv", "p\n1\n"), csv = _folder.At("out.csv"), lines = _folder.At("out.jsonl");
        CommandRun run = CommandRun.Of("intervals", "predict", test, "--model", model, "--confidence", "0.95", "-o", csv);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("some bounds are infinite", run.Error, StringComparison.Ordinal);
        Assert.Contains("needs 19", run.Error, StringComparison.Ordinal);
        Assert.Equal("1,-inf,inf", File.ReadAllLines(csv)[1]);
        CommandRun.Of("intervals", "predict", test, "--model", model, "--confidence", "0.95", "-o", lines);
        Assert.Equal("""{"p":1,"lower_0.95":null,"upper_0.95":null}""", File.ReadAllLines(lines)[0]);
    }

    [Theory]
    [InlineData("--target", "y", "--prediction", "p", "--score", "gamma")]
    [InlineData("--target", "y", "--prediction", "p", "--score", "normalized", "--spread", "s", "--asymmetric")]
    [InlineData("--target", "y", "--prediction", "p", "--group", "g")]
    [InlineData("--target", "y", "--prediction", "p", "--weight", "s")]
    [InlineData("--target", "y", "--lower", "p", "--upper", "u")]
    [InlineData("--target", "y", "--lower", "p", "--upper", "u", "--group", "g", "--asymmetric")]
    [InlineData("--target", "y", "--lower", "p", "--upper", "u", "--weight", "s")]
    public void Evaluate_OfTheCalibrationRows_CoversAtLeastTheLevel(params string[] options)
    {
        foreach (string format in new[] { "csv", "parquet", "jsonl" })
        {
            string model = Calibrate(options), output = _folder.At("out." + format);
            Assert.Equal("", CommandRun.Of("intervals", "predict", Rows(), "--model", model, "--confidence", "0.6", "-o", output).Error);
            JsonElement report = CommandRun.Of("evaluate", output, "--target", "y", "--lower", "lower_0.6", "--upper", "upper_0.6", "--group", "g", "--format", "json").Json;
            Assert.Equal(9, report.GetProperty("n").GetInt32());
            Assert.True(report.GetProperty("coverage").GetDouble() >= 0.6);
            Assert.Equal(["a", "b"], report.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("group").GetString()!));
            Assert.InRange(report.GetProperty("coverage").GetDouble(), report.GetProperty("coverageLow").GetDouble(), report.GetProperty("coverageHigh").GetDouble());
        }
    }

    [Fact]
    public void Calibrate_FilterOnNumbers_SeesNumbers()
    {
        CommandRun run = CommandRun.Of("intervals", "calibrate", Rows(), "--target", "y", "--prediction", "p", "--where", "p > 5 AND g = 'a'", "-o", _folder.At("m.json"));
        Assert.Contains("calibrated with 2 rows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_MoreRowsThanABlock_KeepsAllInTheirOrder()
    {
        // More than the database appends at a time, so that it writes while it still reads.
        string model = Calibrate("--target", "y", "--prediction", "p"), output = _folder.At("out.csv");
        string test = _folder.Write("test.csv", "p\n" + string.Join('\n', Enumerable.Range(0, 300_000)) + "\n");
        Assert.Equal(0, CommandRun.Of("intervals", "predict", test, "--model", model, "--confidence", "0.9", "-o", output).ExitCode);
        Assert.Equal(Enumerable.Range(0, 300_000).Select(row => $"{row},{row - 1}.0,{row + 1}.0"), File.ReadLines(output).Skip(1));
    }

    [Fact]
    public void Calibrate_SeveralFiles_ReadsAllAndNamesTheFileOfAFault()
    {
        _folder.Write("part1.csv", "y,p\n1,2\n");
        string second = _folder.Write("part2.csv", "y,p\n3,4\n5,6\n");
        CommandRun run = CommandRun.Of("intervals", "calibrate", _folder.At("part*.csv"), "--target", "y", "--prediction", "p", "-o", _folder.At("m.json"));
        Assert.Contains("calibrated with 3 rows", run.Output, StringComparison.Ordinal);
        File.AppendAllText(second, "7,x\n");
        CommandRun bad = CommandRun.Of("intervals", "calibrate", _folder.At("part*.csv"), "--target", "y", "--prediction", "p", "-o", _folder.At("m.json"));
        Assert.Equal([$"{second}:4: error: row 3: column \"p\" holds \"x\", which is not a number; correct it, or leave the row out with --where"], bad.Errors);
    }

    public static TheoryData<string, string[], string> BadInputs => new()
    {
        { "y,p\n1,2\n3,abc\n", ["--target", "y", "--prediction", "p"], "cal.csv:3: error: row 2: column \"p\" holds \"abc\", which is not a number" },
        { "y,p\n1,2\n,3\n", ["--target", "y", "--prediction", "p"], "cal.csv:3: error: row 2: column \"y\" is empty" },
        { "y,p\n1,inf\n", ["--target", "y", "--prediction", "p"], "cal.csv:2: error: row 1: column \"p\" holds \"inf\", which is not a finite number" },
        { "y,p\n1,2\n1,2,3,4\n", ["--target", "y", "--prediction", "p"], "cal.csv:3: error: row 2: 4 cells, and the line of names has 2" },
        { "y,p\n", ["--target", "y", "--prediction", "p"], "cal.csv:0: error: there is no row" },
        { "", ["--target", "y", "--prediction", "p"], "cal.csv:0: error: the file is empty" },
        { "y,p\n1,2\n", ["--target", "z", "--prediction", "p"], "cal.csv:0: error: there is no column \"z\"; there are y, p" },
        { "y,p\n1,-2\n", ["--target", "y", "--prediction", "p", "--score", "gamma"], "cal.csv:2: error: row 1: column \"p\" holds -2; the gamma score divides by it" },
        { "y,p,s\n1,2,0\n", ["--target", "y", "--prediction", "p", "--score", "normalized", "--spread", "s"], "cal.csv:2: error: row 1: column \"s\" holds 0; a spread is above 0" },
        { "y,p,w\n1,2,-1\n", ["--target", "y", "--prediction", "p", "--weight", "w"], "cal.csv:2: error: row 1: column \"w\" holds -1; a weight is not negative" },
        { "y,p,w\n1,2,0\n", ["--target", "y", "--prediction", "p", "--weight", "w"], "cal.csv:0: error: column \"w\" is 0 in every row" },
        { "y,p\n1,2\n", ["--target", "y"], "garant: error: --prediction is missing" },
        { "y,p\n1,2\n", ["--target", "y", "--prediction", "p", "--lower", "p"], "garant: error: --prediction was given together with --lower" },
        { "y,p\n1,2\n", ["--target", "y", "--lower", "p"], "garant: error: --upper is missing" },
        { "y,p\n1,2\n", ["--target", "y", "--prediction", "p", "--score", "normalized"], "garant: error: --spread is missing" },
        { "y,p\n1,2\n", ["--target", "y", "--prediction", "p", "--where", "q = 1"], "garant: error: --where is \"q = 1\", which is no filter in SQL" },
        { "y,p\n1,2\n", ["--target", "y", "--prediction", "p", "--where", "p > 9"], "cal.csv:0: error: no row passes the filter" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Calibrate_BadInput_IsOneLineWithPlaceAndRemedy(string rows, string[] options, string message)
    {
        string file = _folder.Write("cal.csv", rows);
        CommandRun run = CommandRun.Of(["intervals", "calibrate", file, .. options, "-o", _folder.At("m.json")]);
        Assert.Equal(2, run.ExitCode);
        string line = Assert.Single(run.Errors);
        Assert.StartsWith(message, line.Replace(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,9", "--confidence is \"0,9\", which is not a number")]
    [InlineData("1", "--confidence is 1; a level lies strictly between 0 and 1")]
    public void Predict_NoLevel_IsRefused(string level, string message)
    {
        CommandRun run = CommandRun.Of("intervals", "predict", Rows(), "--model", Calibrate("--target", "y", "--prediction", "p"), "--confidence", level, "-o", _folder.At("o.csv"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("garant: error: " + message, run.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_UnseenGroup_IsRefusedWithItsRow()
    {
        string model = Calibrate("--target", "y", "--prediction", "p", "--group", "g");
        string test = _folder.Write("test.csv", "p,g\n1,a\n2,new\n");
        CommandRun run = CommandRun.Of("intervals", "predict", test, "--model", model, "--confidence", "0.5", "-o", _folder.At("o.csv"));
        Assert.StartsWith($"{test}:3: error: row 2: The group new had no row in the calibration set", run.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_InFrenchSurroundings_WritesPoints()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Predict_NineRowsAtNineTenths_AddsTheBoundsBesideEveryColumn();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private string Rows() => _folder.Write(
        "rows.csv",
        "y,p,u,s,g\n1.125,1,2,1,a\n1.75,2,3,2,b\n3.25,3,4,1,a\n3.625,4,5,2,b\n5.5,5,6,1,a\n5.375,6,7,2,b\n7.75,7,8,1,a\n7.25,8,9,2,b\n10,9,10,1,a\n");

    private string Calibrate(params string[] options)
    {
        string model = _folder.At("model.json");
        CommandRun run = CommandRun.Of(["intervals", "calibrate", Rows(), .. options, "-o", model]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return model;
    }
}
