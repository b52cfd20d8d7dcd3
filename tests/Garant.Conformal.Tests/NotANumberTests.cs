using Garant.Conformal.Calibration;
using Garant.Conformal.Metrics;
using Garant.Conformal.Regression;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests;

/// <summary>Numbers that are none, draws beyond 0 and 1, and default values of types that mean nothing: refused, not answered.</summary>
public sealed class NotANumberTests
{
    private static readonly PredictiveDistribution Distribution = ConformalPredictiveSystem.Calibrate([0, 0, 0], [1, 2, 3]).Predict(10);

    private static readonly ConformityScores Scores = ConformityScores.Of([1, 2, 3]);

    private static readonly Dictionary<string, Action<double>> Takers = new(StringComparer.Ordinal)
    {
        ["Cumulative"] = x => Distribution.Cumulative(x),
        ["ProbabilityAbove"] = x => Distribution.ProbabilityAbove(x),
        ["ContinuousRankedProbabilityScore"] = x => Distribution.ContinuousRankedProbabilityScore(x),
        ["PValue"] = x => Scores.PValue(x),
        ["SmoothedPValue"] = x => Scores.SmoothedPValue(x, 0.5),
        ["KolmogorovSmirnovDistribution"] = x => CalibrationTests.KolmogorovSmirnovDistribution(x),
        ["KuiperDistribution"] = x => CalibrationTests.KuiperDistribution(x),
        ["CentralLimit mean"] = x => RiskPValues.CentralLimit(x, 1, 10, 0.5),
        ["CentralLimit deviation"] = x => RiskPValues.CentralLimit(0.1, x, 10, 0.5),
        ["HoeffdingBentkus"] = x => RiskPValues.HoeffdingBentkus(x, 10, 0.5),
        ["Binomial"] = x => RiskPValues.Binomial(1, 10, x),
        ["RiskBounds"] = x => RiskBounds.HoeffdingBentkus(x, 10, 0.9m),
        ["IsAtMost"] = x => RiskBounds.IsAtMost(RiskBound.Hoeffding, [0.1], x, 0.9m),
        ["Decide"] = x => new DecisionThresholds(0.2, 0.5).Decide(x),
        ["Split"] = x => SplitConformal.Calibrate([1], [1]).Predict(x, 0.5),
        ["Isotonic"] = x => IsotonicCalibrator.Calibrate([0, 1], [0, 1]).Predict(x),
        ["Sigmoid"] = x => SigmoidCalibrator.Calibrate([0, 1], [0, 1]).Predict(x),
        ["VennAbers"] = x => VennAbers.Calibrate([0, 1], [0, 1]).Predict(x),
        ["Histogram"] = x => HistogramCalibrator.Calibrate([0, 1], [0, 1], 1).Predict(x),
        ["Pinball"] = x => IntervalMetrics.PinballLoss([1], [x], 0.5),
        ["Width"] = x => IntervalMetrics.MeanWidth([x], [1]),
        ["Coverage"] = x => IntervalMetrics.Coverage([1], [0], [x]),
        ["WorstSlab"] = x => ConditionalMetrics.WorstSlab([1], [true], [1], x),
    };

    public static TheoryData<string> Names => [.. Takers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_NotANumber_IsRefused(string name) => Assert.ThrowsAny<ArgumentException>(() => Takers[name](double.NaN));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0000000000000002)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void Members_DrawBeyondTheUnitInterval_IsRefused(double draw)
    {
        Assert.Equal("tau", Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Cumulative(12, draw)).ParamName);
        Assert.Equal("uniform", Assert.Throws<ArgumentOutOfRangeException>(() => Scores.SmoothedPValue(2, draw)).ParamName);
    }

    [Fact]
    public void Infinities_WhereTheyMeanSomething_AreAnswered()
    {
        Assert.Equal((0.125, 0.875), (Distribution.Cumulative(double.NegativeInfinity), Distribution.Cumulative(double.PositiveInfinity)));
        Assert.Equal((0.25, 1), (Scores.PValue(double.PositiveInfinity), Scores.PValue(double.NegativeInfinity)));
        Assert.Equal(1, CalibrationTests.KuiperDistribution(double.PositiveInfinity));
    }

    [Fact]
    public void DefaultValues_OfTypesThatMeanNothing_SayWhatWasNotGiven()
    {
        PredictiveDistribution none = default;
        Action[] members =
        [
            () => none.Quantile(0.5), () => none.Cumulative(1), () => none.ProbabilityAbove(1), () => none.Interval(0.5),
            () => none.ContinuousRankedProbabilityScore(1), () => _ = none.Prediction, () => _ = default(ConfidenceLevel).Value,
        ];
        Assert.All(members, member => Assert.StartsWith("No ", Assert.Throws<InvalidOperationException>(member).Message, StringComparison.Ordinal));
        Assert.Contains("targets[1] is the default value", Assert.Throws<ArgumentException>(() => BinaryRiskControl.LearnThenTest(
            [0.1, 0.9], [0, 1], DecisionThresholds.Each([0.5]), [new(BinaryRisk.Recall, 0.5m), default], 0.9m)).Message, StringComparison.Ordinal);
        Assert.Contains("targets[0] is the default value", Assert.Throws<ArgumentException>(() => MultiLabelRiskControl.LearnThenTest(
            [0.1, 0.9], [false, true], 2, [0.5], [default], 0.9m)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrators_ScoresOfTheSmallestNumbers_AnswerNumbers()
    {
        double[] scores = [0, double.Epsilon, 3 * double.Epsilon, 4 * double.Epsilon];
        IsotonicCalibrator isotonic = IsotonicCalibrator.Calibrate(scores, [0, 0, 1, 1]);
        Assert.All(Enumerable.Range(-2, 9), step => Assert.InRange(isotonic.Predict(step * double.Epsilon), 0, 1));
        Assert.Equal((0, 0.5, 1), (isotonic.Predict(double.Epsilon), isotonic.Predict(2 * double.Epsilon), isotonic.Predict(3 * double.Epsilon)));
        Assert.Equal(0.5, IsotonicCalibrator.Calibrate([-double.MaxValue, double.MaxValue], [0, 1]).Predict(0));
        ArgumentException fault = Assert.Throws<ArgumentException>(() => SigmoidCalibrator.Calibrate([0, 1e-320, 2e-320, 3e-320], [0, 1, 0, 1]));
        Assert.Contains("too close together", fault.Message, StringComparison.Ordinal);
        Assert.InRange(SigmoidCalibrator.Calibrate([0, double.Epsilon], [0, 1]).Predict(0), 0, 1);
    }

    [Fact]
    public void IntervalMetrics_InfiniteBoundsOfTheLibrary_AreSaidAsSuch()
    {
        (double lower, double upper) = SplitConformal.Calibrate([1, 2], [1, 3]).Predict(1, 0.99);
        double[] targets = [1, 2, 9], low = [lower, 1, 1], high = [upper, 3, 3];
        Assert.Equal(new Coverage(2, 3), IntervalMetrics.Coverage(targets, low, high));
        Assert.Equal(double.PositiveInfinity, IntervalMetrics.MeanWidth(low, high));
        Assert.Equal(double.PositiveInfinity, IntervalMetrics.IntervalScore(targets, low, high, 0.9));
        Assert.Equal(double.PositiveInfinity, IntervalMetrics.CoverageWidthCriterion(targets, low, high, 0.9, 50));
        Assert.Equal(double.PositiveInfinity, IntervalMetrics.PinballLoss(targets, [.. high], 0.9));
        Assert.InRange(IntervalMetrics.HilbertSchmidt(targets, low, high), 0, 1);
        Assert.Equal([new(1, 2), new(1, 1)], IntervalMetrics.BySize(targets, low, high, 2));
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => IntervalMetrics.MeanWidth([0, double.PositiveInfinity], [1, double.PositiveInfinity])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_OfOne_AreInTheSingular()
    {
        Action[] faults =
        [
            () => SplitConformal.Calibrate([1, 2], [1]), () => SplitConformal.Calibrate([1], [1]).Predict(new double[1], 0.5, [], []),
            () => CrossVennAbers.Calibrate([1, 2], [0, 1], [0, 1]).Predict([1]), () => FamilywiseControl.Graphical([0.5], 0.9m, [1], [0.5, 0.5]),
            () => new RiskCurve([1]).Add([0, 0]), () => HistogramCalibrator.Calibrate([1], [1], 1), () => MultiTargetConformal.CalibrateEach([1], [1], 1).Predict([1, 2], 0.5),
            () => TopLabelCalibrator.Calibrate(SigmoidCalibrator.Calibrate, [0.5, 0.5, 0.1, 0.9], [0, 1]).Predict([1]),
            () => SplitConformal.FromJson(SplitConformal.Calibrate([1], [1]).ToJson(DateTimeOffset.UnixEpoch).Replace("\"samples\":1", "\"samples\":2", StringComparison.Ordinal)),
        ];
        Assert.All(faults, fault =>
        {
            string message = Assert.ThrowsAny<Exception>(fault).Message;
            Assert.DoesNotMatch(@"\b1 (rows|numbers|scores|folds|classes|targets|thresholds|parameters|bins|samples|p-values)\b", message);
        });
    }
}
