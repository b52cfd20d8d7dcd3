using System.Globalization;
using System.Text.Json;

namespace Garant.Cli.Tests.Risks;

public sealed class RiskControlTests : IDisposable
{
    /// <summary>Positives at 0.4, 0.6 … 0.95; negatives at 0.1, 0.2, 0.3, 0.5.</summary>
    private const string Rows = "y,p\n0,0.1\n0,0.2\n0,0.3\n1,0.4\n0,0.5\n1,0.6\n1,0.7\n1,0.8\n1,0.9\n1,0.95\n";

    private const string Labelled = "y_b,y_a,p_a,p_b\n1,0,0.1,0.9\n1,1,0.8,0.7\n0,1,0.6,0.3\n";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Control_ConformalRiskControl_KeepsRecallAtLeast()
    {
        // (misses + 1)/7 ≤ 0.3 allows one miss: thresholds up to 0.6; of these 0.6 has the best precision.
        JsonElement answer = Control(Rows, "--risk", "recall=0.7", "--method", "crc", "--grid", "0.1:0.9:0.1").Json;
        Assert.Equal(10, answer.GetProperty("n").GetInt32());
        Assert.Equal("crc", answer.GetProperty("method").GetString());
        JsonElement risk = answer.GetProperty("risks")[0];
        Assert.Equal(("recall", 0.7m, "at least"), (risk.GetProperty("risk").GetString(), risk.GetProperty("level").GetDecimal(), risk.GetProperty("keeps").GetString()));
        Assert.Equal(JsonValueKind.Null, risk.GetProperty("delta").ValueKind);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], answer.GetProperty("valid").EnumerateArray().Select(value => value.GetDouble()));
        JsonElement best = answer.GetProperty("best");
        Assert.Equal(0.6, best.GetProperty("threshold").GetDouble());
        Assert.Equal(5.0 / 6, best.GetProperty("estimates").GetProperty("recall").GetProperty("value").GetDouble(), 15);
        Assert.Equal(1 - 2.0 / 7, best.GetProperty("estimates").GetProperty("recall").GetProperty("bound").GetDouble(), 15);
    }

    [Fact]
    public void Control_NothingValid_IsAnAnswerThatSaysHowFar()
    {
        CommandRun run = Control(Rows, "--risk", "recall=0.99");
        JsonElement answer = run.Json;
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("best").ValueKind);
        Assert.Empty(answer.GetProperty("valid").EnumerateArray());
        Assert.Contains("No threshold keeps the risk at its level. The nearest is 0: recall is 1.0000 there with a bound of 0.6813, and 0.99 is asked", answer.GetProperty("guarantee").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_Abstain_AnswersWithTwoThresholds()
    {
        JsonElement answer = Control(Many(), "--risk", "selective-accuracy=0.7", "--risk", "abstention=0.6", "--abstain", "--grid", "0:1:0.1", "--objective", "selective-accuracy", "--delta", "0.2").Json;
        JsonElement[] thresholds = [.. answer.GetProperty("best").GetProperty("thresholds").EnumerateArray()];
        Assert.Equal(2, thresholds.Length);
        Assert.True(thresholds[0].GetDouble() < thresholds[1].GetDouble());
        Assert.Equal(0.2m, answer.GetProperty("risks")[1].GetProperty("delta").GetDecimal());
        Assert.Equal("at most", answer.GetProperty("risks")[1].GetProperty("keeps").GetString());
    }

    [Theory]
    [InlineData("--method", "rcps")]
    [InlineData("--method", "rcps", "--bound", "hoeffding")]
    [InlineData("--method", "rcps", "--bound", "bernstein")]
    [InlineData("--correction", "bonferroni")]
    [InlineData("--correction", "fixed-sequence")]
    [InlineData("--correction", "sgt")]
    [InlineData("--method", "crc")]
    public void Control_EveryMethod_FindsThresholdsUpToOne(params string[] options)
    {
        CommandRun run = Control(Many(), ["--risk", "recall=0.7", .. options]);
        double[] valid = [.. run.Json.GetProperty("valid").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Contains(0.1, valid);
        Assert.DoesNotContain(0.7, valid);
    }

    [Theory]
    [InlineData("ltt", 0.1)]
    [InlineData("crc", null)]
    [InlineData("rcps", 0.05)]
    public void Control_SeveralLabels_PairsColumnsByTheirEndings(string method, double? delta)
    {
        string rows = "y_b,y_a,p_a,p_b\n" + string.Concat(Enumerable.Repeat(Labelled[(Labelled.IndexOf('\n', StringComparison.Ordinal) + 1)..], 60));
        string file = _folder.Write("labels.csv", rows);
        JsonElement answer = CommandRun.Of(
            "risk", "control", file, "--labels", "y_*", "--probabilities", "p_*", "--risk", "recall=0.8", "--risk", "fpr=0.5", "--method", method, "--format", "json", "--where", "y_a + y_b < 2").Json;
        Assert.Equal(120, answer.GetProperty("n").GetInt32());
        Assert.Equal(0.3, answer.GetProperty("best").GetProperty("threshold").GetDouble());
        Assert.Equal(1, answer.GetProperty("best").GetProperty("estimates").GetProperty("recall").GetProperty("value").GetDouble());
        Assert.Equal(delta, answer.GetProperty("risks")[0].GetProperty("delta") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null);
    }

    [Fact]
    public void Control_AsATable_SaysThePromiseInWords()
    {
        CommandRun run = CommandRun.Of("risk", "control", _folder.Write("t.csv", Many()), "--label", "y", "--probability", "p", "--risk", "recall=0.7", "--risk", "fpr=0.6");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("With a confidence of 90 %, at every valid threshold recall is at least 0.7 and fpr is at most 0.6 for rows like these.", run.Output, StringComparison.Ordinal);
        Assert.Contains("300 rows,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_SortedTable_IsShuffledForTheBettingBound()
    {
        string[] lines = Many().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string sorted = lines[0] + "\n" + string.Join('\n', lines[1..].OrderByDescending(line => line.Split(',')[1], StringComparer.Ordinal)) + "\n";
        JsonElement answer = Control(sorted, "--risk", "recall=0.7", "--method", "rcps", "--objective", "positive-rate").Json;
        JsonElement recall = answer.GetProperty("best").GetProperty("estimates").GetProperty("recall");
        Assert.InRange(recall.GetProperty("bound").GetDouble(), 0.7, recall.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Control_BoundThatSaysNothing_IsNull()
    {
        JsonElement answer = Control("y,p\n1,0.9\n0,0.2\n0,0.3\n", "--risk", "recall=0.9", "--method", "rcps", "--bound", "bernstein").Json;
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("nearest").GetProperty("estimates").GetProperty("recall").GetProperty("bound").ValueKind);
    }

    [Fact]
    public void Control_FixedSequenceThatEndsAtOnce_SaysWhere()
    {
        JsonElement answer = Control(Many(), "--risk", "precision=0.7", "--correction", "fixed-sequence").Json;
        Assert.EndsWith("A fixed sequence stops where it cannot prove a threshold, here at 1, where no row counts; give a --grid that starts elsewhere, more --starts or another --correction.", answer.GetProperty("guarantee").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(Control(Many(), "--risk", "precision=0.7", "--correction", "fixed-sequence", "--starts", "3").Json.GetProperty("valid").EnumerateArray());
    }

    public static TheoryData<string, string[], string> BadInputs => new()
    {
        { Rows, ["--risk", "recall"], "garant: error: --risk is \"recall\", which is no risk with a level" },
        { Rows, ["--risk", "recall=1"], "garant: error: --risk is \"recall=1\", which is no risk with a level" },
        { Rows, ["--risk", "recal=0.9"], "garant: error: --risk names \"recal\", which is no risk; there are recall, precision" },
        { Rows, ["--risk", "recall=0.9", "--risk", "recall=0.8"], "garant: error: --risk names a risk twice" },
        { Rows, ["--risk", "recall=0.9", "--objective", "speed"], "garant: error: --objective names \"speed\"" },
        { Rows, ["--risk", "recall=0.9", "--grid", "1:0:0.1"], "garant: error: --grid is \"1:0:0.1\", which is no grid" },
        { Rows, ["--risk", "recall=0.9", "--grid", "0:1:0.0001", "--abstain"], "garant: error: --grid is \"0:1:0.0001\", which has more than 1000 thresholds to pair" },
        { Rows, ["--risk", "recall=0.9", "--bound", "wsr"], "garant: error: --bound is for --method rcps" },
        { Rows, ["--risk", "recall=0.9", "--method", "crc", "--correction", "holm"], "garant: error: --correction is for --method ltt" },
        { Rows, ["--risk", "recall=0.9", "--method", "crc", "--delta", "0.1"], "garant: error: --delta is for --method ltt and rcps" },
        { Rows, ["--risk", "recall=0.9", "--delta", "1"], "garant: error: --delta lies strictly between 0 and 1" },
        { Rows, ["--risk", "recall=0.9", "--delta", "0.9"], "garant: error: --delta is how often the promise may fail, at most 0.5; if a confidence of 0.9 is meant, write 0.1" },
        { Rows, ["--risk", "recall=0.9", "--method", "crc", "--abstain"], "garant: error: --abstain needs --method ltt" },
        { Rows, ["--risk", "precision=0.9", "--method", "crc"], "garant: error: --method crc needs risks that only rise or only fall" },
        { Rows, ["--risk", "precision=0.9", "--risk", "recall=0.5", "--correction", "fixed-sequence"], "garant: error: --correction fixed-sequence is for one threshold" },
        { Rows, ["--risk", "abstention=0.9"], "garant: error: What the best threshold is the best in does not follow from abstention; name an objective" },
        { Rows, ["--risk", "recall=0.9", "--starts", "3"], "garant: error: --starts is for --correction fixed-sequence" },
        { Rows, ["--risk", "recall=0.9", "--correction", "fixed-sequence", "--starts", "2.5"], "garant: error: --starts is 2.5; it is a number" },
        { Rows, ["--risk", "recall=0.9", "--grid", "0:1:0.005", "--abstain", "--correction", "sgt"], "garant: error: --grid is \"0:1:0.005\", which has more than 101 thresholds to pair" },
        { "y,p\n2,0.5\n", ["--risk", "recall=0.9"], "t.csv:2: error: row 1: column \"y\" holds \"2\", which is neither 0 nor 1" },
        { "y,p\n1,1.5\n", ["--risk", "recall=0.9"], "t.csv:2: error: row 1: column \"p\" holds 1.5, which is no probability" },
        { "y,q\n1,0.5\n", ["--risk", "recall=0.9"], "t.csv:0: error: there is no column \"p\"" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Control_BadInput_IsOneLineWithPlaceAndRemedy(string rows, string[] options, string message)
    {
        CommandRun run = Control(rows, options);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, Line(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_BadLabels_SaysWhichColumnsOrRow()
    {
        string file = _folder.Write("t.csv", "y_a,y_b,p_a,p_b\n0,0,0.5,0.5\n");
        Assert.StartsWith("garant: error: give --label and --probability", Line(CommandRun.Of("risk", "control", file, "--label", "y_a", "--risk", "recall=0.9")), StringComparison.Ordinal);
        Assert.StartsWith("garant: error: --labels is \"z_*\"", Line(CommandRun.Of("risk", "control", file, "--labels", "z_*", "--probabilities", "p_*", "--risk", "recall=0.9")), StringComparison.Ordinal);
        Assert.StartsWith(
            "t.csv:2: error: row 1: no label of y_* is 1, so the row says nothing of recall; leave such rows out with --where '\"y_a\" + \"y_b\" > 0'",
            Line(CommandRun.Of("risk", "control", file, "--labels", "y_*", "--probabilities", "p_*", "--risk", "recall=0.9")),
            StringComparison.Ordinal);
    }

    private string Line(CommandRun run) => run.Errors[0].Replace(_folder.At(""), "", StringComparison.Ordinal).TrimStart(Path.DirectorySeparatorChar);

    private CommandRun Control(string rows, params string[] options) =>
        CommandRun.Of(["risk", "control", _folder.Write("t.csv", rows), "--label", "y", "--probability", "p", "--format", "json", .. options]);

    /// <summary>300 rows whose label is 1 with their probability.</summary>
    private static string Many()
    {
        Random random = new(1);
        return "y,p\n" + string.Concat(Enumerable.Range(0, 300).Select(_ =>
        {
            double p = random.NextDouble();
            return string.Create(CultureInfo.InvariantCulture, $"{(random.NextDouble() < p ? 1 : 0)},{p:0.000}\n");
        }));
    }
}
