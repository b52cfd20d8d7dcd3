using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class SigmoidCalibratorTests
{
    [Fact]
    public void Predict_EqualScores_IsTheMeanOfPlattsTargets()
    {
        // Three of label 1 have the target 4/5, one of label 0 has 1/3.
        SigmoidCalibrator calibrator = SigmoidCalibrator.Calibrate([2, 2, 2, 2], [1, 1, 1, 0]);
        Assert.Equal((3 * 0.8 + 1 / 3.0) / 4, calibrator.Predict(2), 14);
        Assert.Equal(0, calibrator.Slope);
    }

    [Fact]
    public void Calibrate_TwoScores_GoesThroughTheirTargets()
    {
        // Two parameters, two points: each is met. At 0 the targets are 3/4 and 1/4, at 1 twice 3/4… with N₊ = 2 and N₋ = 2.
        SigmoidCalibrator calibrator = SigmoidCalibrator.Calibrate([0, 0, 1, 1], [0, 0, 1, 1]);
        Assert.Equal(0.25, calibrator.Predict(0), 14);
        Assert.Equal(0.75, calibrator.Predict(1), 14);
        Assert.Equal(2 * Math.Log(3), calibrator.Slope, 13);
    }

    [Fact]
    public void Calibrate_AnyRows_HasNoGradientLeft()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Draws draws = new(seed);
            int n = 2 + draws.Random.Next(60);
            double unit = Math.Pow(10, draws.Random.Next(-6, 7));
            double[] x = draws.Normals(n), scores = [.. x.Select(value => 5 * unit + unit * value)], weights = [.. draws.Uniforms(n).Select(u => 0.1 + u)];
            int[] labels = [.. x.Select(value => draws.Random.NextDouble() < Overconfident.Logistic(2 * value) ? 1 : 0)];
            SigmoidCalibrator calibrator = SigmoidCalibrator.Calibrate(scores, labels, weights);
            double positive = weights.Zip(labels, (weight, label) => weight * label).Sum(), negative = weights.Sum() - positive, first = 0, second = 0;
            for (int row = 0; row < n; row++)
            {
                double target = labels[row] == 1 ? (positive + 1) / (positive + 2) : 1 / (negative + 2);
                double missed = weights[row] * (calibrator.Predict(scores[row]) - target);
                (first, second) = (first + missed * x[row], second + missed);
            }

            Assert.InRange(Math.Abs(first) / n, 0, 1e-13);
            Assert.InRange(Math.Abs(second) / n, 0, 1e-13);
        }
    }

    [Fact]
    public void Calibrate_WholeWeights_AreRowsRepeated()
    {
        SigmoidCalibrator weighted = SigmoidCalibrator.Calibrate([1, 2, 3, 4], [0, 1, 0, 1], [2, 1, 1, 3]);
        SigmoidCalibrator repeated = SigmoidCalibrator.Calibrate([1, 1, 2, 3, 4, 4, 4], [0, 0, 1, 0, 1, 1, 1]);
        Assert.Equal(repeated.Slope, weighted.Slope, 13);
        Assert.Equal(repeated.Intercept, weighted.Intercept, 13);
    }

    [Fact]
    public void Calibrate_OneLabelOnly_StaysWithinItsTarget() =>
        Assert.Equal(4 / 5.0, SigmoidCalibrator.Calibrate([1, 2, 3], [1, 1, 1]).Predict(100), 12);
}
