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
