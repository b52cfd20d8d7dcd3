using System.Text.Json;

namespace Garant.Cli.Tests.Sets;

public sealed class SetsTests : IDisposable
{
    private const string Rows =
        "y,p_cat,p_dog,p_cow,g\ncat,0.7,0.2,0.1,a\ndog,0.1,0.8,0.1,b\ncow,0.3,0.3,0.4,a\ncat,0.5,0.4,0.1,b\ndog,0.45,0.35,0.2,a\ncow,0.05,0.05,0.9,b\ncat,0.6,0.3,0.1,a\ndog,0.2,0.7,0.1,b\ncat,0.9,0.05,0.05,a\n";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_LeastAmbiguous_WritesLabelsInTheOrderOfTheColumns()
    {
        string model = Calibrate("p_*");
        string test = _folder.Write("test.csv", "p_cat,p_dog,p_cow\n0.4,0.2,0.4\n0.98,0.01,0.01\n"), output = _folder.At("out.csv");
        Assert.Equal(0, CommandRun.Of("sets", "predict", test, "--model", model, "--confidence", "0.9", "--confidence", "0.5", "-o", output).ExitCode);

        // The scores 1 − p of the labels are 0.1 (2), 0.2, 0.3 (2), 0.4, 0.5, 0.6, 0.65: the 9th of 9 is 0.65, the 5th is 0.3.
        Assert.Equal("p_cat,p_dog,p_cow,set_0.9,size_0.9,set_0.5,size_0.5", File.ReadAllLines(output)[0]);
        Assert.Equal(["0.4,0.2,0.4,cat|cow,2,\"\",0", "0.98,0.01,0.01,cat,1,cat,1"], File.ReadAllLines(output)[1..]);
    }

    [Theory]
    [InlineData("lac")]
    [InlineData("aps")]
    [InlineData("raps", "--lambda", "0.1", "--rank", "1")]
    [InlineData("raps", "--seed", "2")]
    [InlineData("saps")]
    [InlineData("topk")]
    [InlineData("lac", "--group", "g")]
    [InlineData("aps", "--randomized", "--seed", "5")]
    public void Evaluate_OfTheCalibrationRows_CoversAtLeastTheLevel(string score, params string[] options)
    {
        string model = Calibrate("p_cat,p_dog,p_cow", ["--score", score, .. options]), output = _folder.At("out.parquet");
        CommandRun.Of("sets", "predict", _folder.At("cal.csv"), "--model", model, "--confidence", "0.6", "-o", output);
        JsonElement report = CommandRun.Of("evaluate", output, "--label", "y", "--set", "set_0.6", "--format", "json").Json;
        Assert.Equal(9, report.GetProperty("n").GetInt32());
        Assert.True(report.GetProperty("coverage").GetDouble() >= 0.6);
        Assert.InRange(report.GetProperty("meanSize").GetDouble(), 0.5, 3);
        Assert.False(report.TryGetProperty("groups", out _));
    }

    [Fact]
    public void Predict_Randomized_IsTheSameForASeed()
    {
        string model = Calibrate("p_*", "--score", "aps", "--randomized", "--seed", "1");
        string[] Predicted(string seed)
        {
            string output = _folder.At("out.csv");
            Assert.Equal(0, CommandRun.Of("sets", "predict", _folder.At("cal.csv"), "--model", model, "--confidence", "0.6", "--randomized", "--seed", seed, "-o", output).ExitCode);
            return File.ReadAllLines(output);
        }

        Assert.Equal(Predicted("7"), Predicted("7"));
    }

    [Fact]
    public void Calibrate_NumberedColumns_TakeWholeNumbersAsLabels()
    {
        string file = _folder.Write("cal.csv", "y,q_9,q_10\n9,0.5,0.5\n10.0,0.4,0.6\n"), model = _folder.At("m.json");
        Assert.Equal(0, CommandRun.Of("sets", "calibrate", file, "--label", "y", "--probabilities", "q_9..q_10", "-o", model).ExitCode);
        Assert.Contains("\"labels\":[\"9\",\"10\"]", File.ReadAllText(model), StringComparison.Ordinal);
    }

    public static TheoryData<string, string[], string> BadInputs => new()
    {
        { "y,p_a,p_b\na,0.5,0.6\n", ["--probabilities", "p_*"], "cal.csv:2: error: row 1: the probabilities add up to 1.1, not to 1" },
        { "y,p_a,p_b\na,-0.5,1.5\n", ["--probabilities", "p_*"], "cal.csv:2: error: row 1: column \"p_a\" holds -0.5, which is no probability" },
        { "y,p_a,p_b\nc,0.5,0.5\n", ["--probabilities", "p_*"], "cal.csv:2: error: row 1: column \"y\" holds \"c\", which is none of the labels a, b" },
        { "y,p_a,p_b\na,0.5,0.5\n", ["--probabilities", "q_*"], "garant: error: --probabilities is \"q_*\", which names 0 of the columns y, p_a, p_b" },
        { "y,p_0,p_1\n0,0.5,0.5\n", ["--probabilities", "p_0..p_2"], "cal.csv:0: error: there is no column \"p_2\"" },
        { "y,p_a,p_b\na,0.5,0.5\n", ["--probabilities", "p_*", "--randomized"], "garant: error: --seed is missing" },
        { "y,p_a,p_b\na,0.5,0.5\n", ["--probabilities", "p_*", "--lambda", "1"], "garant: error: --lambda is for --score raps and saps" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Calibrate_BadInput_IsOneLineWithPlaceAndRemedy(string rows, string[] options, string message)
    {
        string file = _folder.Write("cal.csv", rows);
        CommandRun run = CommandRun.Of(["sets", "calibrate", file, "--label", "y", .. options, "-o", _folder.At("m.json")]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, run.Errors[0].Replace(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private string Calibrate(string probabilities, params string[] options)
    {
        string file = _folder.Write("cal.csv", Rows), model = _folder.At("model.json");
        CommandRun run = CommandRun.Of(["sets", "calibrate", file, "--label", "y", "--probabilities", probabilities, .. options, "-o", model]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        return model;
    }
}
