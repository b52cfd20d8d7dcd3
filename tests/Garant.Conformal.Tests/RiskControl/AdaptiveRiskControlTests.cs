using Garant.Conformal.Conditional;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class AdaptiveRiskControlTests
{
    private static readonly double[] Grid = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];

    [Theory]
    [InlineData(4, 1)]
    [InlineData(19, 1)]
    [InlineData(60, 1)]
    [InlineData(60, 2.5)]
    public void Threshold_InterceptAlone_IsConformalRiskControl(int n, double bound)
    {
        Draws draws = new(n);
        double[][] losses = [.. Enumerable.Range(0, n).Select(_ => Losses(draws, 0.5, bound))];
        AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate(Grid, [.. losses.SelectMany(row => row)], [.. Enumerable.Repeat(1.0, n)], bound);
        int finite = 0;
        foreach (decimal level in new[] { 0.05m, 0.1m, 0.2m, 0.25m, 0.5m, 0.75m })
        {
            // Losses are quarters of the bound, so the sum is a whole number of them and ≤ is exact.
            decimal allowed = level * (n + 1) * 4;
            double expected = double.PositiveInfinity;
            for (int i = Grid.Length - 1; i >= 0 && losses.Sum(row => (decimal)(row[i] / bound)) * 4 + 4 <= allowed; i--)
            {
                expected = Grid[i];
            }

            Assert.Equal(expected, control.Threshold([1], level * (decimal)bound));
            finite += double.IsFinite(expected) ? 1 : 0;
        }

        Assert.True(finite > 0);
    }

    [Fact]
    public void Threshold_DisjointGroups_IsEachGroupsOwn()
    {
        Draws draws = new(2);
        int[] groups = [.. Enumerable.Range(0, 120).Select(_ => draws.Random.Next(2))];
        double[][] losses = [.. groups.Select(group => Losses(draws, 0.3 + 0.4 * group, 1))];
        AdaptiveRiskControl both = AdaptiveRiskControl.Calibrate(Grid, [.. losses.SelectMany(row => row)], [.. groups.SelectMany(group => new[] { 1.0, group })]);
        for (int group = 0; group < 2; group++)
        {
            double[][] own = [.. losses.Where((_, row) => groups[row] == group)];
            AdaptiveRiskControl alone = AdaptiveRiskControl.Calibrate(Grid, [.. own.SelectMany(row => row)], [.. Enumerable.Repeat(1.0, own.Length)]);
            foreach (decimal level in new[] { 0.1m, 0.25m, 0.4m })
            {
                Assert.Equal(alone.Threshold([1], level), both.Threshold([1, group], level), 12);
            }
        }
    }

    [Fact]
    public void Threshold_OneStepARow_IsTheConditionalCutoff()
    {
        Draws draws = new(3);
        double[] scores = draws.Normals(80), features = [.. draws.Normals(80).SelectMany(x => new[] { 1, x })];
        AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate([.. Enumerable.Repeat(1, 80)], scores, new double[80], features);
        ConditionalCutoffs cutoffs = new(scores, features);
        foreach (double x in draws.Normals(30))
        {
            Assert.Equal(cutoffs.Cutoff([1, x], 0.2, 1), control.Threshold([1, x], 0.2m), 9);
        }
    }

    /// <summary>Two half losses a row are two whole ones of rows with the same features, beside a test row that counts twice.</summary>
    [Fact]
    public void Threshold_TwoStepsARow_IsTheCutoffOfTwoRows()
    {
        Draws draws = new(4);
        double[] scores = [.. Enumerable.Range(0, 60).SelectMany(_ => draws.Normals(2).Order())];
        double[] features = [.. draws.Normals(60).SelectMany(x => new[] { 1, x })];
        double[] twice = [.. Enumerable.Range(0, 240).Select(i => features[i / 4 * 2 + i % 2])];
        AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate([.. Enumerable.Repeat(2, 60)], scores, [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? 0.5 : 0)], features);
        ConditionalCutoffs cutoffs = new(scores, twice);
        foreach (double x in draws.Normals(30))
        {
            Assert.Equal(cutoffs.Cutoff([2, 2 * x], 0.25, 1) / 2, control.Threshold([1, x], 0.25m), 9);
        }
    }

    [Fact]
    public void Threshold_OverlappingGroups_ControlsEach()
    {
        const int Seeds = 3000, N = 80;
        double[] sums = new double[3];
        int[] rows = new int[3];
        for (int seed = 0; seed < Seeds; seed++)
        {
            Draws draws = new(seed);
            double[] features = [.. Enumerable.Range(0, N + 1).SelectMany(_ => new[] { 1.0, draws.Random.Next(5) < 2 ? 1 : 0, draws.Random.Next(5) < 2 ? 1 : 0 })];
            double[] falls = [.. Enumerable.Range(0, N + 1).SelectMany(row => draws.Uniforms(4).Select(value => value * (0.2 + 0.3 * features[3 * row + 1] + 0.3 * features[3 * row + 2])).Order())];
            double[] losses = [.. Enumerable.Range(0, 4 * N).Select(step => 0.25 * (3 - step % 4))];
            AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate([.. Enumerable.Repeat(4, N)], falls.AsSpan(0, 4 * N), losses, features.AsSpan(0, 3 * N));
            double threshold = control.Threshold(features.AsSpan(3 * N), 0.2m), loss = 0.25 * falls.Skip(4 * N).Count(fall => fall > threshold);
            for (int group = 0; group < 3; group++)
            {
                rows[group] += features[3 * N + group] == 1 ? 1 : 0;
                sums[group] += features[3 * N + group] == 1 ? loss : 0;
            }
        }

        // A loss from 0 to 1 of mean α has a deviation of at most √(α(1 − α)); four standard errors. From below, the worst case of
        // the next row and the steps at the fit cost a few losses of N + 1 at the most.
        for (int group = 0; group < 3; group++)
        {
            double error = 4 * Math.Sqrt(0.16 / rows[group]);
            Assert.InRange(sums[group] / rows[group], 0.2 - 4.0 / (N + 1) * Seeds / rows[group] - error, 0.2 + error);
        }
    }

    [Fact]
    public void Thresholds_ManyRows_AreThoseOfEach()
    {
        Draws draws = new(6);
        double[] features = [.. Enumerable.Range(0, 90).SelectMany(_ => new[] { 1.0, draws.Random.Next(2), draws.Random.Next(2) })], found = new double[90];
        AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate(Grid, [.. Enumerable.Range(0, 90).SelectMany(_ => Losses(draws, 0.5, 1))], features);
        control.Thresholds(features, 0.2m, found);
        Assert.All(found.Index(), threshold => Assert.Equal(control.Threshold(features.AsSpan(3 * threshold.Index, 3), 0.2m), threshold.Item));
        Assert.Equal(double.PositiveInfinity, AdaptiveRiskControl.Calibrate([0.5], [0, 0, 0, 0, 0], [1, 0, 1, 0, 1, 0, 1, 0, 1, 0]).Threshold([1, 1], 0.2m));
    }

    [Fact]
    public void Calibrate_BadInput_NamesWhatIsWrong()
    {
        Assert.Contains("losses has 3 numbers for 2 thresholds", Message(() => AdaptiveRiskControl.Calibrate([0, 1], [1, 0, 0], [1])), StringComparison.Ordinal);
        Assert.Contains("row 0 increases", Message(() => AdaptiveRiskControl.Calibrate([0, 1], [0, 1], [1])), StringComparison.Ordinal);
        Assert.Contains("row 1 is 2", Message(() => AdaptiveRiskControl.Calibrate([0], [0, 2], [1, 1])), StringComparison.Ordinal);
        Assert.Contains("do not ascend", Message(() => AdaptiveRiskControl.Calibrate([1, 1], [1, 0], [1])), StringComparison.Ordinal);
        Assert.Contains("steps[0] is 0", Message(() => AdaptiveRiskControl.Calibrate([0], [1], [0], [1])), StringComparison.Ordinal);
        Assert.Contains("bound is 0", Message(() => AdaptiveRiskControl.Calibrate([1], [0], [1], 0)), StringComparison.Ordinal);
        Assert.Contains("features has 1 number for the 2 rows", Message(() => AdaptiveRiskControl.Calibrate([1], [0, 0], [1])), StringComparison.Ordinal);
        AdaptiveRiskControl control = AdaptiveRiskControl.Calibrate([0, 1], [1, 0.3, 1, 0], [1, 1]);
        Assert.Contains("row 0 is still 0.3", Message(() => control.Threshold([1], 0.2m)), StringComparison.Ordinal);
        Assert.Contains("level is 1", Message(() => control.Threshold([1], 1)), StringComparison.Ordinal);
        static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }

    /// <summary>Quarters of the bound that do not increase over the grid and end at 0; some are 0 from the start on.</summary>
    private static double[] Losses(Draws draws, double width, double bound)
    {
        double[] falls = [.. draws.Uniforms(4).Select(value => value * width)];
        return [.. Grid.Select(threshold => bound * falls.Count(fall => fall > threshold) / 4)];
    }
}
