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
    public void FromJson_OfCrossCalibrations_PredictsTheSame()
    {
        double[] test = [2, 2.5], lower = new double[1], upper = new double[1], lowerAgain = new double[1], upperAgain = new double[1];
        CrossConformal cross = CrossConformal.Calibrate(Predictions, Targets, [0, 1, 0, 1], tails: Tails.Equal);
        Assert.Equal(cross.PredictPlus(test, 0.5m), CrossConformal.FromJson(cross.ToJson(When)).PredictPlus(test, 0.5m));

        CrossQuantileRegression quantiles = CrossQuantileRegression.Calibrate(Predictions, Targets, Targets, [0, 1, 0, 1], symmetric: false);
        quantiles.Predict(test, test, 0.4m, lower, upper);
        CrossQuantileRegression.FromJson(quantiles.ToJson(When)).Predict(test, test, 0.4m, lowerAgain, upperAgain);
        Assert.Equal((lower[0], upper[0]), (lowerAgain[0], upperAgain[0]));

        JackknifeAfterBootstrap bagged = JackknifeAfterBootstrap.Calibrate([1, 2, 3, 4, 1, 2, 3, 5], Targets, [[0, 1, 1, 3], [0, 2, 3, 3]], Aggregation.Median);
        Assert.Equal([0, 3], bagged.LeftOut);
        JackknifeAfterBootstrap baggedAgain = JackknifeAfterBootstrap.FromJson(bagged.ToJson(When));
        Assert.Equal(bagged.LeftOut, baggedAgain.LeftOut);
        bagged.PredictPlus(test, 0.4m, lower, upper);
        baggedAgain.PredictPlus(test, 0.4m, lowerAgain, upperAgain);
        Assert.Equal((lower[0], upper[0]), (lowerAgain[0], upperAgain[0]));

        CrossConformalClassifier sets = CrossConformalClassifier.Calibrate(LabelScore.Adaptive, [0.6, 0.4, 0.7, 0.3], [0, 1], [0, 1]);
        Assert.Equal(sets.Predict([0.6, 0.4, 0.5, 0.5], 0.3m), CrossConformalClassifier.FromJson(sets.ToJson(When)).Predict([0.6, 0.4, 0.5, 0.5], 0.3m));
    }

    [Fact]
    public void FromJson_OfDistributionsTargetsAndClasses_PredictsTheSame()
    {
        ConformalPredictiveSystem system = ConformalPredictiveSystem.Calibrate(Predictions, Targets);
        Assert.Equal(system.Predict(2).Quantile(0.5m), ConformalPredictiveSystem.FromJson(system.ToJson(When)).Predict(2).Quantile(0.5m));
        MultiTargetConformal box = MultiTargetConformal.CalibrateJointly(Predictions, Targets, [1, 2]);
        Assert.Equal(box.Predict([1, 2], 0.5m), MultiTargetConformal.FromJson(box.ToJson(When)).Predict([1, 2], 0.5m));
        ClassConditionalClassifier classes = ClassConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.6, 0.4, 0, 0.3, 0.7, 0], [0, 1]);
        ClassConditionalClassifier again = ClassConditionalClassifier.FromJson(classes.ToJson(When));
        Assert.Equal(classes.Predict([0.5, 0.3, 0.2], 0.4m), again.Predict([0.5, 0.3, 0.2], 0.4m));
        Assert.Equal(4, classes.Merge(again).Count);
    }

    [Fact]
    public void Merge_OfWeightedParts_EqualsTheWhole()
    {
        WeightedSplitConformal whole = WeightedSplitConformal.Calibrate(Predictions, Targets, [1, 2, 3, 4]);
        WeightedSplitConformal merged = WeightedSplitConformal.Calibrate(Predictions.AsSpan(0, 1), Targets.AsSpan(0, 1), [1])
            .Merge(WeightedSplitConformal.Calibrate(Predictions.AsSpan(1), Targets.AsSpan(1), [2, 3, 4]));
        foreach (decimal level in new[] { 0.2m, 0.5m, 0.8m })
        {
            Assert.Equal(whole.Predict(1, 2, level), merged.Predict(1, 2, level));
        }
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
    [InlineData("{}", "This is no stored calibration: the member \"format\" is missing.")]
    [InlineData("[]", "This is no stored calibration: there is a list where an object")]
    [InlineData("{\"format\":\"garant-calibration/2\",\"method\":\"split\"}", "The stored calibration has the format \"garant-calibration/2\"")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"sets\"}", "The stored calibration is of the method \"sets\"")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"split\",\"score\":\"mine\",\"tails\":\"equal\",\"scores\":[1]}", "This is no stored calibration: \"mine\" is no built-in conformity score")]
    [InlineData("{\"format\":\"garant-calibration/1\",\"method\":\"split\",\"score\":\"absolute\",\"tails\":\"equal\",\"scores\":[]}", "This is no stored calibration: scores is empty")]
    public void FromJson_OfSomethingElse_SaysWhat(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => SplitConformal.FromJson(json)).Message, StringComparison.Ordinal);
}
