using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of tests of calibration are checked.</summary>
internal static class CalibrationTestCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["metrics.calibration.cumulative_differences"] = oracle => oracle.Check("value", CalibrationTests.CumulativeDifferences(oracle.Integers("y_true"), Jittered(oracle, "y_score")), 1),
        ["metrics.calibration.add_jitter"] = oracle => oracle.Check("value", Jittered(oracle, "x")),
        ["metrics.calibration.length_scale"] = oracle => oracle.Check("value", [CalibrationTests.LengthScale(oracle.Numbers("s"))]),
        ["metrics.calibration.kolmogorov_smirnov_cdf"] = oracle => oracle.Check("value", [CalibrationTests.KolmogorovSmirnovDistribution(oracle.Number("x"))]),
        ["metrics.calibration.kuiper_cdf"] = oracle => oracle.Check("value", [CalibrationTests.KuiperDistribution(oracle.Number("x"))]),
        ["metrics.calibration.kolmogorov_smirnov_statistic"] = oracle => Compare(oracle, CalibrationTests.KolmogorovSmirnov, KolmogorovSmirnov),
        ["metrics.calibration.kolmogorov_smirnov_p_value"] = oracle => Compare(oracle, CalibrationTests.KolmogorovSmirnovPValue, (labels, scores, jittered) => 1 - CalibrationTests.KolmogorovSmirnovDistribution(KolmogorovSmirnov(labels, scores, jittered))),
        ["metrics.calibration.kuiper_statistic"] = oracle => Compare(oracle, CalibrationTests.Kuiper, Kuiper),
        ["metrics.calibration.kuiper_p_value"] = oracle => Compare(oracle, CalibrationTests.KuiperPValue, (labels, scores, jittered) => 1 - CalibrationTests.KuiperDistribution(Kuiper(labels, scores, jittered))),
        ["metrics.calibration.spiegelhalter_statistic"] = oracle => Compare(oracle, CalibrationTests.Spiegelhalter),
        ["metrics.calibration.spiegelhalter_p_value"] = oracle => Compare(oracle, CalibrationTests.SpiegelhalterPValue),
    };

    private delegate double Statistic(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores);

    /// <summary>A statistic as the reference forms it, from labels, scores and the scores moved by its noise.</summary>
    private delegate double ReferenceStatistic(int[] labels, double[] scores, double[] jittered);

    /// <summary>
    /// Among equal scores the reference goes by its noise, and ours counts them together: there the reference's own figure must follow
    /// from our sums along its order, within the 1e-8 at which it cuts its series, and ours must not depend on any order.
    /// </summary>
    private static void Compare(OracleCase oracle, Statistic statistic, ReferenceStatistic? reference = null)
    {
        int[] labels = oracle.Integers("y_true");
        double[] scores = oracle.Numbers("y_score");
        double value = statistic(labels, scores);
        if (oracle.Deviation is null || oracle.HasPaper)
        {
            oracle.Check("value", [value]);
            return;
        }

        double turned = statistic([.. labels.Reverse()], [.. scores.Reverse()]);
        oracle.Holds("the order of the rows does not matter", value.Equals(turned) || Math.Abs(value - turned) <= 1e-9);
        oracle.Rebuild("value", oracle.Own("value").Single(), reference!(labels, scores, Jittered(oracle, "y_score", 1e-8)), 1e-7);
    }

    private static double KolmogorovSmirnov(int[] labels, double[] scores, double[] jittered) =>
        CalibrationTests.CumulativeDifferences(labels, jittered).Max(Math.Abs) / CalibrationTests.LengthScale(scores);

    /// <summary>The reference leaves out that the sums begin with 0.</summary>
    private static double Kuiper(int[] labels, double[] scores, double[] jittered)
    {
        double[] sums = CalibrationTests.CumulativeDifferences(labels, jittered);
        return (sums.Max() - sums.Min()) / CalibrationTests.LengthScale(scores);
    }

    /// <summary>The reference moves the scores by its noise; ours takes the moved ones.</summary>
    private static double[] Jittered(OracleCase oracle, string input, double? amplitude = null) =>
        [.. oracle.Numbers(input).Zip(oracle.Numbers("noise"), (score, noise) => score * (1 + (amplitude ?? oracle.Number("noise_amplitude")) * noise))];
}
