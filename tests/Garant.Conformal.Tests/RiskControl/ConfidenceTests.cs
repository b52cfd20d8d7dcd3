using Garant.Conformal.Calibration;
using Garant.Conformal.Regression;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

/// <summary>A confidence 1 − δ below 0.5 is refused wherever a promise is made with it, and says which of the two is meant; levels of coverage are not.</summary>
public sealed class ConfidenceTests
{
    private static readonly double[] Probabilities = [0.1, 0.4, 0.6, 0.9];

    private static readonly int[] Labels = [0, 0, 1, 1];

    private static readonly DecisionThresholds[] Thresholds = DecisionThresholds.Each([0.5]);

    private static readonly Dictionary<string, Action<ConfidenceLevel>> Promises = new(StringComparer.Ordinal)
    {
        ["binary, tested"] = confidence => BinaryRiskControl.LearnThenTest(Probabilities, Labels, Thresholds, [new(BinaryRisk.Recall, 0.5m)], confidence),
        ["binary, bound"] = confidence => BinaryRiskControl.RiskControlling(Probabilities, Labels, Thresholds, [new(BinaryRisk.Recall, 0.5m), new(BinaryRisk.Specificity, 0.5m), new(BinaryRisk.FalsePositiveRate, 0.5m)], confidence),
        ["labels, tested"] = confidence => MultiLabelRiskControl.LearnThenTest(Probabilities, [false, true, true, true], 2, [0.5], [new(MultiLabelRisk.Recall, 0.5m)], confidence),
        ["labels, bound"] = confidence => MultiLabelRiskControl.RiskControlling(Probabilities, [false, true, true, false], 2, [0.5], [new(MultiLabelRisk.Recall, 0.5m), new(MultiLabelRisk.FalsePositiveRate, 0.5m)], confidence),
        ["curve, tested"] = confidence => LearnThenTest.Valid([(Curve(), 0.5m)], confidence),
        ["curve, bound"] = confidence => RiskControllingSets.Choose(Curve(), 0.5m, confidence, RiskBound.Hoeffding),
        ["bounds of a curve"] = confidence => Curve().Bounds(RiskBound.EmpiricalBernstein, confidence),
        ["bets"] = confidence => _ = new BettingCurve([1], RiskTrend.Increasing, 1, 0.5m, confidence),
        ["bonferroni"] = confidence => FamilywiseControl.Bonferroni([0.5], confidence),
        ["holm"] = confidence => FamilywiseControl.Holm([0.5], confidence),
        ["sequence"] = confidence => FamilywiseControl.FixedSequence([0.5], confidence),
        ["graph"] = confidence => FamilywiseControl.Graphical([0.5], confidence, [1], [0.0]),
        ["procedure"] = confidence => FamilywiseProcedure.InOrder([0]).Reject([0.5], confidence),
        ["hoeffding"] = confidence => RiskBounds.Hoeffding([0.5, 0.6], confidence),
        ["bernstein"] = confidence => RiskBounds.EmpiricalBernstein([0.5, 0.6], confidence),
        ["betting"] = confidence => RiskBounds.WaudbySmithRamdas([0.5, 0.6], confidence),
        ["hoeffding-bentkus"] = confidence => RiskBounds.HoeffdingBentkus(0.5, 10, confidence),
        ["is at most"] = confidence => RiskBounds.IsAtMost(RiskBound.WaudbySmithRamdas, [0.5], 0.5, confidence),
        ["histogram"] = confidence => HistogramCalibrator.Calibrate(Probabilities, Labels, 2).ErrorBound(confidence),
    };

    public static TheoryData<string> Names => [.. Promises.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Confidence_BelowOneHalf_IsRefusedAndSaysWhichIsMeant(string name)
    {
        ArgumentOutOfRangeException fault = Assert.Throws<ArgumentOutOfRangeException>(() => Promises[name](0.1m));
        Assert.Contains("if δ = 0.1 is meant, write 0.9", fault.Message, StringComparison.Ordinal);
        Assert.Equal("confidence", fault.ParamName);
        Promises[name](0.5m);
        Promises[name](0.9m);
    }

    [Fact]
    public void Level_BelowOneHalfOfCoverageOrOfAQuantile_IsAnswered()
    {
        Assert.Equal(new Interval(1, 3), SplitConformal.Calibrate([1, 2, 3], [2, 4, 6]).Predict(2, 0.2m));
        Assert.Equal(11, ConformalPredictiveSystem.Calibrate([0, 0, 0], [1, 2, 3]).Predict(10).Quantile(0.1m));
    }

    private static RiskCurve Curve()
    {
        RiskCurve curve = new([1, 2], RiskTrend.Decreasing);
        curve.Add([0.5, 0.25]);
        curve.Add([0.5, 0]);
        return curve;
    }
}
