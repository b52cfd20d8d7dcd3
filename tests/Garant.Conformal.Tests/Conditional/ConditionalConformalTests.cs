using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Conditional;

public sealed class ConditionalConformalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(19)]
    [InlineData(100)]
    public void Predict_InterceptAlone_IsSplitConformal(int n)
    {
        Draws draws = new(n);
        double[] predictions = draws.Normals(n), targets = draws.Normals(n);
        foreach (bool symmetric in new[] { true, false })
        {
            ConditionalConformal conditional = ConditionalConformal.Calibrate(predictions, targets, Ones(n), symmetric: symmetric);
            SplitConformal split = SplitConformal.Calibrate(predictions, targets, ConformityScore.Absolute, symmetric ? Tails.Symmetric : Tails.Equal);
            foreach (decimal level in new[] { 0.5m, 0.62m, 0.8m, 0.9m, 0.95m, 0.99m })
            {
                Assert.Equal(split.Predict(0.3, level), conditional.Predict(0.3, [1], level));
            }
        }
    }

    [Fact]
    public void Predict_DisjointGroups_IsEachGroupsOwnSplit()
    {
        Draws draws = new(2);
        int[] groups = [.. Enumerable.Range(0, 300).Select(_ => draws.Random.Next(10) switch { 0 => 0, < 4 => 1, _ => 2 })];
        double[] predictions = new double[300], targets = [.. groups.Select(group => Math.Floor(8 * (1 + group) * draws.Normal()) / 8)];
        double[] features = [.. groups.SelectMany(group => Indicator(group, 3))];
        ConditionalConformal conditional = ConditionalConformal.Calibrate(predictions, targets, features);
        foreach (decimal level in new[] { 0.5m, 0.8m, 0.9m, 0.95m, 0.975m })
        {
            for (int group = 0; group < 3; group++)
            {
                double[] own = [.. targets.Where((_, row) => groups[row] == group)];
                Assert.Equal(SplitConformal.Calibrate(new double[own.Length], own).Predict(1, level), conditional.Predict(1, Indicator(group, 3), level));
            }
        }
    }

    [Fact]
    public void Predict_GroupsOfOtherSizesAndAnOutlier_AreNotMixedUp()
    {
        Draws draws = new(9);
        double[] small = [.. draws.Normals(200), 1e13], large = [.. draws.Normals(100).Select(value => 1e9 * value)];
        double[] features = [.. small.SelectMany(_ => new[] { 1.0, 0 }), .. large.SelectMany(_ => new[] { 1.0, 1 })];
        ConditionalConformal conditional = ConditionalConformal.Calibrate(new double[301], [.. small, .. large], features);
        foreach (decimal level in new[] { 0.5m, 0.9m, 0.95m })
        {
            Assert.Equal(SplitConformal.Calibrate(new double[201], small).Predict(0, level), conditional.Predict(0, [1, 0], level));
            Assert.Equal(SplitConformal.Calibrate(new double[100], large).Predict(0, level).Upper, conditional.Predict(0, [1, 1], level).Upper, 1e-6);
        }
    }

    [Fact]
    public void Predict_DependentOrRescaledColumns_IsTheSame()
    {
        Draws draws = new(3);
        double[] targets = draws.Normals(120), x = draws.Normals(120);
        ConditionalConformal plain = ConditionalConformal.Calibrate(new double[120], targets, [.. x.SelectMany(value => new[] { 1, value })]);
        ConditionalConformal mixed = ConditionalConformal.Calibrate(new double[120], targets, [.. x.SelectMany(value => Mixed(value))]);
        foreach (double value in draws.Normals(20))
        {
            Assert.Equal(plain.Predict(0, [1, value], 0.87m).Upper, mixed.Predict(0, Mixed(value), 0.87m).Upper, 9);
        }

        static double[] Mixed(double value) => [1e6 * value, 3, 3 + value, 1e-6 * value];
    }

    [Fact]
    public void Predict_NothingHoldsTheRow_IsInfinite()
    {
        double[] features = [1, 0, 1, 0, 1, 0];
        ConditionalConformal conditional = ConditionalConformal.Calibrate([0, 0, 0], [1, 2, 3], features);
        Assert.Equal(new Interval(double.NegativeInfinity, double.PositiveInfinity), conditional.Predict(5, [1, 1], 0.5m));
        Assert.Equal(new Interval(3, 7), conditional.Predict(5, [1, 0], 0.5m));
        Assert.Equal(new Interval(5, 5), conditional.Predict(5, [0, 0], 0.5m));
    }

    [Fact]
    public void Predict_ManyRows_AreThoseOfEach()
    {
        Draws draws = new(5);
        double[] features = [.. Enumerable.Range(0, 200).SelectMany(_ => Overlapping(draws))], predictions = draws.Normals(50), tests = features[..150];
        ConditionalConformal conditional = ConditionalConformal.Calibrate(draws.Normals(200), draws.Normals(200), features, symmetric: false);
        double[] uniforms = draws.Uniforms(50), lower = new double[50], upper = new double[50];
        foreach (double[] given in new[] { [], uniforms })
        {
            conditional.Predict(predictions, tests, 0.8m, lower, upper, given);
            for (int row = 0; row < 50; row++)
            {
                ReadOnlySpan<double> own = tests.AsSpan(3 * row, 3);
                double draw = given.Length == 0 ? double.NaN : given[row];
                Assert.Equal(new Interval(lower[row], upper[row]), conditional.Predict(predictions[row], own, 0.8m, draw));
                Assert.Equal(predictions[row] + conditional.Bounds(own, 0.8m, draw).High, upper[row], 1e-14);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Predict_OverlappingGroups_CoverEach(bool randomised)
    {
        const int Seeds = 3000, N = 80;
        const double Level = 0.8;
        int[] rows = new int[3], covered = new int[3];
        for (int seed = 0; seed < Seeds; seed++)
        {
            Draws draws = new(seed);
            double[] features = [.. Enumerable.Range(0, N + 1).SelectMany(_ => Overlapping(draws))];
            double[] targets = [.. Enumerable.Range(0, N + 1).Select(row => (1 + 2 * features[3 * row + 1] + 4 * features[3 * row + 2]) * draws.Normal())];
            ConditionalConformal conditional = ConditionalConformal.Calibrate(new double[N], targets.AsSpan(0, N), features.AsSpan(0, 3 * N));
            bool holds = conditional.Predict(0, features.AsSpan(3 * N), Level, randomised ? draws.Random.NextDouble() : double.NaN).Contains(targets[N]);
            for (int group = 0; group < 3; group++)
            {
                rows[group] += features[3 * N + group] == 1 ? 1 : 0;
                covered[group] += features[3 * N + group] == 1 && holds ? 1 : 0;
            }
        }

        for (int group = 0; group < 3; group++)
        {
            // Four standard errors; at most 3/81 of the rows lie on the fit, of which a group has a part at the most.
            double coverage = covered[group] / (double)rows[group], error = 4 * Math.Sqrt(Level * (1 - Level) / rows[group]);
            double most = Level + (randomised ? 0 : 3.0 / (N + 1) * Seeds / rows[group]);
            Assert.InRange(coverage, Level - error, most + error);
        }
    }

    [Fact]
    public void Merge_AndJson_GiveTheSameIntervals()
    {
        Draws draws = new(6);
        double[] predictions = draws.Normals(60), targets = draws.Normals(60), features = [.. Enumerable.Range(0, 60).SelectMany(_ => Overlapping(draws))];
        ConditionalConformal whole = ConditionalConformal.Calibrate(predictions, targets, features, symmetric: false);
        ConditionalConformal merged = ConditionalConformal.Calibrate(predictions.AsSpan(0, 25), targets.AsSpan(0, 25), features.AsSpan(0, 75), symmetric: false)
            .Merge(ConditionalConformal.Calibrate(predictions.AsSpan(25), targets.AsSpan(25), features.AsSpan(75), symmetric: false));
        ConditionalConformal read = ConditionalConformal.FromJson(merged.ToJson(DateTimeOffset.UnixEpoch));
        Assert.Equal(whole.Predict(1, [1, 1, 0], 0.8m), read.Predict(1, [1, 1, 0], 0.8m));
        Assert.Equal((60, 3, false), (read.Count, read.Features, read.IsSymmetric));
        Assert.Throws<ArgumentException>(() => whole.Merge(ConditionalConformal.Calibrate(predictions, targets, features)));
        Assert.Throws<FormatException>(() => SplitConformal.FromJson(whole.ToJson(DateTimeOffset.UnixEpoch)));
    }

    [Fact]
    public void Calibrate_BadInput_NamesWhatIsWrong()
    {
        Assert.Contains("features has 3 numbers for the 2 rows", Message(() => ConditionalConformal.Calibrate([1, 2], [1, 2], [1, 1, 1])), StringComparison.Ordinal);
        Assert.Contains("features has 0 numbers", Message(() => ConditionalConformal.Calibrate([1, 2], [1, 2], [])), StringComparison.Ordinal);
        Assert.Contains("features[1, 0] is NaN", Message(() => ConditionalConformal.Calibrate([1, 2], [1, 2], [1, 1, double.NaN, 1])), StringComparison.Ordinal);
        Assert.Contains("predictions is empty", Message(() => ConditionalConformal.Calibrate([], [], [])), StringComparison.Ordinal);
        ConditionalConformal conditional = ConditionalConformal.Calibrate([1, 2], [1, 2], [1, 1]);
        Assert.Contains("1 row of 1 is needed", Message(() => conditional.Predict(0, [1, 2], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("features[0, 0] is Infinity", Message(() => conditional.Bounds([double.PositiveInfinity], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("draws[0] is 2", Message(() => conditional.Predict(0, [1], 0.9m, 2)), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static double[] Ones(int n) => [.. Enumerable.Repeat(1.0, n)];

    private static double[] Indicator(int group, int groups) => [.. Enumerable.Range(0, groups).Select(other => other == group ? 1.0 : 0.0)];

    private static double[] Overlapping(Draws draws) => [1, draws.Random.Next(10) < 4 ? 1 : 0, draws.Random.Next(10) < 3 ? 1 : 0];
}
