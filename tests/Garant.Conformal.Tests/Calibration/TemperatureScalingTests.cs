using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class TemperatureScalingTests
{
    [Fact]
    public void Calibrate_OneProbability_BecomesTheShareOfItsLabel()
    {
        // Log odds of 0.9 are ln 9, of three quarters ln 3.
        TemperatureScaling calibrator = TemperatureScaling.Calibrate([0.9, 0.9, 0.9, 0.9], [1, 1, 1, 0]);
        Assert.Equal(2, calibrator.Temperature, 14);
        Assert.Equal([0.25, 0.5, 0.75], new[] { 0.1, 0.5, 0.9 }.Select(calibrator.Predict), (wanted, got) => Math.Abs(wanted - got) < 1e-14);
        Assert.Equal(2, MulticlassTemperatureScaling.Calibrate([0.1, 0.9, 0.1, 0.9], [1, 0], [3, 1]).Temperature, 14);
    }

    [Fact]
    public void Calibrate_AnyRows_HasNoDerivativeLeft()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            int classes = 2 + seed % 5;
            (double[] probabilities, int[] labels) = Overconfident.DrawClasses(seed, 200, classes);
            double[] weights = new Draws(seed).Uniforms(200), calibrated = new double[probabilities.Length];
            MulticlassTemperatureScaling calibrator = MulticlassTemperatureScaling.Calibrate(probabilities, labels, weights);
            Assert.InRange(calibrator.Temperature, 1.2, 4);
            calibrator.Predict(probabilities, calibrated);
            double derivative = 0;
            for (int row = 0; row < labels.Length; row++)
            {
                int from = row * classes;
                derivative += weights[row] * (Enumerable.Range(from, classes).Sum(i => calibrated[i] * Math.Log(probabilities[i])) - Math.Log(probabilities[from + labels[row]]));
            }

            Assert.InRange(Math.Abs(derivative) / labels.Length, 0, 1e-13);
            Assert.All(calibrated.Chunk(classes), row => Assert.Equal(1, row.Sum(), 14));
        }
    }

    [Fact]
    public void CalibrateLogits_OfProbabilities_IsTheSameAndIgnoresAShift()
    {
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(3, 300, 4);
        double[] logits = [.. probabilities.Select((p, i) => Math.Log(p) + 7 * (i / 4 % 3))], first = new double[probabilities.Length], second = new double[probabilities.Length];
        MulticlassTemperatureScaling ofLogits = MulticlassTemperatureScaling.CalibrateLogits(logits, labels), ofProbabilities = MulticlassTemperatureScaling.Calibrate(probabilities, labels);
        Assert.Equal(ofProbabilities.Temperature, ofLogits.Temperature, 11);
        ofLogits.PredictLogits(logits, first);
        ofProbabilities.Predict(probabilities, second);
        Assert.Equal(second, first, (wanted, got) => Math.Abs(wanted - got) < 1e-12);
    }

    [Fact]
    public void Calibrate_ModelNoBetterThanChance_AnswersEvenly()
    {
        TemperatureScaling calibrator = TemperatureScaling.Calibrate([0.9, 0.9], [0, 1]);
        Assert.Equal((double.PositiveInfinity, 0.5), (calibrator.Temperature, calibrator.Predict(0.99)));
    }

    [Fact]
    public void Calibrate_CertainAndWrong_StaysFinite()
    {
        // Certain is read as 2⁻⁵² from 1: one wrong row of 2⁵² would be right.
        TemperatureScaling calibrator = TemperatureScaling.Calibrate([1, 1, 1, 0], [1, 1, 0, 0]);
        Assert.Equal(0.75, calibrator.Predict(1), 13);
    }

    [Fact]
    public void Calibrate_EveryLabelMostProbable_SaysWhatToTake() =>
        Assert.Contains("take the sigmoid or Venn–Abers", Assert.Throws<ArgumentException>(() => TemperatureScaling.Calibrate([0.9, 0.2], [1, 0])).Message, StringComparison.Ordinal);

    [Fact]
    public void PredictLogits_BadInput_NamesIt()
    {
        MulticlassTemperatureScaling calibrator = MulticlassTemperatureScaling.Calibrate([0.1, 0.9, 0.1, 0.9], [1, 0], [3, 1]);
        Assert.Contains("3 logits for 2 classes", Assert.Throws<ArgumentException>(() => calibrator.PredictLogits(new double[3], new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("logits[1] is Infinity", Assert.Throws<ArgumentException>(() => calibrator.PredictLogits([0, double.PositiveInfinity], new double[2])).Message.Replace("∞", "Infinity", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("one class only", Assert.Throws<ArgumentException>(() => MulticlassTemperatureScaling.CalibrateLogits([1, 2], [0, 0])).Message, StringComparison.Ordinal);
    }
}
