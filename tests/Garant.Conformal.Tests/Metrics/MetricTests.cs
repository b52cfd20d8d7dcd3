using Garant.Conformal.Metrics;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Metrics;

public sealed class MetricTests
{
    // Clopper and Pearson by their definition, to six digits (R: binom.test).
    [Theory]
    [InlineData(0, 10, 0, 0.308497)]
    [InlineData(10, 10, 0.691503, 1)]
    [InlineData(5, 10, 0.187086, 0.812914)]
    [InlineData(1, 20, 0.001265, 0.248733)]
    public void Bounds_OfASmallSample_AreExact(int covered, int count, double low, double high)
    {
        (double least, double most) = new Coverage(covered, count).Bounds(0.95m);
        Assert.Equal(low, least, 1e-6);
        Assert.Equal(high, most, 1e-6);
    }

    [Fact]
    public void Bounds_OfAnySample_MissWithHalfAlphaOnEachSide()
    {
        foreach ((int k, int n) in new[] { (447, 500), (3, 7), (900, 1000), (99_000, 100_000) })
        {
            (double low, double high) = BinomialBounds.ClopperPearson(k, n, 0.9m);
            Assert.Equal(0.05, AtLeast(k, n, low), 1e-9);
            Assert.Equal(0.05, 1 - AtLeast(k + 1, n, high), 1e-9);
        }

        static double AtLeast(int k, int n, double p)
        {
            double logChoose = 0, sum = 0;
            for (int i = 0; i <= n; i++)
            {
                logChoose = i == 0 ? 0 : logChoose + Math.Log(n - i + 1) - Math.Log(i);
                sum += i >= k ? Math.Exp(logChoose + i * Math.Log(p) + (n - i) * Math.Log(1 - p)) : 0;
            }

            return sum;
        }
    }

    [Fact]
    public void Crps_OfThreeResiduals_IsTheIntegral()
    {
        PredictiveDistribution distribution = ConformalPredictiveSystem.Calibrate([0, 0, 0], [-1, 0, 2]).Predict(1);
        // The empirical distribution has thirds at 0, 1 and 3: E|c − 2| − ½E|c − c′| = (2 + 1 + 1)/3 − 6/9.
        Assert.Equal(4.0 / 3 - 2.0 / 3, distribution.ContinuousRankedProbabilityScore(2), 12);
    }

    [Fact]
    public void ProbabilityAbove_BetweenResiduals_IsWithinOneStep()
    {
        PredictiveDistribution distribution = ConformalPredictiveSystem.Calibrate([0, 0, 0, 0], [-1, 0, 1, 2]).Predict(10);
        (double least, double middle, double greatest) = distribution.ProbabilityAbove(10.5);
        Assert.Equal(0.4, least, 12);
        Assert.Equal(0.5, middle, 12);
        Assert.Equal(0.6, greatest, 12);
        Assert.Equal(12, distribution.Quantile(0.8m));
        Assert.Equal(double.PositiveInfinity, distribution.Quantile(0.9m));
    }

    [Fact]
    public void PinballLoss_AtTheMedian_IsHalfTheAbsoluteError() =>
        Assert.Equal(1.25, IntervalMetrics.PinballLoss([1, 5], [2, 1], 0.5m));

    [Fact]
    public void ByGroup_TwoGroups_CountsEach()
    {
        IReadOnlyDictionary<string, Coverage> groups = IntervalMetrics.ByGroup<string>([1, 2, 3], [0, 3, 0], [2, 4, 2], ["a", "a", "b"]);
        Assert.Equal((new Coverage(1, 2), new Coverage(0, 1)), (groups["a"], groups["b"]));
    }

    [Fact]
    public void WorstSlab_OfOneBadRegion_FindsIt()
    {
        double[] features = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        bool[] covered = [.. Enumerable.Range(0, 100).Select(i => i is < 40 or >= 60)];
        Assert.Equal(0, ConditionalMetrics.WorstSlab(features, covered, [1], 0.2));
        Assert.Equal(0.5, ConditionalMetrics.WorstSlab(features, covered, [1], 0.4));
    }
}
