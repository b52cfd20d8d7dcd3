using CsCheck;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Regression;

public sealed class CrossConformalTests
{
    [Fact]
    public void PredictPlus_AnyFolds_SelectsWhatSortingAllWouldSelect() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 12], Gen.Int[12, 600], Gen.Bool, Gen.Bool).Sample(
            (seed, folds, n, ties, symmetric) =>
            {
                Draws draws = new(seed);
                double Value() => ties ? Math.Floor(2 * draws.Normal()) : draws.Normal();
                double[] outOfFold = new double[n], targets = [.. Enumerable.Range(0, n).Select(_ => Value())], centers = [.. Enumerable.Range(0, folds).Select(_ => Value())];
                int[] fold = [.. Enumerable.Range(0, n).Select(row => row < folds ? row : draws.Random.Next(folds))];
                ConfidenceLevel level = (1 + draws.Random.Next(99)) / 100m;
                CrossConformal calibration = CrossConformal.Calibrate(outOfFold, targets, fold, tails: symmetric ? Tails.Symmetric : Tails.Equal);
                Interval interval = calibration.PredictPlus(centers, level);
                int rank = level.Rank(n, symmetric ? 1 : 2);
                if (rank > n)
                {
                    Assert.False(interval.IsFinite);
                    return;
                }

                double[] scores = calibration.Scores.Values.ToArray();
                double[] upper = [.. scores.Select((score, i) => centers[fold[i]] + score).Order()];
                double[] lower = [.. scores.Select((score, i) => centers[fold[i]] + (symmetric ? -score : score)).Order()];
                Assert.InRange(lower[n - rank] - interval.Lower, 0, 1e-13);
                Assert.InRange(interval.Upper - upper[rank - 1], 0, 1e-13);
                if (ties)
                {
                    // Of whole numbers nothing is rounded.
                    Assert.Equal((lower[n - rank], upper[rank - 1]), (interval.Lower, interval.Upper));
                }
            },
            iter: 2000);

    [Fact]
    public void PredictPlus_OnSeveralThreads_IsTheSame()
    {
        Draws draws = new(3);
        double[] outOfFold = draws.Normals(500), targets = draws.Normals(500), test = draws.Normals(5 * 2000);
        CrossConformal calibration = CrossConformal.Calibrate(outOfFold, targets, FoldAssignment.Draw(500, 5, new Random(1)));
        double[] lower = new double[2000], upper = new double[2000], lowerAgain = new double[2000], upperAgain = new double[2000];
        calibration.PredictPlus(test, 0.9m, lower, upper);
        calibration.PredictPlus(test, 0.9m, lowerAgain, upperAgain, threads: 4);
        Assert.Equal(lower, lowerAgain);
        Assert.Equal(upper, upperAgain);
    }

    [Fact]
    public void PredictPoint_UnevenFolds_CountsRows()
    {
        CrossConformal calibration = CrossConformal.Calibrate([0, 0, 0], [1, 2, 3], [0, 0, 1]);
        Assert.Equal(2, calibration.PredictPoint([1, 4], Aggregation.Mean));
        Assert.Equal(1, calibration.PredictPoint([1, 4], Aggregation.Median));
    }

    [Fact]
    public void Calibrate_AFoldWithoutRows_IsRefused() =>
        Assert.Contains("Fold 1 has no row", Assert.Throws<ArgumentException>(() => CrossConformal.Calibrate([1, 2, 3], [1, 2, 3], [0, 2, 2])).Message, StringComparison.Ordinal);

    [Fact]
    public void Bootstrap_EveryModelDrewARow_LeavesItOut()
    {
        JackknifeAfterBootstrap calibration = JackknifeAfterBootstrap.Calibrate([1, 2, 3, 1, 2, 3], [1, 2, 4], [[0, 0, 1], [0, 2, 2]]);
        Assert.Equal([0], calibration.LeftOut);
        Assert.Equal([0.0, 1.0], calibration.Scores.Values.ToArray().Order());
        Assert.Throws<ArgumentException>(() => JackknifeAfterBootstrap.Calibrate([1, 2], [1, 2], [[0, 1]]));
    }

    [Fact]
    public void CrossQuantiles_OneFold_AreTheSplitOnes()
    {
        Draws draws = new(5);
        double[] centers = draws.Normals(30), targets = draws.Normals(30), low = [.. centers.Select(c => c - 1)], high = [.. centers.Select(c => c + 1)];
        double[] lower = new double[1], upper = new double[1];
        foreach (bool symmetric in new[] { true, false })
        {
            CrossQuantileRegression.Calibrate(low, high, targets, new int[30], symmetric).Predict([0.5], [1.5], 0.8m, lower, upper);
            Interval split = ConformalizedQuantileRegression.Calibrate(low, high, targets, symmetric).Predict(0.5, 1.5, 0.8m);
            Assert.Equal(split.Lower, lower[0], 1e-14);
            Assert.Equal(split.Upper, upper[0], 1e-14);
        }
    }
}
