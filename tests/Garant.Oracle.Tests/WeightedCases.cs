using Garant.Conformal;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>How the papers' cases of weighted rows and of groups in regression are checked.</summary>
internal static class WeightedCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["paper: Tibshirani, Barber, Candes, Ramdas (2019), Lemma 3 and Corollary 1"] = Split,
        ["paper: Tibshirani, Barber, Candes, Ramdas (2019), Lemma 3; scores of Lei et al. (2018)"] = Split,
        ["paper: Tibshirani, Barber, Candes, Ramdas (2019), Lemma 3"] = Split,
        ["paper: Barber, Candes, Ramdas, Tibshirani (2023), nonexchangeable split conformal"] = Split,
        ["paper: Romano, Patterson, Candes (2019), with the weights of Tibshirani et al. (2019), Lemma 3"] = Quantiles,
        ["paper: Vovk, Gammerman, Shafer (2005), Section 4.5 (Mondrian), in regression"] = Groups,
        ["paper: Vovk, Nouretdinov, Manokhin, Gammerman (2020), with the weights of Tibshirani et al. (2019), Lemma 3"] = System,
    };

    private static void Split(OracleCase oracle)
    {
        double[] spreads = oracle.HasInput("sigma_calibration") ? oracle.Numbers("sigma_calibration") : [], testSpreads = spreads.Length > 0 ? oracle.Numbers("sigma_test") : [];
        WeightedSplitConformal calibration = WeightedSplitConformal.Calibrate(
            oracle.Numbers("y_hat_calibration"),
            oracle.Numbers("y_calibration"),
            oracle.Numbers("weight_calibration"),
            symmetric: oracle.Flag("symmetric"),
            score: spreads.Length > 0 ? ConformityScore.ResidualNormalized : ConformityScore.Absolute,
            spreads: spreads);
        double[] test = oracle.Numbers("y_hat_test"), weights = oracle.Numbers("weight_test");
        Bounds(oracle, "", [.. test.Index().SelectMany(row => oracle.Levels.Select(level =>
            calibration.Predict(row.Item, weights[row.Index], level, testSpreads.Length > 0 ? testSpreads[row.Index] : double.NaN)))]);
    }

    private static void Quantiles(OracleCase oracle)
    {
        WeightedQuantileRegression calibration = WeightedQuantileRegression.Calibrate(
            oracle.Numbers("lower_calibration"), oracle.Numbers("upper_calibration"), oracle.Numbers("y_calibration"), oracle.Numbers("weight_calibration"), oracle.Flag("symmetric"));
        double[] low = oracle.Numbers("lower_test"), high = oracle.Numbers("upper_test"), weights = oracle.Numbers("weight_test");
        Bounds(oracle, "", [.. low.Index().SelectMany(row => oracle.Levels.Select(level => calibration.Predict(row.Item, high[row.Index], weights[row.Index], level)))]);
    }

    private static void Groups(OracleCase oracle)
    {
        double[] spreads = oracle.HasInput("sigma_calibration") ? oracle.Numbers("sigma_calibration") : [], testSpreads = spreads.Length > 0 ? oracle.Numbers("sigma_test") : [];
        double[] test = oracle.Numbers("y_hat_test");
        int[] groups = oracle.Integers("group_test");
        foreach ((string name, Tails tails) in new[] { ("symmetric_", Tails.Symmetric), ("asymmetric_", Tails.Equal) })
        {
            GroupConditional<int, SplitConformal> calibration = SplitConformal.CalibrateByGroup<int>(
                oracle.Numbers("y_hat_calibration"),
                oracle.Numbers("y_calibration"),
                oracle.Integers("group_calibration"),
                UnseenGroup.UseMarginal,
                spreads.Length > 0 ? ConformityScore.ResidualNormalized : null,
                tails,
                spreads);
            Interval[][] byLevel = [.. oracle.Levels.Select(level =>
            {
                double[] lower = new double[test.Length], upper = new double[test.Length];
                calibration.Predict<int>(test, groups, level, lower, upper, testSpreads);
                return lower.Zip(upper, (low, high) => new Interval(low, high)).ToArray();
            })];
            Bounds(oracle, name, [.. test.Index().SelectMany(row => byLevel.Select(level => level[row.Index]))]);
        }
    }

    /// <summary>With equal weights, the rows that weigh as much as a calibration row.</summary>
    private static void System(OracleCase oracle)
    {
        double weight = oracle.Numbers("weight_calibration")[0];
        double[] weights = oracle.Numbers("weight_test"), predictions = oracle.Numbers("y_hat_test"), targets = oracle.Numbers("y_test"), taus = OracleCase.Flat(oracle.Parameter("tau"));
        decimal[] probabilities = oracle.Decimals("probabilities");
        ConformalPredictiveSystem system = ConformalPredictiveSystem.Calibrate(oracle.Numbers("y_hat_calibration"), oracle.Numbers("y_calibration"));
        double[] cumulative = OracleCase.Flat(oracle.Expected("cumulative")!.Value), quantiles = OracleCase.Flat(oracle.Expected("quantile")!.Value);
        foreach (int row in Enumerable.Range(0, weights.Length).Where(row => weights[row] == weight))
        {
            PredictiveDistribution distribution = system.Predict(predictions[row]);
            oracle.Compare("cumulative", cumulative[(row * taus.Length)..((row + 1) * taus.Length)], [.. taus.Select(tau => distribution.Cumulative(targets[row], tau))], 1e-3, isPaper: true);
            oracle.Compare("quantile", quantiles[(row * probabilities.Length)..((row + 1) * probabilities.Length)], [.. probabilities.Select(p => distribution.Quantile(p))], 1e-3, isPaper: true);
        }
    }

    private static void Bounds(OracleCase oracle, string prefix, Interval[] intervals)
    {
        if (oracle.TiesInDecimals)
        {
            // Sums of weights that reach their share in decimals may miss it in doubles, which is the safe side.
            double[] lower = OracleCase.Flat(oracle.Expected(prefix + "lower")!.Value), upper = OracleCase.Flat(oracle.Expected(prefix + "upper")!.Value);
            oracle.Holds("intervals not narrower than the paper's", intervals.Index().All(interval => interval.Item.Lower <= lower[interval.Index] && interval.Item.Upper >= upper[interval.Index]));
            return;
        }

        oracle.Check(prefix + "lower", [.. intervals.Select(interval => interval.Lower)], 1);
        oracle.Check(prefix + "upper", [.. intervals.Select(interval => interval.Upper)], 1);
    }
}
