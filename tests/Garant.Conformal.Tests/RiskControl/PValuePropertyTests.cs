using System.Reflection;
using Garant.Conformal.Metrics;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

/// <summary>Every p-value of the library where rounding decides: from 0 to 1, a number, and not less where there is less against the hypothesis.</summary>
public sealed class PValuePropertyTests
{
    /// <summary>What one step in the wrong direction may be by rounding, relative to the p-value.</summary>
    private const double Rounding = 1e-9;

    /// <summary>For each p-value, sequences that must not fall: the means behind them rise.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<double[]>>> Rows = new(StringComparer.Ordinal)
    {
        ["RiskPValues.Binomial"] = () => Each((n, level) => [.. Counts(n).Select(failures => RiskPValues.Binomial(failures, n, level))]),
        ["RiskPValues.HoeffdingBentkus"] = () => Each((n, level) => [.. NearbyNumbers.Means(level).Select(mean => RiskPValues.HoeffdingBentkus(mean, n, level))]),
        ["RiskPValues.CentralLimit"] = () => new[] { double.Epsilon, 1e-200, 1e-9, 0.1, 0.5, 1e200 }.SelectMany(deviation =>
            Each((n, level) => [.. NearbyNumbers.Means(level).Select(mean => RiskPValues.CentralLimit(mean, deviation, n, level))])),
        ["LearnThenTest.PValues"] = Curves,
        ["LearnThenTest.Combine"] = () => [LearnThenTest.Combine([0, double.Epsilon, 0.5, 1], [0, 0, double.BitDecrement(1), 1])],
        ["BinaryRiskControl.PValues"] = () => Decisions(0.5m).Concat(Decisions(0.1m)).Concat(Decisions(0.999999999999999999m)),
        ["ConformityScores.PValue"] = () => [[.. Scores().Select(score => ConformityScores.Of([1, 2, 2, 3]).PValue(score))]],
        ["ConformityScores.SmoothedPValue"] = () => new[] { 0, double.Epsilon, 0.5, double.BitDecrement(1), 1 }.Select(draw =>
            Scores().Select(score => ConformityScores.Of([1, 2, 2, 3]).SmoothedPValue(score, draw)).ToArray()),
        ["CalibrationTests.KolmogorovSmirnovPValue"] = () => Calibrations(CalibrationTests.KolmogorovSmirnovPValue),
        ["CalibrationTests.KuiperPValue"] = () => Calibrations(CalibrationTests.KuiperPValue),
        ["CalibrationTests.SpiegelhalterPValue"] = () => Calibrations(CalibrationTests.SpiegelhalterPValue),
    };

    private delegate double Test(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void PValue_WhereRoundingDecides_LiesBetweenZeroAndOneAndGrowsWithTheMean(string name)
    {
        int count = 0;
        foreach (double[] sequence in Rows[name]())
        {
            double last = 0;
            foreach (double p in sequence)
            {
                count++;
                Assert.InRange(p, 0, 1);
                Assert.True(p >= last * (1 - Rounding), FormattableString.Invariant($"{name} falls from {last:R} to {p:R}"));
                last = p;
            }
        }

        Assert.NotEqual(0, count);
    }

    /// <summary>Classes that predict sets of labels have their p-values checked beside their sets.</summary>
    [Fact]
    public void PValues_OfTheLibrary_AllHaveARow()
    {
        IEnumerable<string> there = typeof(RiskPValues).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is not ("Garant.Conformal.Classification" or "Garant.Conformal.MultiLabel"))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
                .Where(member => $"{type.Name}.{member.Name}".Contains("PValue", StringComparison.Ordinal))
                .Select(member => $"{type.Name}.{member.Name}"));
        Assert.Equal(there.Append("LearnThenTest.Combine").Distinct().Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void HoeffdingBentkus_MeanARoundingBelowTheLevel_IsAtMostOne()
    {
        // The two parts of the relative entropy cancel, and what is left has either sign.
        double worst = 0;
        foreach (int n in NearbyNumbers.Samples)
        {
            for (int tenth = 1; tenth < 1000; tenth++)
            {
                double level = tenth / 1000.0;
                worst = Math.Max(worst, RiskPValues.HoeffdingBentkus(double.BitDecrement(level), n, level));
            }
        }

        Assert.True(worst <= 1, FormattableString.Invariant($"{worst:R}"));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(52)]
    [InlineData(64)]
    public void LearnThenTest_PrecisionARoundingBelowTheLevel_IsAnswered(int rows)
    {
        // Four of five selected labels are true in every row, and 0.8 is asked: the mean of the losses 0.2 lies a rounding below 0.2.
        double[] probabilities = [.. Enumerable.Repeat(0.9, 5 * rows)];
        bool[] labels = [.. Enumerable.Range(0, 5 * rows).Select(place => place % 5 > 0)];
        MultiLabelRiskControl control = MultiLabelRiskControl.LearnThenTest(probabilities, labels, 5, [0.5], [new(MultiLabelRisk.Precision, 0.8m)], 0.9m);
        Assert.Empty(control.Valid);
    }

    /// <summary>Curves whose means lie at and around the level, by each test.</summary>
    private static IEnumerable<double[]> Curves()
    {
        foreach (RiskTest test in Enum.GetValues<RiskTest>())
        {
            foreach (decimal level in new[] { 0m, 0.01m, 0.1m, 0.3m, 0.5m, 0.9m, 1m })
            {
                double[] means = NearbyNumbers.Means((double)level);
                foreach (int n in new[] { 1, 2, 49, 500 })
                {
                    RiskCurve curve = new([.. Enumerable.Range(0, means.Length).Select(place => (double)place)]);
                    for (int sample = 0; sample < n; sample++)
                    {
                        curve.Add(means);
                    }

                    double[] found = LearnThenTest.PValues(curve, level, test);

                    // Equal losses leave a deviation of rounding alone, whose sign may turn round what lies next to each other.
                    yield return test == RiskTest.CentralLimit ? [.. found.Order()] : found;
                    Assert.All(found, p => Assert.False(double.IsNaN(p)));
                }
            }
        }
    }

    private static IEnumerable<double[]> Decisions(decimal level)
    {
        double[] probabilities = [.. Enumerable.Range(0, 40).Select(row => row / 40.0)];
        int[] labels = [.. Enumerable.Range(0, 40).Select(row => row % 3 == 0 ? 0 : 1)];
        yield return [.. BinaryRiskControl.LearnThenTest(probabilities, labels, DecisionThresholds.Each(probabilities), [new(BinaryRisk.FalsePositiveRate, level)], 0.9m).PValues.Reverse()];
    }

    private static double[] Scores() => [double.PositiveInfinity, double.MaxValue, 3, double.BitIncrement(2), 2, double.BitDecrement(2), 1, 0, double.NegativeInfinity];

    /// <summary>Scores some steps of the last digit from 0, a half and 1, right and wrong; one p-value each, as they have no order.</summary>
    private static IEnumerable<double[]> Calibrations(Test test)
    {
        foreach (double score in NearbyNumbers.Means(0.5).Where(score => score is > 0 and < 1 and not 0.5))
        {
            foreach (int[] labels in new int[][] { [0], [1], [0, 1], [0, 0, 0, 1], [1, 1, 1, 0] })
            {
                double[] scores = new double[labels.Length];
                Array.Fill(scores, score);
                double p = 0;
                try
                {
                    p = test(labels, scores);
                }
                catch (ArgumentException)
                {
                    // Refused, as where nothing is left to chance.
                }

                yield return [p];
            }
        }
    }

    private static IEnumerable<double[]> Each(Func<int, double, double[]> sequence) =>
        NearbyNumbers.Samples.Prepend(0).SelectMany(n => NearbyNumbers.Levels.Select(level => sequence(n, level)));

    private static IEnumerable<int> Counts(int n) => Enumerable.Range(0, Math.Min(n + 1, 12)).Concat(Enumerable.Range(0, 20).Select(part => (int)(n / 20L * part))).Append(n - 1).Append(n).Where(k => k >= 0 && k <= n).Distinct().Order();
}
