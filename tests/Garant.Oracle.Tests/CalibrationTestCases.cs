using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of tests of calibration are checked.</summary>
internal static class CalibrationTestCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["metrics.calibration.cumulative_differences"] = oracle => oracle.Check("value", CalibrationTests.CumulativeDifferences(oracle.Integers("y_true"), Jittered(oracle)), 1),
        ["metrics.calibration.length_scale"] = oracle => oracle.Check("value", [CalibrationTests.LengthScale(oracle.Numbers("s"))]),
        ["metrics.calibration.kolmogorov_smirnov_cdf"] = oracle => oracle.Check("value", [CalibrationTests.KolmogorovSmirnovDistribution(oracle.Number("x"))]),
        ["metrics.calibration.kuiper_cdf"] = oracle => oracle.Check("value", [CalibrationTests.KuiperDistribution(oracle.Number("x"))]),
        ["metrics.calibration.kolmogorov_smirnov_statistic"] = oracle => Compare(oracle, CalibrationTests.KolmogorovSmirnov),
        ["metrics.calibration.kolmogorov_smirnov_p_value"] = oracle => Compare(oracle, CalibrationTests.KolmogorovSmirnovPValue),
        ["metrics.calibration.kuiper_statistic"] = oracle => Compare(oracle, CalibrationTests.Kuiper),
        ["metrics.calibration.kuiper_p_value"] = oracle => Compare(oracle, CalibrationTests.KuiperPValue),
        ["metrics.calibration.spiegelhalter_statistic"] = oracle => Compare(oracle, CalibrationTests.Spiegelhalter),
        ["metrics.calibration.spiegelhalter_p_value"] = oracle => Compare(oracle, CalibrationTests.SpiegelhalterPValue),
    };

    private delegate double Statistic(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores);

    /// <summary>Among equal scores the reference goes by its noise; ours counts them together, so what is left to check is that the answer is one.</summary>
    private static void Compare(OracleCase oracle, Statistic statistic)
    {
        double value = statistic(oracle.Integers("y_true"), oracle.Numbers("y_score"));
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            Assert.True(value >= 0);
            return;
        }

        oracle.Check("value", [value]);
    }

    /// <summary>The reference moves the scores by its noise; ours takes the moved ones.</summary>
    private static double[] Jittered(OracleCase oracle) =>
        [.. oracle.Numbers("y_score").Zip(oracle.Numbers("noise"), (score, noise) => score * (1 + oracle.Number("noise_amplitude") * noise))];
}
