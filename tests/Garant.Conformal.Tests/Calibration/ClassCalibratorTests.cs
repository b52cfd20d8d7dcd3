using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class ClassCalibratorTests
{
    /// <summary>Class 2 of four is never the most probable one.</summary>
    private static readonly double[] Rows = [0.6, 0.2, 0.1, 0.1, 0.7, 0.1, 0.1, 0.1, 0.1, 0.8, 0.05, 0.05, 0.2, 0.2, 0.1, 0.5, 0.2, 0.2, 0.1, 0.5];

    [Fact]
    public void TopLabel_ClassNeverPredicted_KeepsItsPlaceAndTheModelsConfidence()
    {
        TopLabelCalibrator calibrator = TopLabelCalibrator.Calibrate(IsotonicCalibrator.Calibrate, Rows, [1, 0, 1, 3, 0]);
        int[] labels = new int[4];
        double[] confidences = new double[4];
        calibrator.Predict([0.65, 0.15, 0.1, 0.1, 0.1, 0.8, 0.05, 0.05, 0.1, 0.1, 0.7, 0.1, 0.1, 0.1, 0.1, 0.7], labels, confidences);
        Assert.Equal([0, 1, 2, 3], labels);
        Assert.Equal([0.5, 1, 0.7, 0.5], confidences, (wanted, got) => Math.Abs(wanted - got) < 1e-14);
        Assert.Equal([false, false, true, false], calibrator.Calibrators.Select(one => one is null));
        Assert.Equal(new TopLabel(0, 0.5), calibrator.Predict([0.25, 0.25, 0.25, 0.25]) with { Confidence = 0.5 });
    }

    [Fact]
    public void TopLabel_FreshRows_AreCalibratedWithinEachPredictedClass()
    {
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(5, 6000, 3);
        (double[] test, int[] truth) = Overconfident.DrawClasses(6, 6000, 3);
        int[] top = new int[6000];
        double[] confidences = new double[6000];
        TopLabelCalibrator.Calibrate(SigmoidCalibrator.Calibrate, probabilities, labels).Predict(test, top, confidences);
        for (int label = 0; label < 3; label++)
        {
            int[] rows = [.. Enumerable.Range(0, 6000).Where(row => top[row] == label)];
            double shareRight = rows.Average(row => truth[row] == label ? 1.0 : 0), before = rows.Average(row => test[3 * row + label]);
            Assert.InRange(rows.Average(row => confidences[row]) - shareRight, -0.04, 0.04);
            Assert.InRange(before - shareRight, 0.08, 1);
        }
    }

    [Fact]
    public void TopLabel_Weights_ReachTheCalibrators()
    {
        TopLabelCalibrator calibrator = TopLabelCalibrator.Calibrate(IsotonicCalibrator.Calibrate, Rows, [0, 1, 1, 3, 0], [3, 1, 1, 1, 1]);
        Assert.Equal(0.75, calibrator.Predict([0.65, 0.15, 0.1, 0.1]).Confidence, 14);
    }

    [Theory]
    [InlineData("isotonic")]
    [InlineData("sigmoid")]
    [InlineData("beta")]
    [InlineData("histogram")]
    [InlineData("temperature")]
    [InlineData("venn-abers")]
    public void OneVersusRest_OverconfidentModel_LosesLessAndAddsUpToOne(string method)
    {
        ProbabilityFit fit = method switch
        {
            "isotonic" => IsotonicCalibrator.Calibrate,
            "sigmoid" => SigmoidCalibrator.Calibrate,
            "beta" => BetaCalibrator.Calibrate,
            "temperature" => TemperatureScaling.Calibrate,
            "histogram" => (scores, labels, _) => HistogramCalibrator.Calibrate(scores, labels, 20),
            _ => (scores, labels, _) => VennAbers.Calibrate(scores, labels),
        };
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(7, 4000, 3);
        (double[] test, int[] truth) = Overconfident.DrawClasses(8, 4000, 3);
        double[] calibrated = new double[test.Length];
        OneVersusRestCalibrator.Calibrate(fit, probabilities, labels).Predict(test, calibrated);
        Assert.All(calibrated.Chunk(3), row => Assert.Equal(1, row.Sum(), 12));
        Assert.InRange(Brier(calibrated), 0, Brier(test) - 0.01);

        double Brier(double[] rows) => rows.Chunk(3).Zip(truth, (row, label) => row.Select((p, k) => Math.Pow(p - (k == label ? 1 : 0), 2)).Sum()).Average();
    }

    [Fact]
    public void OneVersusRest_NoClassPossible_AnswersEvenly()
    {
        double[] calibrated = new double[2];
        OneVersusRestCalibrator calibrator = OneVersusRestCalibrator.Calibrate(IsotonicCalibrator.Calibrate, [0.2, 0.8, 0.8, 0.2, 0.4, 0.6, 0.6, 0.4], [1, 0, 0, 1]);
        calibrator.Predict([0.5, 0.5], calibrated);
        Assert.Equal([0.5, 0.5], calibrated);
    }

    [Fact]
    public void Calibrate_ClassThatCannotBeFitted_IsNamed()
    {
        Assert.Contains("Class 0 cannot be calibrated by itself, where 1 means a row of it and 0 another: Beta calibration has no one optimum here: fewer than three", Assert.Throws<ArgumentException>(() => OneVersusRestCalibrator.Calibrate(BetaCalibrator.Calibrate, [0.4, 0.6, 0.6, 0.4], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("labels[1] is 4", Assert.Throws<ArgumentException>(() => TopLabelCalibrator.Calibrate(IsotonicCalibrator.Calibrate, Rows, [0, 4, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("The probabilities of row 1 add up to 1.5", Assert.Throws<ArgumentException>(() => TopLabelCalibrator.Calibrate(IsotonicCalibrator.Calibrate, [0.5, 0.5, 0.7, 0.8], [0, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Couple_ConsistentPairs_GivesTheirProbabilities()
    {
        double[] truth = [0.1, 0.2, 0.3, 0.4], coupled = new double[4];
        PairwiseCoupling.Couple([2 / 3.0, 0.75, 0.8, 0.6, 2 / 3.0, 4 / 7.0], coupled);
        Assert.Equal(truth, coupled, (wanted, got) => Math.Abs(wanted - got) < 1e-14);
        PairwiseCoupling.Couple([0.3], coupled.AsSpan(0, 2));
        Assert.Equal(0.3, coupled[1], 15);
        PairwiseCoupling.Couple([1, 0, 1], coupled.AsSpan(0, 3));
        Assert.Equal(1 / 3.0, coupled[1], 15);
        Assert.Throws<ArgumentException>(() => PairwiseCoupling.Couple([0.3, 0.4], coupled));
    }
}
