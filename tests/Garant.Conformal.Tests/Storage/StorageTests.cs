using Garant.Conformal.Classification;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Tests.Storage;

public sealed class StorageTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly double[] Predictions = [1, 2, 3.25, 4];
    private static readonly double[] Targets = [1.1, 1.9, 3.7, 4.4];

    [Fact]
    public void ToJson_SplitCalibration_SaysWhatWhenAndFromHowMany()
    {
        string json = SplitConformal.Calibrate(Predictions, Targets).ToJson(When);
        Assert.StartsWith("{\"format\":\"garant-calibration/1\",\"method\":\"split\",\"library\":\"0.1.0\",\"calibratedAt\":\"2026-11-24T08:30:00Z\",\"samples\":4,\"score\":\"absolute\",\"tails\":\"symmetric\",\"scores\":[", json, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfWhatWasWritten_PredictsTheSame()
    {
        SplitConformal split = SplitConformal.Calibrate(Predictions, Targets, ConformityScore.Gamma, Tails.Equal);
        Assert.Equal(split.Predict(2, 0.5m), SplitConformal.FromJson(split.ToJson(When)).Predict(2, 0.5m));
        ConformalizedQuantileRegression quantiles = ConformalizedQuantileRegression.Calibrate(Predictions, Targets, Targets, symmetric: false);
        Assert.Equal(quantiles.Predict(2, 3, 0.5m), ConformalizedQuantileRegression.FromJson(quantiles.ToJson(When)).Predict(2, 3, 0.5m));
        WeightedSplitConformal weighted = WeightedSplitConformal.Calibrate(Predictions, Targets, [1, 2, 3, 4], symmetric: false);
        Assert.Equal(weighted.Predict(2, 1, 0.5m), WeightedSplitConformal.FromJson(weighted.ToJson(When)).Predict(2, 1, 0.5m));
        WeightedQuantileRegression both = WeightedQuantileRegression.Calibrate(Predictions, Targets, Targets, [1, 2, 3, 4]);
        Assert.Equal(both.Predict(2, 3, 1, 0.5m), WeightedQuantileRegression.FromJson(both.ToJson(When)).Predict(2, 3, 1, 0.5m));
        ConformalClassifier sets = ConformalClassifier.Calibrate(LabelScore.RegularizedAdaptive(0.1, 1), [0.6, 0.4, 0.7, 0.3], [0, 1], LastLabel.Excluded);
        ConformalClassifier again = ConformalClassifier.FromJson(sets.ToJson(When));
        Assert.Equal(sets.Predict([0.6, 0.4], 0.5m), again.Predict([0.6, 0.4], 0.5m));
        Assert.Equal((sets.LastLabel, sets.Classes, sets.Score.Parameters), (again.LastLabel, again.Classes, again.Score.Parameters));
    }

    [Fact]
    public void FromJson_OfGroups_KeepsThemAndTheirPolicy()
    {
        GroupConditional<string, SplitConformal> groups = SplitConformal.CalibrateByGroup<string>(Predictions, Targets, ["é", "é", "b", "b"], UnseenGroup.UseMarginal);
        GroupConditional<string, SplitConformal> again = GroupedCalibrations.ReadSplit(groups.ToJson(When));
        Assert.Equal(["b", "é"], again.Groups.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(groups.For("new").Predict(1, 0.5m), again.For("new").Predict(1, 0.5m));
        Assert.Equal(groups.For("b").Predict(1, 0.5m), again.For("b").Predict(1, 0.5m));
    }

    [Theory]
    [InlineData("nonsense", "This is no stored calibration")]
    [InlineData("{}", "This is no stored calibration")]
    [InlineData("{\"format\":\"garant-calibration/2\",\"method\":\"split\"}", "The stored calibration has the format \"garant-calibration/2\"")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"sets\"}", "The stored calibration is of the method \"sets\"")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"split\",\"score\":\"mine\",\"tails\":\"equal\",\"scores\":[1]}", "This is no stored calibration: \"mine\" is no built-in conformity score")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"split\",\"score\":\"absolute\",\"tails\":\"equal\",\"scores\":[]}", "This is no stored calibration: values is empty")]
    public void FromJson_OfSomethingElse_SaysWhat(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => SplitConformal.FromJson(json)).Message, StringComparison.Ordinal);
}
