using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;
using Garant.Conformal.MultiLabel;

namespace Garant.Conformal.Tests.MultiLabel;

/// <summary>Mean coverage of one new row over seeded repetitions, against the theorems, within four standard errors.</summary>
public sealed class MultiLabelCoverageTests
{
    private const int Repetitions = 4000;

    [Theory]
    [InlineData(20, 0.8, false)]
    [InlineData(20, 0.8, true)]
    [InlineData(20, 0.9, false)]
    public void Jointly_AllLabels_AreCoveredAtOnce(int n, double level, bool tied) => AssertBetween(
        Mean(draws =>
        {
            (double[] probabilities, int[] labels) = draws.Labelled(n + 1, 4, tied);
            LabelAnswers[] answers = MultiLabelConformal.CalibrateJointly(probabilities.AsSpan(0, 4 * n), labels.AsSpan(0, 4 * n), [1, 1, 0.8, 0.6]).Predict(probabilities.AsSpan(4 * n), level);
            return MultiLabelMetrics.Coverage(labels.AsSpan(4 * n), answers, 4).Covered == 1;
        }),
        level,
        tied ? 1 : level + 1.0 / (n + 1));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_ALabel_IsCoveredByItself(bool tied)
    {
        for (int label = 0; label < 3; label++)
        {
            double mean = Mean(draws =>
            {
                (double[] probabilities, int[] labels) = draws.Labelled(21, 3, tied);
                LabelAnswers[] answers = MultiLabelConformal.CalibrateEach(probabilities.AsSpan(0, 60), labels.AsSpan(0, 60), 3).PredictEach(probabilities.AsSpan(60), 0.8m);
                return MultiLabelMetrics.CoverageOfEach(labels.AsSpan(60), answers, 3)[label].Covered == 1;
            });
            AssertBetween(mean, 0.8, tied ? 1 : 0.8 + 1.0 / 21);
        }
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(60, false)]
    public void Bonferroni_AllLabels_AreCoveredAtOnce(int n, bool tied) =>
        AssertBetween(Mean(draws => Together(draws, n, tied, MultiLabelConformal.CalibrateEach)), 0.8, 1);

    /// <summary>With 20 rows and without the one rank more 0.74 would be covered.</summary>
    [Theory]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(60, false)]
    public void ByRank_AllLabels_AreCoveredAtOnceAndNotByFarTooOften(int n, bool tied) =>
        AssertBetween(Mean(draws => Together(draws, n, tied, MultiLabelConformal.CalibrateByRank)), 0.8, tied ? 1 : 0.8 + 6.0 / (n + 1));

    [Theory]
    [InlineData(0.8, false)]
    [InlineData(0.8, true)]
    [InlineData(0.95, false)]
    public void Supersets_AllTrueLabels_AreHeld(double level, bool tied) =>
        AssertBetween(Mean(draws => Sets(draws, level, tied, ConformalLabelSets.CalibrateSupersets, MultiLabelMetrics.SupersetCoverage)), level, tied ? 1 : level + 1.0 / 21);

    [Theory]
    [InlineData(0.8, false)]
    [InlineData(0.8, true)]
    [InlineData(0.95, false)]
    public void Subsets_OnlyTrueLabels_AreHeld(double level, bool tied) =>
        AssertBetween(Mean(draws => Sets(draws, level, tied, ConformalLabelSets.CalibrateSubsets, MultiLabelMetrics.SubsetCoverage)), level, tied ? 1 : level + 1.0 / 21);

    [Fact]
    public void Supersets_MostRowsWithoutTrueLabels_CoverAtLeast() => AssertBetween(
        Mean(draws =>
        {
            (double[] probabilities, int[] labels) = draws.Labelled(21, 2);
            for (int row = 0; row < 21; row++)
            {
                if (draws.Random.Next(10) < 8)
                {
                    labels.AsSpan(2 * row, 2).Clear();
                }
            }

            PredictionSets sets = new(1, 2);
            ConformalLabelSets.CalibrateSupersets(probabilities.AsSpan(0, 40), labels.AsSpan(0, 40), 2).Predict(probabilities.AsSpan(40), 0.7m, sets);
            return MultiLabelMetrics.SupersetCoverage(labels.AsSpan(40), sets).Covered == 1;
        }),
        0.7,
        1);

    [Fact]
    public void Predict_LargerConfidence_LeavesMore()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            (double[] probabilities, int[] labels) = new Draws(seed).Labelled(31, 3, seed % 2 == 0);
            MultiLabelConformal[] kinds =
            [
                MultiLabelConformal.CalibrateEach(probabilities.AsSpan(0, 90), labels.AsSpan(0, 90), 3),
                MultiLabelConformal.CalibrateJointly(probabilities.AsSpan(0, 90), labels.AsSpan(0, 90), [1, 2, 1]),
                MultiLabelConformal.CalibrateByRank(probabilities.AsSpan(0, 90), labels.AsSpan(0, 90), 3),
            ];
            foreach (MultiLabelConformal kind in kinds)
            {
                LabelAnswers[] few = kind.Predict(probabilities.AsSpan(90), 0.6m), more = kind.Predict(probabilities.AsSpan(90), 0.7m);
                Assert.Equal(more, few.Zip(more, (one, other) => one | other));
            }
        }
    }

    private delegate MultiLabelConformal Calibration(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count);

    private delegate ConformalLabelSets SetCalibration(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count);

    private delegate Coverage SetMetric(ReadOnlySpan<int> labels, PredictionSets sets);

    private static bool Together(Draws draws, int n, bool tied, Calibration calibrate)
    {
        (double[] probabilities, int[] labels) = draws.Labelled(n + 1, 3, tied);
        LabelAnswers[] answers = calibrate(probabilities.AsSpan(0, 3 * n), labels.AsSpan(0, 3 * n), 3).Predict(probabilities.AsSpan(3 * n), 0.8m);
        return MultiLabelMetrics.Coverage(labels.AsSpan(3 * n), answers, 3).Covered == 1;
    }

    private static bool Sets(Draws draws, double level, bool tied, SetCalibration calibrate, SetMetric measure)
    {
        (double[] probabilities, int[] labels) = draws.Labelled(21, 4, tied);
        PredictionSets sets = new(1, 4);
        calibrate(probabilities.AsSpan(0, 80), labels.AsSpan(0, 80), 4).Predict(probabilities.AsSpan(80), level, sets);
        return measure(labels.AsSpan(80), sets).Covered == 1;
    }

    private static double Mean(Func<Draws, bool> covers) => Enumerable.Range(0, Repetitions).Average(seed => covers(new(seed)) ? 1.0 : 0.0);

    private static void AssertBetween(double mean, double least, double most)
    {
        double error = 4 * Math.Sqrt(least * (1 - least) / Repetitions);
        Assert.InRange(mean, least - error, most + error);
    }
}
