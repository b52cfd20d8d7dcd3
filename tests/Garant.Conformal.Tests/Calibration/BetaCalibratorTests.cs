using System.Globalization;
using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class BetaCalibratorTests
{
    private static readonly double[] Grid = [0.02, 0.1, 0.3, 0.45, 0.6, 0.8, 0.95];

    [Fact]
    public void Predict_WithOneOneAndZero_IsTheIdentity()
    {
        BetaCalibrator calibrator = Of(1, 1, 0);
        Assert.All(Grid, p => Assert.Equal(p, calibrator.Predict(p), 15));
        Assert.InRange(calibrator.Predict(0), 0, 1e-15);
        Assert.InRange(calibrator.Predict(1), 1 - 1e-15, 1);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(0.4, 1.7, -0.8)]
    [InlineData(2.5, 0.25, 0.3)]
    [InlineData(0, 1.2, 0.5)]
    [InlineData(0.9, 0, -0.2)]
    public void Calibrate_ExpectedLabelsOfAMap_FindsTheMap(double a, double b, double c)
    {
        // Each probability once with either label, as heavy as the map says: the likelihood is greatest at the map.
        BetaCalibrator map = Of(a, b, c);
        double[] weights = [.. Grid.SelectMany(p => new[] { map.Predict(p), 1 - map.Predict(p) })];
        BetaCalibrator found = BetaCalibrator.Calibrate([.. Grid.SelectMany(p => new[] { p, p })], [.. Grid.SelectMany(_ => new[] { 1, 0 })], weights);
        Assert.Equal([a, b, c], [found.A, found.B, found.C], (wanted, got) => Math.Abs(wanted - got) < 1e-11);
    }

    [Fact]
    public void Calibrate_AnyRows_HasNoBetterNeighbourWithinTheConstraints()
    {
        int held = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int n = random.Next(6, 40), turn = seed % 3;
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            int[] labels = [.. scores.Select(p => random.NextDouble() < (turn == 0 ? p : turn == 1 ? Math.Abs(2 * p - 1) : 1 - p) ? 1 : 0)];
            if (scores.Zip(labels).Where(row => row.Second == 0).Select(row => row.First).DefaultIfEmpty(-1).Max() <= scores.Zip(labels).Where(row => row.Second == 1).Select(row => row.First).DefaultIfEmpty(2).Min())
            {
                continue;
            }

            BetaCalibrator fit = BetaCalibrator.Calibrate(scores, labels);
            held += fit.A == 0 || fit.B == 0 ? 1 : 0;
            double least = Loss(fit);
            foreach ((double da, double db, double dc) in new (double, double, double)[] { (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1), (1, 1, 0), (-1, -1, 0), (1, -1, 0), (-1, 1, 0), (1, -1, 2), (-1, 1, -2) })
            {
                foreach (double step in new[] { 1e-4, 1e-2 })
                {
                    (double a, double b) = (fit.A + step * da, fit.B + step * db);
                    Assert.True(a < 0 || b < 0 || Loss(Of(a, b, fit.C + step * dc)) >= least, $"seed {seed}: {fit.A} {fit.B} {fit.C}");
                }
            }

            double Loss(BetaCalibrator calibrator) => Overconfident.LogLoss(scores.Select(calibrator.Predict), labels);
        }

        Assert.InRange(held, 60, 180);
    }

    [Fact]
    public void Predict_RisingProbabilities_NeverFalls()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(2, 300);
        BetaCalibrator calibrator = BetaCalibrator.Calibrate(scores, labels);
        double[] found = [.. Enumerable.Range(0, 1001).Select(i => calibrator.Predict(i / 1000.0))];
        Assert.All(found.Skip(1).Zip(found), pair => Assert.InRange(pair.First, pair.Second, 1));
        Assert.InRange(calibrator.A, 0.3, 0.7);
        Assert.InRange(calibrator.B, 0.3, 0.7);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.2, 0.8 }, new[] { 0, 0, 1 }, "the scores separate the labels")]
    [InlineData(new[] { 0.1, 0.2, 0.8 }, new[] { 1, 1, 1 }, "no row has the label 0")]
    [InlineData(new[] { 0.1, 0.2, 0.8 }, new[] { 0, 0, 0 }, "no row has the label 1")]
    [InlineData(new[] { 0.1, 0.2, 0.1 }, new[] { 1, 0, 0 }, "fewer than three scores differ")]
    [InlineData(new[] { 0.1, 1.2, 0.1 }, new[] { 1, 0, 0 }, "scores[1] is 1.2 and must lie between 0 and 1")]
    public void Calibrate_WithoutAnOptimum_SaysWhyAndWhatToTake(double[] scores, int[] labels, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => BetaCalibrator.Calibrate(scores, labels)).Message.Replace(", and must", " and must", StringComparison.Ordinal), StringComparison.Ordinal);

    private static BetaCalibrator Of(double a, double b, double c) => BetaCalibrator.FromJson(string.Create(
        CultureInfo.InvariantCulture, $"{{\"format\":\"garant-calibration/1\",\"method\":\"beta\",\"samples\":1,\"a\":{a:R},\"b\":{b:R},\"c\":{c:R}}}"));
}
