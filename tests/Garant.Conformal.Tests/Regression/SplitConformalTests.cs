using CsCheck;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Regression;

public sealed class SplitConformalTests
{
    private static readonly double[] Predictions = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    private static readonly double[] Targets = [1.1, 1.8, 3.3, 3.6, 5.5, 5.4, 7.7, 7.2, 9.9];

    [Fact]
    public void Predict_NineSamplesAtNineTenths_TakesTheLargestScoreAndNoMore()
    {
        SplitConformal calibration = SplitConformal.Calibrate(Predictions, Targets);
        Interval interval = calibration.Predict(10, confidence: 0.9m);
        Assert.Equal(0.9, interval.Upper - 10, 12);
        Assert.Equal(9, calibration.Scores.Cutoff(0.9m).Rank);
        Assert.True(interval.Contains(10.5));
    }

    [Fact]
    public void Predict_TooFewSamples_IsInfiniteAndSaysHowManyAreNeeded()
    {
        SplitConformal calibration = SplitConformal.Calibrate(Predictions, Targets);
        Interval interval = calibration.Predict(10, 0.95m);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Lower, interval.Upper));
        ScoreBounds bounds = calibration.Bounds(0.95m);
        Assert.True(bounds.AreInfinite);
        Assert.Equal(19, bounds.SamplesNeeded);
    }

    [Fact]
    public void Predict_SinglePrecision_CoversWhatDoublePrecisionCovers()
    {
        SplitConformal calibration = SplitConformal.Calibrate([.. Predictions.Select(value => (float)value)], [.. Targets.Select(value => (float)value)]);
        float[] lower = new float[1], upper = new float[1];
        calibration.Predict([10.1f], 0.8m, lower, upper);
        Interval exact = calibration.Predict(10.1f, 0.8m);
        Assert.True(lower[0] <= exact.Lower && upper[0] >= exact.Upper);
        Assert.Equal(exact.Upper, upper[0], 5);
    }

    [Fact]
    public void Predict_SinglePrecisionQuantilesAndFolds_CoverWhatDoublePrecisionCovers()
    {
        float[] predictions = [.. Predictions.Select(value => (float)value)], targets = [.. Targets.Select(value => (float)value)], lower = new float[1], upper = new float[1];
        ConformalizedQuantileRegression quantiles = ConformalizedQuantileRegression.Calibrate(predictions, predictions, targets);
        Assert.Equal(1, quantiles.Predict([10.1f], [10f], 0.8m, lower, upper));
        Interval exact = quantiles.Predict(10.1f, 10f, 0.8m);
        Assert.True(lower[0] <= exact.Lower && upper[0] >= exact.Upper);
        CrossConformal cross = CrossConformal.Calibrate(predictions, targets, [0, 1, 0, 1, 0, 1, 0, 1, 0]);
        cross.PredictPlus([10.1f, 10.3f], 0.8m, lower, upper);
        exact = cross.PredictPlus([(double)10.1f, (double)10.3f], 0.8m);
        Assert.True(lower[0] <= exact.Lower && upper[0] >= exact.Upper);
        Assert.Equal(exact.Upper, upper[0], 5);
    }

    [Fact]
    public void Bounds_ShortestTails_AreNeverWiderThanEqualOnes() =>
        Gen.Int[0, 100_000].Sample(
            seed =>
            {
                Draws draws = new(seed);
                double[] targets = [.. draws.Normals(60).Select(value => value < 0 ? value : 4 * value)];
                double[] predictions = new double[60];
                ScoreBounds shortest = SplitConformal.Calibrate(predictions, targets, ConformityScore.Absolute, Tails.Shortest).Bounds(0.8m);
                ScoreBounds equal = SplitConformal.Calibrate(predictions, targets, ConformityScore.Absolute, Tails.Equal).Bounds(0.8m);
                Assert.True(shortest.High - shortest.Low <= equal.High - equal.Low);

                // Really chosen: no pair of ranks that spends as much of α is shorter.
                double[] sorted = [.. targets.Order()];
                int excluded = new ConfidenceLevel(0.8m).Excluded(60);
                double best = Enumerable.Range(1, excluded - 1).Min(below => sorted[60 - (excluded - below)] - sorted[below - 1]);
                Assert.Equal(best, shortest.High - shortest.Low);
            },
            iter: 100);

    [Fact]
    public void Predict_LargerConfidence_GivesContainingIntervals() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 98], Gen.Enum<Tails>()).Sample((seed, hundredth, tails) =>
        {
            if (tails == Tails.Shortest)
            {
                return;
            }

            Draws draws = new(seed);
            SplitConformal calibration = SplitConformal.Calibrate(draws.Normals(40), draws.Normals(40), ConformityScore.Absolute, tails);
            Interval small = calibration.Predict(1, hundredth / 100m), large = calibration.Predict(1, (hundredth + 1) / 100m);
            Assert.True(large.Lower <= small.Lower && large.Upper >= small.Upper);
        });

    [Fact]
    public void Calibrate_PermutedRows_ChangeNothing() =>
        Gen.Int[0, 100_000].Sample(seed =>
        {
            Draws draws = new(seed);
            double[] predictions = draws.Normals(50), targets = draws.Normals(50);
            int[] order = [.. Enumerable.Range(0, 50)];
            draws.Random.Shuffle(order);
            SplitConformal permuted = SplitConformal.Calibrate([.. order.Select(i => predictions[i])], [.. order.Select(i => targets[i])]);
            Assert.Equal(SplitConformal.Calibrate(predictions, targets).Predict(0, 0.9m), permuted.Predict(0, 0.9m));
        });

    [Fact]
    public void Predict_ShiftedAndScaledTargets_ShiftAndScaleTheInterval() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[-8, 8], Gen.Int[-4, 4]).Sample((seed, shift, power) =>
        {
            // Powers of two and whole numbers keep the arithmetic exact, but for the last bit by which a bound takes in the targets that tie.
            double scale = Math.Pow(2, power);
            Draws draws = new(seed);
            double[] predictions = [.. draws.Normals(50).Select(value => Math.Floor(value * 1024) / 1024)];
            double[] targets = [.. draws.Normals(50).Select(value => Math.Floor(value * 1024) / 1024)];
            Interval plain = SplitConformal.Calibrate(predictions, targets).Predict(1, 0.9m);
            Interval moved = SplitConformal
                .Calibrate([.. predictions.Select(value => value * scale + shift)], [.. targets.Select(value => value * scale + shift)])
                .Predict(scale + shift, 0.9m);
            Assert.Equal(plain.Lower * scale + shift, moved.Lower, 1e-13);
            Assert.Equal(plain.Upper * scale + shift, moved.Upper, 1e-13);
        });

    [Fact]
    public void Predict_BoundsInThePlaceOfThePredictions_AreThoseOfEach() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Bool).Sample((seed, lowerInPlace) =>
        {
            // Tenths, so that some bounds take in the number next to them; an odd number, so that some are not in a vector.
            Draws draws = new(seed);
            double[] predictions = [.. Enumerable.Range(0, 37).Select(_ => draws.Random.Next(-20, 20) / 10.0)], targets = [.. predictions.Select(value => value + draws.Random.Next(-5, 6) / 10.0)];
            SplitConformal calibration = SplitConformal.Calibrate(predictions, targets, ConformityScore.Absolute, Tails.Equal);
            Interval[] each = [.. predictions.Select(prediction => calibration.Predict(prediction, 0.8m))];
            double[] own = [.. predictions], other = new double[37];
            calibration.Predict(own, 0.8m, lowerInPlace ? own : other, lowerInPlace ? other : own);
            Assert.Equal(each, (lowerInPlace ? own : other).Zip(lowerInPlace ? other : own, (lower, upper) => new Interval(lower, upper)));
        });

    [Fact]
    public void Merge_OfParts_EqualsTheWhole() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 49]).Sample((seed, cut) =>
        {
            Draws draws = new(seed);
            double[] predictions = draws.Normals(50), targets = draws.Normals(50);
            SplitConformal merged = SplitConformal.Calibrate(predictions.AsSpan(0, cut), targets.AsSpan(0, cut)).Merge(SplitConformal.Calibrate(predictions.AsSpan(cut), targets.AsSpan(cut)));
            SplitConformal whole = SplitConformal.Calibrate(predictions, targets);
            foreach (decimal level in new[] { 0.1m, 0.5m, 0.9m, 0.97m })
            {
                Assert.Equal(whole.Predict(0.3, level), merged.Predict(0.3, level));
            }
        });

    [Fact]
    public void Weighted_EqualWeights_GiveTheUnweightedInterval() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 99], Gen.Int[1, 7]).Sample((seed, hundredth, weight) =>
        {
            Draws draws = new(seed);
            double[] predictions = draws.Normals(39), targets = draws.Normals(39), weights = [.. Enumerable.Repeat((double)weight, 39)];
            ConfidenceLevel level = hundredth / 100m;
            foreach (bool symmetric in new[] { true, false })
            {
                Interval plain = SplitConformal.Calibrate(predictions, targets, ConformityScore.Absolute, symmetric ? Tails.Symmetric : Tails.Equal).Predict(0, level);
                Interval weighted = WeightedSplitConformal.Calibrate(predictions, targets, weights, symmetric: symmetric).Predict(0, weight, level);
                Assert.Equal(plain, weighted);
            }
        });

    [Fact]
    public void Groups_Unseen_AreRefusedOrMarginal()
    {
        string[] groups = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];
        double[] lower = new double[2], upper = new double[2];
        GroupConditional<string, SplitConformal> strict = SplitConformal.CalibrateByGroup<string>(Predictions, Targets, groups, UnseenGroup.Refuse);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => strict.Predict([1, 1], ["a", "z"], 0.5m, lower, upper));
        Assert.Contains("The group z had no row in the calibration set", refusal.Message, StringComparison.Ordinal);
        GroupConditional<string, SplitConformal> lenient = SplitConformal.CalibrateByGroup<string>(Predictions, Targets, groups, UnseenGroup.UseMarginal);
        lenient.Predict([1, 1], ["a", "z"], 0.5m, lower, upper);
        Assert.Equal(SplitConformal.Calibrate(Predictions.AsSpan(0, 3), Targets.AsSpan(0, 3)).Predict(1, 0.5m), new Interval(lower[0], upper[0]));
        Assert.Equal(SplitConformal.Calibrate(Predictions, Targets).Predict(1, 0.5m), new Interval(lower[1], upper[1]));
    }

    public static TheoryData<double[], double[], string> BadInputs => new()
    {
        { [], [], "predictions is empty; give at least one row." },
        { [1, 2], [1], "targets has 1 row and predictions has 2; give one value for each row." },
        { [1, double.NaN], [1, 2], "predictions[1] is NaN, not a finite number; take the row out or fill it in." },
        { [1, 2], [double.PositiveInfinity, 2], "targets[0] is Infinity, not a finite number; take the row out or fill it in." },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Calibrate_BadInput_NamesArgumentRowAndRemedy(double[] predictions, double[] targets, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => SplitConformal.Calibrate(predictions, targets)).Message, StringComparison.Ordinal);

    [Fact]
    public void Calibrate_GammaOfANegativePrediction_IsRefused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SplitConformal.Calibrate([1, -1], [1, 1], ConformityScore.Gamma));
        Assert.Contains("predictions[1] is -1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_NotANumber_IsRefusedWithItsRow()
    {
        SplitConformal calibration = SplitConformal.Calibrate(Predictions, Targets);
        double[] bounds = new double[9];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => calibration.Predict([1, 2, 3, 4, 5, 6, 7, double.NaN, 9], 0.9m, bounds, new double[9]));
        Assert.Contains("predictions[7] is NaN", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_ManyRows_AllocatesNothing()
    {
        SplitConformal calibration = SplitConformal.Calibrate(Predictions, Targets);
        double[] test = new double[1000], lower = new double[1000], upper = new double[1000];
        calibration.Predict(test, 0.9m, lower, upper);
        long before = GC.GetAllocatedBytesForCurrentThread();
        calibration.Predict(test, 0.9m, lower, upper);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
