using Garant.Conformal.Metrics;

namespace Garant.Conformal.Tests.Metrics;

public sealed class ScoringRuleTests
{
    [Fact]
    public void Brier_ThreeRows_IsTheMeanSquare() =>
        Assert.Equal((0.04 + 0.25 + 0.81) / 3, ScoringRules.Brier([1, 0, 1], [0.8, 0.5, 0.1]), 12);

    [Fact]
    public void MulticlassBrier_TwoClasses_IsTwiceTheBrier() =>
        Assert.Equal(2 * ScoringRules.Brier([1, 0], [0.8, 0.3]), ScoringRules.MulticlassBrier([1, 0], [0.2, 0.8, 0.7, 0.3]), 12);

    [Fact]
    public void MulticlassBrier_ThreeClasses_SumsOverThem() =>
        Assert.Equal(0.25 + 0.09 + 0.04, ScoringRules.MulticlassBrier([0], [0.5, 0.3, 0.2]), 12);

    [Fact]
    public void LogLoss_TwoRows_IsTheMeanLogarithm() =>
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.7)) / 2, ScoringRules.LogLoss([1, 0], [0.8, 0.3]), 12);

    [Fact]
    public void LogLoss_SureAndRight_IsZero()
    {
        Assert.Equal(0.0, ScoringRules.LogLoss([1, 0], [1, 0]));
        Assert.False(double.IsNegative(ScoringRules.LogLoss([1, 0], [1, 0])));
    }

    [Fact]
    public void LogLoss_SureAndWrong_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, ScoringRules.LogLoss([1, 0], [0, 0.5]));
        Assert.Equal(double.PositiveInfinity, ScoringRules.LogLoss([1, 0], [0.5, 1]));
        Assert.Equal(double.PositiveInfinity, ScoringRules.MulticlassLogLoss([2], [0.5, 0.5, 0]));
    }

    [Fact]
    public void LogLoss_TheLeastProbability_IsFinite() =>
        Assert.Equal(-Math.Log(double.Epsilon), ScoringRules.LogLoss([1], [double.Epsilon]), 9);

    [Fact]
    public void MulticlassLogLoss_SumsWithinSinglePrecision_IsNotBelowZero() =>
        Assert.Equal(0, ScoringRules.MulticlassLogLoss([0], [1.0000001, 0]));

    [Fact]
    public void Scores_OfTheTrueProbabilities_AreLeastOnAverage()
    {
        Random random = new(1);
        double[] truth = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())];
        int[] labels = [.. truth.Select(p => random.NextDouble() < p ? 1 : 0)];
        double[] surer = [.. truth.Select(p => p < 0.5 ? p * 0.8 : 1 - (1 - p) * 0.8)];
        Assert.True(ScoringRules.Brier(labels, truth) < ScoringRules.Brier(labels, surer));
        Assert.True(ScoringRules.LogLoss(labels, truth) < ScoringRules.LogLoss(labels, surer));
    }

    [Fact]
    public void MulticlassBrier_RowThatDoesNotAddUp_SaysWhichAndWhatToDo() =>
        Assert.StartsWith(
            "The probabilities of row 1 add up to 1.1, not to 1",
            Assert.Throws<ArgumentException>(() => ScoringRules.MulticlassBrier([0, 1], [0.5, 0.5, 0.5, 0.6])).Message, StringComparison.Ordinal);
}
