using Garant.Conformal.Metrics;

namespace Garant.Conformal.Tests.Metrics;

public sealed class CalibrationTestTests
{
    [Fact]
    public void PValues_CalibratedScores_AreBelowTheLevelThatOften()
    {
        int kolmogorov = 0, kuiper = 0, spiegelhalter = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            double[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
            int[] labels = [.. scores.Select(score => random.NextDouble() < score ? 1 : 0)];
            kolmogorov += CalibrationTests.KolmogorovSmirnovPValue(labels, scores) <= 0.05 ? 1 : 0;
            kuiper += CalibrationTests.KuiperPValue(labels, scores) <= 0.05 ? 1 : 0;
            spiegelhalter += CalibrationTests.SpiegelhalterPValue(labels, scores) <= 0.05 ? 1 : 0;
        }

        // 5 % and three times the Monte-Carlo error; sums at single rows miss some of the path's peaks.
        Assert.InRange(kolmogorov, 15, 71);
        Assert.InRange(kuiper, 10, 71);
        Assert.InRange(spiegelhalter, 29, 71);
    }

    [Fact]
    public void KolmogorovSmirnov_EqualScores_DoesNotDependOnTheirOrder()
    {
        double[] scores = [0.3, 0.3, 0.3, 0.6, 0.6];
        Assert.Equal(CalibrationTests.KolmogorovSmirnov([1, 0, 0, 1, 0], scores), CalibrationTests.KolmogorovSmirnov([0, 0, 1, 0, 1], scores));
        Assert.Equal(CalibrationTests.Kuiper([1, 0, 0, 1, 0], scores), CalibrationTests.Kuiper([0, 0, 1, 0, 1], scores), 12);
    }

    [Fact]
    public void Distributions_OnBothSidesOfTheSwitch_AreOneFunction()
    {
        Assert.Equal(CalibrationTests.KolmogorovSmirnovDistribution(1), CalibrationTests.KolmogorovSmirnovDistribution(Math.BitIncrement(1)), 14);
        Assert.Equal(CalibrationTests.KuiperDistribution(2), CalibrationTests.KuiperDistribution(Math.BitIncrement(2)), 14);
    }

    [Fact]
    public void KolmogorovSmirnovPValue_ScoresAllSure_SaysWhy() =>
        Assert.Contains("only 0 and 1", Assert.Throws<ArgumentException>(() => CalibrationTests.KolmogorovSmirnovPValue([0, 1], [0, 0])).Message, StringComparison.Ordinal);
}
