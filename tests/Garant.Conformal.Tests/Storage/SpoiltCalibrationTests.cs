using System.Text.Json.Nodes;
using Garant.Conformal.Calibration;
using Garant.Conformal.Classification;
using Garant.Conformal.MultiLabel;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Tests.Storage;

/// <summary>Stored calibrations that lack something, or say something else than they hold: each is refused, and none is read wrong.</summary>
public sealed class SpoiltCalibrationTests
{
    private static readonly double[] Predictions = [1, 2, 3.25, 4], Targets = [1.1, 1.9, 3.7, 4.4], Probabilities = [0.6, 0.4, 0.7, 0.3, 0.2, 0.8, 0.45, 0.55];

    private static readonly int[] Labels = [0, 1, 1, 0], Folds = [0, 1, 0, 1];

    /// <summary>For each kind what is stored, and how it is read.</summary>
    private static readonly Dictionary<string, (Func<DateTimeOffset, string> Write, Action<string> Read)> Kinds = new(StringComparer.Ordinal)
    {
        ["split"] = (SplitConformal.Calibrate(Predictions, Targets).ToJson, json => SplitConformal.FromJson(json)),
        ["weighted split"] = (WeightedSplitConformal.Calibrate(Predictions, Targets, [1, 2, 3, 4]).ToJson, json => WeightedSplitConformal.FromJson(json)),
        ["cross"] = (CrossConformal.Calibrate(Predictions, Targets, Folds).ToJson, json => CrossConformal.FromJson(json)),
        ["bootstrap"] = (JackknifeAfterBootstrap.Calibrate([1, 2, 3, 4, 1, 2, 3, 5], Targets, [[0, 1, 1, 3], [0, 2, 3, 3]], Aggregation.Median).ToJson, json => JackknifeAfterBootstrap.FromJson(json)),
        ["quantiles"] = (ConformalizedQuantileRegression.Calibrate(Predictions, Targets, Targets, symmetric: false).ToJson, json => ConformalizedQuantileRegression.FromJson(json)),
        ["weighted quantiles"] = (WeightedQuantileRegression.Calibrate(Predictions, Targets, Targets, [1, 2, 3, 4], symmetric: false).ToJson, json => WeightedQuantileRegression.FromJson(json)),
        ["cross quantiles"] = (CrossQuantileRegression.Calibrate(Predictions, Targets, Targets, Folds, symmetric: false).ToJson, json => CrossQuantileRegression.FromJson(json)),
        ["distributions"] = (ConformalPredictiveSystem.Calibrate(Predictions, Targets).ToJson, json => ConformalPredictiveSystem.FromJson(json)),
        ["targets"] = (MultiTargetConformal.CalibrateEach(Predictions, Targets, 2).ToJson, json => MultiTargetConformal.FromJson(json)),
        ["groups"] = (SplitConformal.CalibrateByGroup<string>(Predictions, Targets, ["a", "a", "b", "b"], UnseenGroup.UseMarginal).ToJson, json => GroupedCalibrations.ReadSplit(json)),
        ["isotonic"] = (IsotonicCalibrator.Calibrate(Predictions, Labels).ToJson, json => ProbabilityCalibrator.FromJson(json)),
        ["sigmoid"] = (SigmoidCalibrator.Calibrate(Predictions, Labels).ToJson, json => ProbabilityCalibrator.FromJson(json)),
        ["histogram"] = (HistogramCalibrator.Calibrate(Predictions, Labels, 2).ToJson, json => ProbabilityCalibrator.FromJson(json)),
        ["venn-abers"] = (VennAbers.Calibrate(Predictions, Labels).ToJson, json => ProbabilityCalibrator.FromJson(json)),
        ["cross venn-abers"] = (CrossVennAbers.Calibrate(Predictions, Labels, Folds).ToJson, json => CrossVennAbers.FromJson(json)),
        ["venn-abers of targets"] = (VennAbersRegression.Calibrate(Predictions, Targets, 0, 5).ToJson, json => VennAbersRegression.FromJson(json)),
        ["one against the rest"] = (OneVersusRestCalibrator.Calibrate(SigmoidCalibrator.Calibrate, Probabilities, Labels).ToJson, json => MulticlassCalibrator.FromJson(json)),
        ["venn-abers of classes"] = (MulticlassVennAbers.Calibrate(Probabilities, Labels).ToJson, json => MulticlassCalibrator.FromJson(json)),
        ["top label"] = (TopLabelCalibrator.Calibrate(SigmoidCalibrator.Calibrate, Probabilities, Labels).ToJson, json => TopLabelCalibrator.FromJson(json)),
    };

    /// <summary>Calibrations that only count their rows here.</summary>
    private static readonly Dictionary<string, (Func<DateTimeOffset, string> Write, Action<string> Read)> Others = new(StringComparer.Ordinal)
    {
        ["sets"] = (ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, Probabilities, Labels).ToJson, json => ConformalClassifier.FromJson(json)),
        ["sets by class"] = (ClassConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, Probabilities, Labels).ToJson, json => ClassConditionalClassifier.FromJson(json)),
        ["cross sets"] = (CrossConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, Probabilities, Labels, Folds).ToJson, json => CrossConformalClassifier.FromJson(json)),
        ["answers"] = (MultiLabelConformal.CalibrateEach(Probabilities, [0, 1, 1, 0, 1, 1, 0, 0], 2).ToJson, json => MultiLabelConformal.FromJson(json)),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    public static TheoryData<string> AllNames => [.. Kinds.Keys, .. Others.Keys];

    /// <summary>What a map of probabilities keeps cannot say from how many rows it was made, only that it was from no fewer.</summary>
    [Theory]
    [MemberData(nameof(AllNames))]
    public void FromJson_CountsThatContradictTheContents_AreRefused(string name)
    {
        (Func<DateTimeOffset, string> write, Action<string> read) = Kinds.TryGetValue(name, out var kind) ? kind : Others[name];
        string json = write(DateTimeOffset.UnixEpoch);
        read(json);
        bool isMap = name is "isotonic" or "sigmoid" or "histogram" or "venn-abers" or "venn-abers of targets";
        foreach (int samples in isMap ? new[] { 0, -1 } : [0, -1, 1, 3, 5, 1000])
        {
            JsonNode spoilt = JsonNode.Parse(json)!;
            spoilt["samples"] = samples;
            Assert.Throws<FormatException>(() => read(spoilt.ToJsonString()));
        }

        if (name is "isotonic" or "histogram" or "venn-abers" or "venn-abers of targets")
        {
            JsonNode spoilt = JsonNode.Parse(json)!;
            spoilt["samples"] = 1;
            Assert.Throws<FormatException>(() => read(spoilt.ToJsonString()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FromJson_AMissingMember_IsNamed(string name)
    {
        (Func<DateTimeOffset, string> write, Action<string> read) = Kinds[name];
        string json = write(DateTimeOffset.UnixEpoch);
        foreach (string member in JsonNode.Parse(json)!.AsObject().Select(member => member.Key).Where(member => member is not ("library" or "calibratedAt" or "upper")).ToArray())
        {
            JsonNode spoilt = JsonNode.Parse(json)!;
            spoilt.AsObject().Remove(member);
            Assert.Contains($"the member \"{member}\" is missing", Assert.Throws<FormatException>(() => read(spoilt.ToJsonString())).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Whatever is put in a member's place, reading ends with the one error that readers expect.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FromJson_AMemberOfAnotherKind_IsRefusedOrReadable(string name)
    {
        (Func<DateTimeOffset, string> write, Action<string> read) = Kinds[name];
        string json = write(DateTimeOffset.UnixEpoch);
        foreach (string member in JsonNode.Parse(json)!.AsObject().Select(member => member.Key).ToArray())
        {
            foreach (string other in new[] { "null", "true", "\"x\"", "-1", "1.5", "1e400", "[]", "[0]", "[[]]", "[null]", "[\"x\"]", "{}", "[{}]" })
            {
                JsonNode spoilt = JsonNode.Parse(json)!;
                spoilt[member] = JsonNode.Parse(other);
                Exception? fault = Record.Exception(() => read(spoilt.ToJsonString()));
                Assert.True(fault is null or FormatException, $"{member} = {other}: {fault}");
            }

            if (JsonNode.Parse(json)![member] is JsonArray { Count: > 0 } list)
            {
                JsonNode spoilt = JsonNode.Parse(json)!;
                spoilt[member]!.AsArray().RemoveAt(list.Count - 1);
                Exception? fault = Record.Exception(() => read(spoilt.ToJsonString()));
                Assert.True(fault is FormatException || (name is "sigmoid" or "isotonic" or "bootstrap" or "targets" && fault is null), $"{member} is shorter: {fault}");
            }
        }
    }

    [Fact]
    public void FromJson_NegativeScoresOfSymmetricTails_AreRefused()
    {
        string json = SplitConformal.Calibrate(Predictions, Targets, ConformityScore.Absolute, Tails.Equal).ToJson(DateTimeOffset.UnixEpoch).Replace("\"equal\"", "\"symmetric\"", StringComparison.Ordinal);
        Assert.Contains("not negative", Assert.Throws<FormatException>(() => SplitConformal.FromJson(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_GroupsThatAreNotTheRowsOfAll_AreRefused()
    {
        JsonNode spoilt = JsonNode.Parse(Kinds["groups"].Write(DateTimeOffset.UnixEpoch))!;
        spoilt["marginal"]!["scores"]!.AsArray().Add(1);
        Assert.Contains("4 rows in all", Assert.Throws<FormatException>(() => GroupedCalibrations.ReadSplit(spoilt.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_Null_NamesTheParameter()
    {
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => SplitConformal.FromJson(null!)).ParamName);
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => ProbabilityCalibrator.FromJson(null!)).ParamName);
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => GroupedCalibrations.ReadSplit(null!)).ParamName);
    }
}
