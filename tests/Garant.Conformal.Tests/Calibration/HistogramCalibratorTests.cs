using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class HistogramCalibratorTests
{
    [Fact]
    public void Predict_UniformMass_LeavesTheRowsAtTheEndsOut()
    {
        // Two bins of five rows end at the row of rank 3, which counts in neither: 0, 1 below and 1, 1 above.
        HistogramCalibrator calibrator = HistogramCalibrator.Calibrate([0.5, 0.1, 0.3, 0.2, 0.9], [1, 0, 0, 1, 1], 2);
        Assert.Equal([0.5, 0.5, 1, 1], new[] { -1, 0.29, 0.3, 7 }.Select(calibrator.Predict));
    }

    [Fact]
    public void Predict_UniformWidth_AnswersEmptyBinsWithTheirMiddle()
    {
        HistogramCalibrator calibrator = HistogramCalibrator.Calibrate([0.1, 0.2, 1, 0.5], [1, 0, 1, 0], 4, Binning.UniformWidth);
        Assert.Equal([0.5, 0.375, 0, 1], new[] { 0.24, 0.25, 0.5, 1 }.Select(calibrator.Predict));
        Assert.Equal(double.PositiveInfinity, calibrator.ErrorBound(0.9m));
    }

    [Fact]
    public void Predict_EqualScores_FallIntoTheBinTheyAreAskedFor()
    {
        // Three bins would end at ranks 4 and 7, both of the score 2: below it 0, 1, 0, from it on all but the first row.
        HistogramCalibrator calibrator = HistogramCalibrator.Calibrate([1, 1, 1, 2, 2, 2, 2, 2, 2], [0, 1, 0, 1, 1, 1, 1, 1, 1], 3);
        Assert.Equal((2, 1 / 3.0, 1), (calibrator.Bins, calibrator.Predict(1.5), calibrator.Predict(2)));
        Assert.Equal(0.5, HistogramCalibrator.Calibrate([1, 1, 1, 1], [0, 1, 0, 1], 2).Predict(1));
    }

    [Fact]
    public void ErrorBound_TenBins_IsHoeffdingsForTheSmallest()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(1, 999);
        Assert.Equal(Math.Sqrt(Math.Log(200) / (2 * 99)), HistogramCalibrator.Calibrate(scores, labels).ErrorBound(0.9m), 14);
    }

    [Fact]
    public void ErrorBound_ManyCalibrationSets_HoldsAsOftenAsItSays()
    {
        // The true probability of a uniform score is its square, whose mean over a bin from a to b is (a² + ab + b²)/3.
        const int Sets = 2000, Bins = 4;
        int broken = 0;
        for (int seed = 0; seed < Sets; seed++)
        {
            Random random = new(seed);
            double[] scores = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
            HistogramCalibrator calibrator = HistogramCalibrator.Calibrate(scores, [.. scores.Select(score => random.NextDouble() < score * score ? 1 : 0)], Bins);
            double[] ends = [0, .. scores.Order().Where((_, i) => Enumerable.Range(1, Bins - 1).Any(bin => (bin * 61 + Bins - 1) / Bins == i + 1)), 1];
            double bound = calibrator.ErrorBound(0.9m);
            broken += Enumerable.Range(0, Bins).Any(bin => Math.Abs(calibrator.Predict((ends[bin] + ends[bin + 1]) / 2) - (ends[bin] * ends[bin] + ends[bin] * ends[bin + 1] + ends[bin + 1] * ends[bin + 1]) / 3) > bound) ? 1 : 0;
        }

        // Of 2,000 sets at most 200 are expected, and four deviations of a binomial are 54.
        Assert.InRange(broken, 1, 254);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Calibrate_TooManyBins_SaysHowManyThereMayBe(int bins) =>
        Assert.Contains("of uniform mass at most half as many as rows", Assert.Throws<ArgumentException>(() => HistogramCalibrator.Calibrate([1, 2, 3, 4, 5], [0, 1, 0, 1, 1], bins)).Message, StringComparison.Ordinal);
}
