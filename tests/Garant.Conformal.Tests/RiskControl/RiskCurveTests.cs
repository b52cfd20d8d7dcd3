using Garant.Conformal.Regression;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class RiskCurveTests
{
    [Fact]
    public void Bounds_AnyLosses_AreThoseOfEachColumn()
    {
        Draws draws = new(5);
        double[][] losses = [.. Enumerable.Range(0, 60).Select(_ => draws.Uniforms(7).Order().ToArray())];
        double[] parameters = [1, 2, 3, 4, 5, 6, 7];
        RiskCurve curve = new(parameters, RiskTrend.Increasing);
        foreach (double[] row in losses)
        {
            curve.Add(row);
        }

        for (int index = 0; index < parameters.Length; index++)
        {
            double[] column = [.. losses.Select(row => row[index])];
            Assert.Equal(column.Average(), curve.Means[index], 14);
            Assert.Equal(RiskBounds.Hoeffding(column, 0.9m), curve.Bounds(RiskBound.Hoeffding, 0.9m)[index], 14);
            Assert.Equal(RiskBounds.EmpiricalBernstein(column, 0.9m), curve.Bounds(RiskBound.EmpiricalBernstein, 0.9m)[index], 13);
            Assert.Equal(RiskBounds.NextLoss(column), curve.NextLossBounds()[index], 14);
        }
    }

    [Fact]
    public void BettingCurve_AnyLevel_AgreesWithTheBound()
    {
        Draws draws = new(6);
        double[] parameters = [1, 2, 3, 4, 5, 6];
        double[][] losses = [.. Enumerable.Range(0, 80).Select(_ => draws.Uniforms(6).Select((value, index) => value * (index + 1) / 6).ToArray())];
        foreach (decimal level in new[] { 0.1m, 0.2m, 0.3m, 0.45m, 0.6m, 1m })
        {
            BettingCurve curve = new(parameters, RiskTrend.None, losses.Length, level, 0.9m);
            Array.ForEach(losses, row => curve.Add(row));
            Assert.All(parameters.Index(), parameter => Assert.Equal(
                RiskBounds.WaudbySmithRamdas([.. losses.Select(row => row[parameter.Index])], 0.9m) <= (double)level && level < 1m
                || (level == 1m && RiskBounds.IsAtMost(RiskBound.WaudbySmithRamdas, [.. losses.Select(row => row[parameter.Index])], 1, 0.9m)),
                curve.IsControlled(parameter.Index)));
        }
    }

    [Fact]
    public void Of_LossesInAnotherUnit_AreControlledInThatUnit()
    {
        Interval[] intervals = [new(0, 2), new(1, 2), new(0, 4)];
        double[] parameters = [0, 1, 2];
        RiskCurve curve = RiskCurve.Of(Risks.IntervalWidth(10), intervals, [1.0, 1, 1], parameters);
        Assert.Equal([7.0 / 3, 13.0 / 3, 19.0 / 3], curve.Means.Select(mean => mean), (a, b) => Math.Abs(a - b) < 1e-12);

        // (7 + 10)/4 = 4.25 and (13 + 10)/4 = 5.75.
        ControlledParameter? chosen = ConformalRiskControl.Choose(curve, 5.75m);
        Assert.Equal((1, 1.0), (chosen!.Value.Index, chosen.Value.Parameter));
        Assert.Equal(5.75, chosen.Value.Bound, 12);
        Assert.Null(ConformalRiskControl.Choose(curve, 4.2m));
    }

    [Fact]
    public void Risks_IntervalsAndSets_AreWhatTheirNamesSay()
    {
        Assert.Equal((1, 0), (Risks.IntervalMiscoverage.Loss(new(0, 1), 1.5, 0.4), Risks.IntervalMiscoverage.Loss(new(0, 1), 1.5, 0.5)));
        Assert.Equal((0, 1), (Risks.SetMiscoverage.Loss([0.3, 0.7], 0, 0.3), Risks.SetMiscoverage.Loss([0.3, 0.7], 0, 0.31)));
        Assert.Equal(1, Risks.SetSize(2).Loss([0.3, 0.7], 0, 0.5));
        Assert.Equal((0.5, 0.25), (Risks.AbsoluteError(1).Loss(1, 1.5, 0), Risks.SquaredError(1).Loss(1, 1.5, 0)));
    }

    [Fact]
    public void Choose_LossThatMayTurn_IsRefused()
    {
        RiskCurve curve = new([0, 1]);
        Assert.Contains("no sample", Assert.Throws<InvalidOperationException>(() => curve.Means).Message, StringComparison.Ordinal);
        curve.Add([0, 0.5]);
        Assert.Contains("LearnThenTest", Assert.Throws<ArgumentException>(() => ConformalRiskControl.Choose(curve, 0.5m)).Message, StringComparison.Ordinal);
        Assert.Contains("losses[1] of sample 1 is 1.5", Assert.Throws<ArgumentException>(() => curve.Add([0, 1.5])).Message, StringComparison.Ordinal);
        Assert.Contains("BettingCurve", Assert.Throws<ArgumentException>(() => curve.Bounds(RiskBound.WaudbySmithRamdas, 0.9m)).Message, StringComparison.Ordinal);
        Assert.Contains("parameters[1] is 1 after 1", Assert.Throws<ArgumentException>(() => new RiskCurve([1, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LearnThenTest.PValues(curve, 2m));
    }

    [Fact]
    public void CentralLimit_KnownDeviation_IsTheNormalTail()
    {
        // √100·(0.3 − 0.2)/0.5 = 2.
        Assert.Equal(0.022750131948179, RiskPValues.CentralLimit(0.2, 0.5, 100, 0.3), 12);
        Assert.Equal(1, RiskPValues.HoeffdingBentkus(0, 0, 1));
        Assert.Equal((1, 1), (RiskPValues.CentralLimit(0, 0, 100, 0.3), RiskPValues.CentralLimit(0, 1, 1, 0.3)));
    }
}
