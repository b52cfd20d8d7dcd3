using System.Text.Json;
using Garant.Conformal;
using Garant.Conformal.Metrics;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>How the papers' cases of scoring rules, calibration errors and exact bounds are checked.</summary>
internal static class ScoringRuleCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["paper: Gneiting, Raftery (2007), equation 21"] = RankedProbability,
        ["paper: Winkler (1972); Gneiting, Raftery (2007), equation 43"] = oracle => oracle.Check(
            "interval_score",
            [.. oracle.Levels.Select(level => IntervalMetrics.IntervalScore(oracle.Numbers("y"), oracle.Numbers("lower"), oracle.Numbers("upper"), level))]),
        ["paper: Koenker, Bassett (1978)"] = oracle => oracle.Check(
            "pinball_loss", [.. oracle.Decimals("probabilities").Select(level => IntervalMetrics.PinballLoss(oracle.Numbers("y"), oracle.Numbers("quantile"), level))]),
        ["paper: Brier (1950), halved; Good (1952)"] = oracle =>
        {
            oracle.Check("brier", [ScoringRules.Brier(oracle.Integers("y"), oracle.Numbers("probability"))], 1e-3);
            oracle.Check("log_loss", [ScoringRules.LogLoss(oracle.Integers("y"), oracle.Numbers("probability"))], 1e-3);
        },
        ["paper: Brier (1950); Good (1952)"] = oracle =>
        {
            oracle.Check("brier", [ScoringRules.MulticlassBrier(oracle.Integers("y"), oracle.Numbers("probability"))], 1e-3);
            oracle.Check("log_loss", [ScoringRules.MulticlassLogLoss(oracle.Integers("y"), oracle.Numbers("probability"))], 1e-3);
        },
        ["paper: Murphy (1973)"] = oracle =>
        {
            BrierDecomposition brier = ReliabilityCurve.OfEdges(oracle.Integers("y"), oracle.Numbers("probability"), oracle.Numbers("edges")).Brier;
            Parts(oracle, brier);
            oracle.Check("brier", [brier.Score], 1e-3);
        },
        ["paper: Stephenson, Coelho, Jolliffe (2008)"] = oracle =>
        {
            BrierDecomposition brier = Curve(oracle).Brier;
            Parts(oracle, brier);
            oracle.Check("within_bin_variance", [brier.WithinBinVariance], 1e-3);
            oracle.Check("within_bin_covariance", [brier.WithinBinCovariance], 1e-3);
        },
        ["paper: Naeini, Cooper, Hauskrecht (2015)"] = oracle =>
        {
            ReliabilityCurve curve = Curve(oracle);
            oracle.Check("count", [.. curve.Bins.Select(bin => (double)bin.Count)]);
            oracle.Check("positives", [.. curve.Bins.Select(bin => (double)bin.Positives)]);
            oracle.Check("mean_score", [.. curve.Bins.Select(bin => bin.MeanScore)], 1e-3);
            oracle.Check("expected_calibration_error", [curve.ExpectedCalibrationError], 1e-3);
            oracle.Check("maximum_calibration_error", [curve.MaximumCalibrationError], 1e-3);
        },
        ["paper: Guo et al. (2017), equation 3; Gupta, Ramdas (2022); Kull et al. (2019)"] = oracle =>
        {
            int[] labels = oracle.Integers("y");
            double[] probabilities = oracle.Numbers("probability");
            int bins = (int)oracle.Number("bins");
            oracle.Check("confidence_error", [MulticlassCalibration.Confidence(labels, probabilities, bins, Strategy(oracle)).ExpectedCalibrationError], 1e-3);
            oracle.Check("top_label_error", [MulticlassCalibration.TopLabelError(labels, probabilities, bins, Strategy(oracle))], 1e-3);
            oracle.Check("class_wise_error", [MulticlassCalibration.ClassWiseError(labels, probabilities, bins, Strategy(oracle))], 1e-3);
        },
        ["paper: Clopper, Pearson (1934)"] = oracle =>
        {
            ConfidenceLevel level = oracle.Decimal("confidence");
            (int Successes, int Trials)[] shares = [.. oracle.Integers("successes").Zip(oracle.Integers("trials"))];
            oracle.Check("lower", [.. shares.Select(share => BinomialBounds.ClopperPearson(share.Successes, share.Trials, level).Low)], 1e-3);
            oracle.Check("upper", [.. shares.Select(share => BinomialBounds.ClopperPearson(share.Successes, share.Trials, level).High)], 1e-3);
            oracle.Check("upper_alone", [.. shares.Select(share => BinomialBounds.Above(share.Successes, share.Trials, level))], 1e-3);
        },
        ["paper: Hanley, McNeil (1982)"] = oracle => oracle.Check("auroc", [ConfidenceRanking.Auroc(Correct(oracle), oracle.Numbers("confidence"))], 1e-3),
        ["paper: Geifman, Uziel, El-Yaniv (2019)"] = oracle => oracle.Check("area", [1 - ConfidenceRanking.Auarc(Correct(oracle), oracle.Numbers("confidence"))], 1e-3),
    };

    private static void RankedProbability(OracleCase oracle)
    {
        double[] sample = oracle.Numbers("sample");
        PredictiveDistribution distribution = ConformalPredictiveSystem.Calibrate(new double[sample.Length], sample).Predict(0);
        oracle.Check("crps", [.. oracle.Numbers("y").Select(distribution.ContinuousRankedProbabilityScore)], 1e-3);
    }

    private static void Parts(OracleCase oracle, BrierDecomposition brier)
    {
        oracle.Check("reliability", [brier.Reliability], 1e-3);
        oracle.Check("resolution", [brier.Resolution], 1e-3);
        oracle.Check("uncertainty", [brier.Uncertainty], 1e-3);
    }

    private static ReliabilityCurve Curve(OracleCase oracle) =>
        ReliabilityCurve.Of(oracle.Integers("y"), oracle.Numbers("probability"), (int)oracle.Number("bins"), Strategy(oracle));

    private static BinStrategy Strategy(OracleCase oracle) => oracle.Text("strategy") switch
    {
        "uniform" => BinStrategy.Uniform,
        "quantile" => BinStrategy.Quantile,
        "equal count" => BinStrategy.EqualCount,
        string other => throw new JsonException($"There is no strategy {other}."),
    };

    private static bool[] Correct(OracleCase oracle) => [.. oracle.Numbers("correct").Select(value => value == 1)];
}
