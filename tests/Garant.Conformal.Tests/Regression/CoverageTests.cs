using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Regression;

/// <summary>Mean coverage over seeded repetitions, against the theorems, within four standard errors.</summary>
public sealed class CoverageTests
{
    private const int Repetitions = 4000;

    [Theory]
    [InlineData(19, 0.9)]
    [InlineData(50, 0.9)]
    [InlineData(50, 0.77)]
    public void Split_ContinuousScores_CoverBetweenTheBounds(int n, double level)
    {
        double mean = Mean(draws =>
        {
            SplitConformal calibration = SplitConformal.Calibrate(new double[n], draws.Normals(n));
            return calibration.Predict(0, level).Contains(draws.Normal());
        });
        AssertBetween(mean, level, level + 1.0 / (n + 1));
    }

    [Fact]
    public void Split_TiedScores_CoverAtLeast() =>
        AssertBetween(Mean(draws => SplitConformal.Calibrate(new double[30], Tied(draws, 30)).Predict(0, 0.8m).Contains(Tied(draws, 1)[0])), 0.8, 1);

    [Fact]
    public void Quantiles_AsymmetricTails_CoverAtLeast() => AssertBetween(
        Mean(draws =>
        {
            double[] low = new double[60], high = new double[60];
            Array.Fill(low, -0.5);
            Array.Fill(high, 0.5);
            return ConformalizedQuantileRegression.Calibrate(low, high, draws.Normals(60), symmetric: false).Predict(-0.5, 0.5, 0.9m).Contains(draws.Normal());
        }),
        0.9,
        0.9 + 2.0 / 61);

    [Theory]
    [InlineData("gamma")]
    [InlineData("deviation-normalized")]
    public void Split_ScoresThatDivide_CoverBetweenTheBounds(string score)
    {
        double mean = Mean(draws =>
        {
            double[] sizes = [.. draws.Uniforms(51).Select(value => 1 + 9 * value)];
            double[] targets = [.. sizes.Select(size => size * (1 + 0.2 * draws.Normal()))];
            double[] spreads = score == "gamma" ? [] : sizes;
            SplitConformal calibration = SplitConformal.Calibrate(
                sizes.AsSpan(0, 50), targets.AsSpan(0, 50), ConformityScore.Named(score), spreads: score == "gamma" ? [] : spreads.AsSpan(0, 50));
            return calibration.Predict(sizes[50], 0.9m, score == "gamma" ? double.NaN : sizes[50]).Contains(targets[50]);
        });
        AssertBetween(mean, 0.9, 0.9 + 1.0 / 51);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Quantiles_SymmetricCorrection_CoversBetweenTheBounds(bool weighted)
    {
        double mean = Mean(draws =>
        {
            double[] low = [.. Enumerable.Repeat(-0.5, 60)], high = [.. Enumerable.Repeat(0.5, 60)], targets = draws.Normals(60);
            Interval interval = weighted
                ? WeightedQuantileRegression.Calibrate(low, high, targets, draws.Uniforms(60)).Predict(-0.5, 0.5, draws.Random.NextDouble(), 0.9m)
                : ConformalizedQuantileRegression.Calibrate(low, high, targets).Predict(-0.5, 0.5, 0.9m);
            return interval.Contains(draws.Normal());
        });
        AssertBetween(mean, 0.9, weighted ? 0.95 : 0.9 + 1.0 / 61);
    }

    [Fact]
    public void CrossQuantiles_ShiftedMeans_CoverAtLeastTheirTheorem()
    {
        const int N = 40, K = 5;
        double mean = Mean(draws =>
        {
            double[] targets = draws.Normals(N);
            int[] folds = [.. Enumerable.Range(0, N).Select(row => row % K)];
            double[] low = [.. Enumerable.Range(0, K).Select(fold => targets.Where((_, row) => folds[row] != fold).Average() - 1)], high = [.. low.Select(value => value + 2)];
            double[] lower = new double[1], upper = new double[1];
            CrossQuantileRegression.Calibrate([.. folds.Select(fold => low[fold])], [.. folds.Select(fold => high[fold])], targets, folds).Predict(low, high, 0.9m, lower, upper);
            return new Interval(lower[0], upper[0]).Contains(draws.Normal());
        });
        AssertBetween(mean, 0.8, 1);
        Assert.InRange(mean, 0.87, 0.95);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    public void MinMax_MeanOfTheOtherFolds_CoversAtLeastTheLevel(int folds)
    {
        double mean = Mean(draws =>
        {
            double[] targets = draws.Normals(30);
            int[] fold = [.. Enumerable.Range(0, 30).Select(row => row % folds)];
            double[] models = [.. Enumerable.Range(0, folds).Select(k => targets.Where((_, row) => fold[row] != k).Average())];
            return CrossConformal.Calibrate([.. fold.Select(k => models[k])], targets, fold).PredictMinMax(models, 0.9m).Contains(draws.Normal());
        });
        AssertBetween(mean, 0.9, 1);
    }

    [Fact]
    public void CrossPlus_MeanOfTheOtherFolds_CoversAtLeastItsTheorem()
    {
        const int N = 40, K = 5;
        double mean = Mean(draws =>
        {
            double[] targets = draws.Normals(N);
            int[] folds = [.. Enumerable.Range(0, N).Select(row => row % K)];
            double[] models = [.. Enumerable.Range(0, K).Select(fold => targets.Where((_, row) => folds[row] != fold).Average())];
            return CrossConformal.Calibrate([.. folds.Select(fold => models[fold])], targets, folds).PredictPlus(models, 0.9m).Contains(draws.Normal());
        });
        AssertBetween(mean, 0.8, 1);
        Assert.InRange(mean, 0.87, 0.95);
    }

    [Fact]
    public void JackknifePlus_LeaveOneOutMeans_CoverAtLeastTheirTheorem()
    {
        double mean = Mean(draws =>
        {
            double[] targets = draws.Normals(30);
            double[] models = [.. targets.Select(target => (targets.Sum() - target) / 29)];
            return CrossConformal.Jackknife(models, targets).PredictPlus(models, 0.9m).Contains(draws.Normal());
        });
        AssertBetween(mean, 0.8, 1);
        Assert.InRange(mean, 0.87, 0.95);
    }

    [Fact]
    public void AfterBootstrap_BaggedMeans_CoverAtLeastTheirTheorem()
    {
        double mean = Mean(draws =>
        {
            double[] targets = draws.Normals(30);
            int[][] resamples = Bootstrap.Draw(30, 15, draws.Random);
            double[] models = [.. resamples.Select(rows => rows.Average(row => targets[row]))];
            double[] predictions = [.. models.SelectMany(model => Enumerable.Repeat(model, 30))];
            double[] lower = new double[1], upper = new double[1];
            JackknifeAfterBootstrap.Calibrate(predictions, targets, resamples).PredictPlus(models, 0.9m, lower, upper);
            return new Interval(lower[0], upper[0]).Contains(draws.Normal());
        });
        AssertBetween(mean, 0.8, 1);
        Assert.InRange(mean, 0.87, 0.95);
    }

    [Fact]
    public void Mondrian_TwoGroupsOfDifferentSpread_CoverEach()
    {
        foreach (int group in new[] { 0, 1 })
        {
            double mean = Mean(draws =>
            {
                int[] groups = [.. Enumerable.Range(0, 60).Select(row => row % 2)];
                double[] targets = [.. groups.Select(g => (1 + 9 * g) * draws.Normal())];
                return SplitConformal.CalibrateByGroup<int>(new double[60], targets, groups, UnseenGroup.Refuse)
                    .For(group).Predict(0, 0.9m).Contains((1 + 9 * group) * draws.Normal());
            });
            AssertBetween(mean, 0.9, 0.9 + 1.0 / 31);
        }
    }

    [Fact]
    public void Weighted_KnownShift_CoversWhereUnweightedDoesNot()
    {
        // Features are uniform on (0, 1) in calibration and have the density 2x in the test; the spread grows with the feature.
        (double[] X, double[] Y) Calibration(Draws draws)
        {
            double[] x = draws.Uniforms(100);
            return (x, [.. x.Select(value => 5 * value * value * draws.Normal())]);
        }

        double TestFeature(Draws draws) => Math.Sqrt(draws.Random.NextDouble());
        double weighted = Mean(draws =>
        {
            (double[] x, double[] y) = Calibration(draws);
            double test = TestFeature(draws);
            return WeightedSplitConformal.Calibrate(new double[100], y, x).Predict(0, test, 0.9m).Contains(5 * test * test * draws.Normal());
        });
        double plain = Mean(draws =>
        {
            (_, double[] y) = Calibration(draws);
            double test = TestFeature(draws);
            return SplitConformal.Calibrate(new double[100], y).Predict(0, 0.9m).Contains(5 * test * test * draws.Normal());
        });
        AssertBetween(weighted, 0.9, 1);
        Assert.True(plain < 0.88, $"unweighted coverage is {plain}");
    }

    [Fact]
    public void PredictiveSystem_RandomisedValueAtTheTarget_IsUniform()
    {
        double[] values = [.. Enumerable.Range(0, Repetitions).Select(seed =>
        {
            Draws draws = new(seed);
            return ConformalPredictiveSystem.Calibrate(new double[20], Tied(draws, 20)).Predict(0).Cumulative(Tied(draws, 1)[0], draws.Random.NextDouble());
        }).Order()];
        double distance = values.Select((value, i) => Math.Max(Math.Abs(value - (double)i / Repetitions), Math.Abs((i + 1.0) / Repetitions - value))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Repetitions), $"Kolmogorov–Smirnov distance {distance}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MultiTarget_ThreeTargets_AreCoveredTogether(bool joint)
    {
        double mean = Mean(draws =>
        {
            double[] targets = [.. Enumerable.Range(0, 60).SelectMany(_ => Row(draws))];
            MultiTargetConformal calibration = joint
                ? MultiTargetConformal.CalibrateJointly(new double[180], targets, [1, 2, 4])
                : MultiTargetConformal.CalibrateEach(new double[180], targets, 3);
            double[] next = Row(draws);
            return calibration.Predict([0, 0, 0], 0.8m).Index().All(interval => interval.Item.Contains(next[interval.Index]));
        });
        AssertBetween(mean, 0.8, joint ? 0.8 + 1.0 / 61 : 1);

        static double[] Row(Draws draws)
        {
            double common = draws.Normal();
            return [common, 2 * (common + draws.Normal()), 4 * draws.Normal()];
        }
    }

    private static double[] Tied(Draws draws, int count) => [.. draws.Normals(count).Select(value => Math.Floor(2 * value))];

    private static double Mean(Func<Draws, bool> covers) => Enumerable.Range(0, Repetitions).Average(seed => covers(new(seed)) ? 1.0 : 0.0);

    private static void AssertBetween(double mean, double least, double most)
    {
        double error = 4 * Math.Sqrt(0.25 / Repetitions * 4 * least * (1 - least));
        Assert.InRange(mean, least - error, most + error);
    }
}
