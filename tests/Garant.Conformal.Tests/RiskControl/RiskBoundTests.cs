using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class RiskBoundTests
{
    /// <summary>A bound, and how large a share of 1,000 repetitions may miss: δ with three times its Monte-Carlo error.</summary>
    [Theory]
    [InlineData(20, 0.1)]
    [InlineData(100, 0.3)]
    public void Bounds_ThousandRepetitions_MissAtMostDelta(int n, double risk)
    {
        const double Delta = 0.1;
        int hoeffding = 0, bernstein = 0, betting = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            double[] losses = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < risk ? 1.0 : 0.0)];
            hoeffding += RiskBounds.Hoeffding(losses, 0.9m) < risk ? 1 : 0;
            bernstein += RiskBounds.EmpiricalBernstein(losses, 0.9m) < risk ? 1 : 0;
            betting += RiskBounds.WaudbySmithRamdas(losses, 0.9m) < risk ? 1 : 0;
        }

        double most = 1000 * (Delta + 3 * Math.Sqrt(Delta * (1 - Delta) / 1000));
        Assert.InRange(hoeffding, 0, most);
        Assert.InRange(bernstein, 0, most);
        Assert.InRange(betting, 0, most);
    }

    [Fact]
    public void Bounds_LossAboveOne_NameTheRow() =>
        Assert.Contains("losses[1] is 1.5", Assert.Throws<ArgumentException>(() => RiskBounds.Hoeffding([0, 1.5], 0.9m)).Message, StringComparison.Ordinal);

    [Fact]
    public void Graphical_ChainOfEdges_IsTheFixedSequence()
    {
        double[] p = [0.01, 0.04, 0.2, 0.001], edges = [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        Assert.Equal(FamilywiseControl.FixedSequence(p, 0.95m), FamilywiseControl.Graphical(p, 0.95m, [1, 0, 0, 0], edges));
        Assert.Equal([0, 1], FamilywiseControl.Graphical(p, 0.95m, [1, 0, 0, 0], edges));
    }

    [Fact]
    public void Graphical_EqualSharesAndEdges_IsHolm()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            double[] p = [.. Enumerable.Range(0, 5).Select(_ => random.NextDouble() * 0.1)];
            double[] edges = [.. Enumerable.Range(0, 25).Select(i => i % 6 == 0 ? 0 : 0.25)];
            Assert.Equal(FamilywiseControl.Holm(p, 0.9m), FamilywiseControl.Graphical(p, 0.9m, [0.2, 0.2, 0.2, 0.2, 0.2], edges));
        }
    }
}
