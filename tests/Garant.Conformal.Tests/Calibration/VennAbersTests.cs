using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class VennAbersTests
{
    [Fact]
    public void Predict_AnyScore_IsTheIsotonicFitWithTheScoreAdded()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            int n = random.Next(1, 25);
            double[] scores = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 10))];
            int[] labels = [.. scores.Select(score => random.NextDouble() < score / 10 ? 1 : 0)];
            VennAbers calibration = VennAbers.Calibrate(scores, labels);
            for (double score = -0.5; score <= 10; score += 0.5)
            {
                VennAbersProbability found = calibration.Predict(score);
                Assert.Equal(Isotonic(scores, labels, score, 0), found.IfNegative, 12);
                Assert.Equal(Isotonic(scores, labels, score, 1), found.IfPositive, 12);
                Assert.InRange(found.Merged, found.IfNegative, found.IfPositive);
                Assert.InRange(found.MergedForBrier, found.IfNegative, found.IfPositive);
            }
        }
    }

    [Fact]
    public void Predict_ProbabilityOfTheLabelObserved_IsCalibrated()
    {
        // Vovk, Petej, Fedorova (2015), Proposition 1: among rows with one value of the label's own probability, that is the share of label 1.
        const int Seeds = 20_000;
        double[] missed = new double[4];
        int[] counts = new int[4];
        for (int seed = 0; seed < Seeds; seed++)
        {
            (double[] scores, int[] labels) = Overconfident.Draw(seed, 13);
            VennAbersProbability pair = VennAbers.Calibrate(scores.AsSpan(0, 12), labels.AsSpan(0, 12)).Predict(scores[12]);
            double own = labels[12] == 1 ? pair.IfPositive : pair.IfNegative;
            int bin = Math.Min(3, (int)(4 * own));
            missed[bin] += labels[12] - own;
            counts[bin]++;
        }

        // A bin has at least 2,000 rows, so five deviations are at most 5 · 0.5/√2000.
        Assert.All(missed.Zip(counts), bin => Assert.InRange(bin.First / bin.Second, -0.056, 0.056));
        Assert.All(counts, count => Assert.InRange(count, 2000, Seeds));
    }

    [Fact]
    public void Predict_ForBrier_MergesEachPairForIt()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(3, 100);
        VennAbers calibration = VennAbers.Calibrate(scores, labels);
        double[] merged = new double[100];
        calibration.Predict(scores, merged, VennAbersMerging.Brier);
        Assert.Equal(scores.Select(score => calibration.Predict(score).MergedForBrier), merged);
    }

    [Fact]
    public void Calibrate_LabelThatIsNeither_NamesTheRow() =>
        Assert.Contains("labels[1] is 2", Assert.Throws<ArgumentException>(() => VennAbers.Calibrate([0.1, 0.2], [0, 2])).Message, StringComparison.Ordinal);

    /// <summary>The max-min formula of the isotonic fit at the added score.</summary>
    private static double Isotonic(double[] scores, int[] labels, double score, int label)
    {
        (double Score, int Label)[] bag = [.. scores.Zip(labels), (score, label)];
        double[] places = [.. bag.Select(row => row.Score).Distinct()];
        return places.Where(from => from <= score).Max(from => places.Where(to => to >= score).Min(
            to => bag.Where(row => row.Score >= from && row.Score <= to).Average(row => (double)row.Label)));
    }
}
