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
    public void Statistics_WithTies_AreTheDefinition()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Random random = new(seed);
            double[] scores = [.. Enumerable.Range(0, 1 + random.Next(60)).Select(_ => random.Next(1, 10) / 10.0)];
            int[] labels = [.. scores.Select(score => random.NextDouble() < score ? 1 : 0)];

            // C(t) = Σ[s ≤ t](y − s)/n at every score, and 0 before the first; each sum anew.
            double[] sums = [0, .. scores.Select(t => Enumerable.Range(0, scores.Length).Where(row => scores[row] <= t).Sum(row => labels[row] - scores[row]) / scores.Length)];
            double scale = Math.Sqrt(scores.Sum(s => s * (1 - s))) / scores.Length;
            Assert.Equal(sums.Max(Math.Abs) / scale, CalibrationTests.KolmogorovSmirnov(labels, scores), 1e-12);
            Assert.Equal((sums.Max() - sums.Min()) / scale, CalibrationTests.Kuiper(labels, scores), 1e-12);
        }
    }

    [Fact]
    public void Statistics_OfTwoTies_AreWhatOneCountsByHand()
    {
        // Three rows of 0.5 with two labels of 1 sum to 0.5, then a row of 0.8 with label 0 takes 0.8 away: C is 0.125, then −0.075.
        double scale = Math.Sqrt(3 * 0.25 + 0.16) / 4;
        Assert.Equal(0.125 / scale, CalibrationTests.KolmogorovSmirnov([1, 0, 1, 0], [0.5, 0.5, 0.5, 0.8]), 12);
        Assert.Equal(0.2 / scale, CalibrationTests.Kuiper([1, 0, 1, 0], [0.5, 0.5, 0.5, 0.8]), 12);
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
