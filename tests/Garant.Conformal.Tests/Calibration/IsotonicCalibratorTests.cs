using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class IsotonicCalibratorTests
{
    [Theory]
    [InlineData(1e-174)]
    [InlineData(1e160)]
    [InlineData(1e308)]
    public void Calibrate_WeightsOfAnySize_CountByTheirRatios(double weight)
    {
        IsotonicCalibrator calibrator = IsotonicCalibrator.Calibrate([0.1, 0.2, 0.3, 0.4], [0, 1, 0, 1], [weight, weight, weight, weight]);
        Assert.Equal([0, 0.5, 0.5, 1], new[] { 0.1, 0.2, 0.3, 0.4 }.Select(calibrator.Predict));
    }

    [Fact]
    public void Predict_BetweenPoints_IsLinearAndOutsideConstant()
    {
        // The labels 1, 0 at 2 and 3 are pooled to a half; the two rows at 5 are one point.
        IsotonicCalibrator calibrator = IsotonicCalibrator.Calibrate([1, 2, 3, 5, 5], [0, 1, 0, 1, 1]);
        Assert.Equal([1, 2, 3, 5], calibrator.Scores.ToArray());
        Assert.Equal([0, 0.5, 0.5, 1], calibrator.Probabilities.ToArray());
        double[] found = new double[6];
        calibrator.Predict([-7, 1.5, 2.5, 3.5, 4, 9], found);
        Assert.Equal([0, 0.25, 0.5, 0.625, 0.75, 1], found);
    }

    [Fact]
    public void Calibrate_AnyRows_IsTheMaxMinFormula()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int n = random.Next(1, 30);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 12))], weights = [.. scores.Select(_ => (double)random.Next(0, 4))];
            weights[0] = 1;
            int[] labels = [.. scores.Select(score => random.NextDouble() < score / 12 ? 1 : 0)];
            IsotonicCalibrator calibrator = IsotonicCalibrator.Calibrate(scores, labels, weights);
            (double Score, int Label, double Weight)[] rows = [.. scores.Zip(labels, weights).Where(row => row.Third > 0)];
            double[] places = [.. rows.Select(row => row.Score).Distinct()];
            Assert.All(places, place => Assert.Equal(
                places.Where(from => from <= place).Max(from => places.Where(to => to >= place).Min(to => Mean(rows.Where(row => row.Score >= from && row.Score <= to)))),
                calibrator.Predict(place),
                12));
        }

        static double Mean(IEnumerable<(double Score, int Label, double Weight)> rows) => rows.Sum(row => row.Weight * row.Label) / rows.Sum(row => row.Weight);
    }

    [Fact]
    public void Predict_RisingScores_NeverFalls()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(1, 500);
        IsotonicCalibrator calibrator = IsotonicCalibrator.Calibrate(scores, labels);
        double[] found = [.. Enumerable.Range(-10, 1020).Select(i => calibrator.Predict(i / 1000.0))];
        Assert.All(found.Skip(1).Zip(found), pair => Assert.InRange(pair.First, pair.Second, 1));
    }

    [Fact]
    public void Predict_ScoresAtTheEndsOfTheNumbers_IsLinear()
    {
        IsotonicCalibrator calibrator = IsotonicCalibrator.Calibrate([double.MinValue, double.MaxValue], [0, 1]);
        Assert.Equal([0, 0.5, 1], new[] { double.MinValue, 0, double.MaxValue }.Select(calibrator.Predict));
    }

    [Fact]
    public void Calibrate_BadInput_NamesTheRowAndTheRemedy()
    {
        Assert.Contains("scores is empty", Message([], []), StringComparison.Ordinal);
        Assert.Contains("labels has 1 row and scores has 2", Message([1, 2], [1]), StringComparison.Ordinal);
        Assert.Contains("scores[1] is NaN", Message([1, double.NaN], [1, 0]), StringComparison.Ordinal);
        Assert.Contains("labels[0] is -1", Message([1, 2], [-1, 0]), StringComparison.Ordinal);
        Assert.Contains("weights[1] is -1", Message([1, 2], [1, 0], 1, -1), StringComparison.Ordinal);
        Assert.Contains("weights are all 0; no row counts", Message([1, 2], [1, 0], 0, 0), StringComparison.Ordinal);
        Assert.Contains("probabilities has room for 1 row", Assert.Throws<ArgumentException>(() => IsotonicCalibrator.Calibrate([1], [1]).Predict([1, 2], new double[1])).Message, StringComparison.Ordinal);

        static string Message(double[] scores, int[] labels, params double[] weights) =>
            Assert.Throws<ArgumentException>(() => IsotonicCalibrator.Calibrate(scores, labels, weights)).Message;
    }
}
