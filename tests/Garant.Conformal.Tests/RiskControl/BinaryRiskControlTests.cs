using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class BinaryRiskControlTests
{
    private static readonly double[] Probabilities = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
    private static readonly int[] Labels = [0, 0, 0, 1, 0, 1, 1, 1, 1, 1];

    [Fact]
    public void Conformal_SixPositives_KeepsTheRankOfTheirProbabilities()
    {
        // (misses + 1)/(6 + 1) ≤ 3/10 allows one miss: every threshold up to 0.6.
        BinaryRiskControl control = BinaryRiskControl.Conformal(Probabilities, Labels, DecisionThresholds.Each(Probabilities), [new(BinaryRisk.Recall, 0.7m)]);
        Assert.Equal([0, 1, 2, 3, 4, 5], control.Valid);
        Assert.Equal(5, control.Best);
        BinaryRiskEstimate estimate = control.Estimates(5).Single();
        Assert.Equal((5.0 / 6, 1 - 2.0 / 7, 6), (estimate.Value, estimate.Bound, estimate.Rows));
        Assert.Equal((Decision.Positive, Decision.Negative), (control.Decide(0.6), control.Decide(0.59)));
    }

    [Fact]
    public void Conformal_BoundEqualToTheLevel_IsValid()
    {
        BinaryRiskControl control = BinaryRiskControl.Conformal([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.96, 0.97, 0.98], [1, 1, 1, 1, 1, 1, 1, 1, 1], DecisionThresholds.Each([0.5, 0.6]), [new(BinaryRisk.Recall, 0.9m)]);
        Assert.Equal([0], control.Valid);
    }

    [Fact]
    public void Conformal_TwoRisksThatExclude_HasNoThreshold()
    {
        BinaryRiskControl control = BinaryRiskControl.Conformal(
            Probabilities, Labels, DecisionThresholds.Each(Probabilities), [new(BinaryRisk.Recall, 0.85m), new(BinaryRisk.FalsePositiveRate, 0.1m)]);
        Assert.Empty(control.Valid);
        Assert.Null(control.Best);
        Assert.Contains("No threshold", Assert.Throws<InvalidOperationException>(() => control.Decide(0.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LearnThenTest_OneThreshold_IsTheExactBinomialTest()
    {
        BinaryRiskControl control = BinaryRiskControl.LearnThenTest(
            Probabilities, Labels, DecisionThresholds.Each([0.35]), [new(BinaryRisk.Recall, 0.5m)], 0.9m);
        Assert.Equal(Math.Pow(0.5, 6), control.PValues[0], 15);
        Assert.Equal(0, control.Best);
        Assert.Equal(1 - control.Estimates(0)[0].Bound, 1 - Math.Pow(0.1, 1.0 / 6), 12);
    }

    [Fact]
    public void LearnThenTest_Abstention_CountsRowsBetweenTheThresholds()
    {
        BinaryRiskControl control = BinaryRiskControl.LearnThenTest(
            Probabilities, Labels, [new(0.35, 0.55)], [new(BinaryRisk.AbstentionRate, 0.5m)], 0.9m, objective: BinaryRisk.SelectiveAccuracy);
        Assert.Equal((0.2, 10), control.Value(BinaryRisk.AbstentionRate, 0));
        Assert.Equal((1, 8), control.Value(BinaryRisk.SelectiveAccuracy, 0));
        Assert.Equal((0.8, 10), control.Value(BinaryRisk.Accuracy, 0));
        Assert.Equal(5.0 / 6, control.Value(BinaryRisk.Recall, 0).Value, 15);
        Assert.Equal(10.0 / 11, control.Value(BinaryRisk.FMeasure, 0).Value, 15);
    }

    [Fact]
    public void Value_EveryRiskAtEveryPair_IsThatOfTheDecisionsThemselves()
    {
        Draws draws = new(7);
        double[] p = [.. draws.Uniforms(200).Select(value => Math.Floor(value * 20) / 20)];
        int[] labels = [.. p.Select(value => draws.Random.NextDouble() < value ? 1 : 0)];
        DecisionThresholds[] pairs = DecisionThresholds.Pairs([0, 0.05, 0.3, 0.5, 0.55, 0.9, 1]);
        BinaryRisk[] risks = [.. BinaryRisk.All, BinaryRisk.Own("missed or left", (label, decision) => label == 1 ? decision != Decision.Positive : null)];
        BinaryRiskControl control = BinaryRiskControl.LearnThenTest(p, labels, pairs, [new(BinaryRisk.Accuracy, 0.5m)], 0.9m);
        foreach ((int place, DecisionThresholds pair) in pairs.Index())
        {
            Decision[] decisions = [.. p.Select(pair.Decide)];
            Assert.All(risks, risk => Assert.Equal(risk.Of(labels, decisions), control.Value(risk, place)));
        }
    }

    [Fact]
    public void FMeasure_Level_IsTheOneOfItsErrors()
    {
        // 6 found, 1 missed, 1 false: F₁ = 12/14, errors 2/8.
        (double value, int rows) = BinaryRisk.FMeasure.Of([1, 1, 1, 1, 1, 1, 1, 0, 0], [.. Enumerable.Repeat(Decision.Positive, 6), Decision.Negative, Decision.Positive, Decision.Negative]);
        Assert.Equal((12.0 / 14, 8), (value, rows));
        Assert.Equal(0.25m, BinaryRisk.FMeasure.Failures(12m / 14m), 20);
    }

    [Fact]
    public void LearnThenTest_FixedSequence_StartsAtTheSureEndAndStopsAtAFailure()
    {
        double[] grid = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65];
        BinaryRiskControl recall = BinaryRiskControl.LearnThenTest(
            Probabilities, Labels, DecisionThresholds.Each(grid), [new(BinaryRisk.Recall, 0.4m)], 0.9m, FamilywiseProcedure.FixedSequence());
        Assert.Equal(Enumerable.Range(0, recall.Valid.Count), recall.Valid);
        Assert.All(recall.Valid, place => Assert.InRange(recall.PValues[place], 0, 0.1));
        ArgumentException fault = Assert.Throws<ArgumentException>(() => BinaryRiskControl.LearnThenTest(
            Probabilities, Labels, DecisionThresholds.Each(grid), [new(BinaryRisk.Recall, 0.4m), new(BinaryRisk.Precision, 0.4m)], 0.9m, FamilywiseProcedure.FixedSequence()));
        Assert.Contains("LearnOrder", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RiskBound.Hoeffding)]
    [InlineData(RiskBound.EmpiricalBernstein)]
    [InlineData(RiskBound.WaudbySmithRamdas)]
    public void RiskControlling_EveryBound_AllowsTheThresholdsUpToTheFirstAboveTheLevel(RiskBound bound)
    {
        Draws draws = new(3);
        double[] p = draws.Uniforms(400);
        int[] labels = [.. p.Select(value => draws.Random.NextDouble() < Math.Sqrt(value) ? 1 : 0)];
        double[] grid = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];
        BinaryRiskControl control = BinaryRiskControl.RiskControlling(p, labels, DecisionThresholds.Each(grid), [new(BinaryRisk.Recall, 0.7m)], 0.9m, bound);
        bool[] isControlled = [.. grid.Select(threshold =>
            RiskBounds.Of(bound, [.. p.Where((_, row) => labels[row] == 1).Select(value => value < threshold ? 1.0 : 0.0)], 0.9m) <= (double)(1 - 0.7m))];
        Assert.Equal(isControlled.TakeWhile(value => value).Count(), control.Valid.Count);
        Assert.NotEmpty(control.Valid);
        Assert.All(control.Estimates(control.Best!.Value), estimate => Assert.InRange(estimate.Bound, 0.7, estimate.Value));
    }

    [Fact]
    public void LearnThenTest_BadInput_NamesArgumentAndRemedy()
    {
        DecisionThresholds[] grid = DecisionThresholds.Each([0.5]);
        RiskTarget[] recall = [new(BinaryRisk.Recall, 0.9m)];
        Assert.Contains("probabilities[1] is 1.2", Message(() => BinaryRiskControl.LearnThenTest([0.5, 1.2], [0, 1], grid, recall, 0.9m)), StringComparison.Ordinal);
        Assert.Contains("labels[0] is 2", Message(() => BinaryRiskControl.LearnThenTest([0.5, 0.2], [2, 1], grid, recall, 0.9m)), StringComparison.Ordinal);
        Assert.Contains("thresholds[0]", Message(() => BinaryRiskControl.LearnThenTest([0.5], [1], [new(0.6, 0.5)], recall, 0.9m)), StringComparison.Ordinal);
        Assert.Contains("targets is empty", Message(() => BinaryRiskControl.LearnThenTest([0.5], [1], grid, [], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("precision may rise and fall", Message(() => BinaryRiskControl.Conformal([0.5], [1], grid, [new(BinaryRisk.Precision, 0.9m)])), StringComparison.Ordinal);
        Assert.Contains("single threshold", Message(() => BinaryRiskControl.Conformal([0.5], [1], [new(0.2, 0.5)], recall)), StringComparison.Ordinal);
        Assert.Contains("name an objective", Message(() => BinaryRiskControl.LearnThenTest([0.5], [1], grid, [new(BinaryRisk.AbstentionRate, 0.9m)], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("strictly between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => new RiskTarget(BinaryRisk.Recall, 1m)).Message, StringComparison.Ordinal);

        static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }
}
