using Garant.Conformal.Calibration;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Calibration;

public sealed class VennAbersRegressionTests
{
    [Fact]
    public void Predict_AnyPrediction_IsTheIsotonicFitWithTheRowAdded()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int n = random.Next(1, 25);
            double[] predictions = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 10))];
            double[] targets = [.. predictions.Select(prediction => Math.Clamp(prediction + 6 * random.NextDouble() - 3, -2, 11))];
            VennAbersRegression calibration = VennAbersRegression.Calibrate(predictions, targets, -2, 11);
            double[] lower = new double[1], upper = new double[1];
            for (double prediction = -0.5; prediction <= 10; prediction += 0.5)
            {
                Interval found = calibration.Predict(prediction);
                Assert.Equal(Isotonic(predictions, targets, prediction, -2), found.Lower, 1e-12);
                Assert.Equal(Isotonic(predictions, targets, prediction, 11), found.Upper, 1e-12);
                double own = random.NextDouble() * 13 - 2;
                Assert.InRange(Isotonic(predictions, targets, prediction, own), found.Lower - 1e-12, found.Upper + 1e-12);
                calibration.Predict([prediction], lower, upper);
                Assert.Equal(found, new Interval(lower[0], upper[0]));
            }
        }
    }

    [Fact]
    public void Predict_TargetsOfZeroAndOne_IsTheBinaryPredictor()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(4, 200);
        VennAbers binary = VennAbers.Calibrate(scores, labels);
        VennAbersRegression regression = VennAbersRegression.Calibrate(scores, [.. labels.Select(label => (double)label)], 0, 1);
        Assert.All(scores, score =>
        {
            (Interval interval, VennAbersProbability pair) = (regression.Predict(score), binary.Predict(score));
            Assert.Equal(pair.IfNegative, interval.Lower, 14);
            Assert.Equal(pair.IfPositive, interval.Upper, 14);
        });
    }

    [Fact]
    public void Predict_FitWithTheRowsOwnTarget_MissesNothingOnAverage()
    {
        // The fit with the own target has the mean of the target among rows of that fit: here on either side of 0.
        double[] missed = new double[2];
        int[] counts = new int[2];
        const int Seeds = 4000;
        for (int seed = 0; seed < Seeds; seed++)
        {
            Draws draws = new(seed);
            double[] predictions = draws.Normals(21), targets = [.. predictions.Select(prediction => Math.Tanh(prediction + draws.Normal()))];
            double fit = Isotonic(predictions[..20], targets[..20], predictions[20], targets[20]);
            Interval interval = VennAbersRegression.Calibrate(predictions.AsSpan(0, 20), targets.AsSpan(0, 20), -1, 1).Predict(predictions[20]);
            Assert.InRange(fit, interval.Lower - 1e-12, interval.Upper + 1e-12);
            int side = fit < 0 ? 0 : 1;
            missed[side] += targets[20] - fit;
            counts[side]++;
        }

        // About 2,000 rows a side, each missing by some 0.45: five deviations are 0.05.
        Assert.InRange(missed[0] / counts[0], -0.05, 0.05);
        Assert.InRange(missed[1] / counts[1], -0.05, 0.05);
    }

    [Fact]
    public void Calibrate_BadInput_NamesTheRowAndTheRemedy()
    {
        Assert.Contains("targets[1] is 3, outside of 0 to 2; widen the range", Message(() => VennAbersRegression.Calibrate([1, 2], [1, 3], 0, 2)), StringComparison.Ordinal);
        Assert.Contains("The targets' range is 2 to 2", Message(() => VennAbersRegression.Calibrate([1], [2], 2, 2)), StringComparison.Ordinal);
        Assert.Contains("predictions[0] is NaN", Message(() => VennAbersRegression.Calibrate([double.NaN], [2], 0, 2)), StringComparison.Ordinal);
        Assert.Contains("prediction is NaN", Message(() => VennAbersRegression.Calibrate([1], [2], 0, 2).Predict(double.NaN)), StringComparison.Ordinal);

        static string Message(Func<object> call) => Assert.Throws<ArgumentException>(call).Message;
    }

    /// <summary>The max-min formula of the isotonic fit at the added row.</summary>
    private static double Isotonic(double[] predictions, double[] targets, double prediction, double target)
    {
        (double Place, double Value)[] bag = [.. predictions.Zip(targets), (prediction, target)];
        double[] places = [.. bag.Select(row => row.Place).Distinct()];
        return places.Where(from => from <= prediction).Max(from => places.Where(to => to >= prediction).Min(
            to => bag.Where(row => row.Place >= from && row.Place <= to).Average(row => row.Value)));
    }
}
