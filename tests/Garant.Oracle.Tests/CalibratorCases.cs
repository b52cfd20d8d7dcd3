using Garant.Conformal.Calibration;

namespace Garant.Oracle.Tests;

/// <summary>How the papers' cases of calibrated probabilities are checked.</summary>
internal static class CalibratorCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["paper: Guo, Pleiss, Sun, Weinberger (2017), Section 4.2"] = Temperature,
        ["paper: Platt (1999) and Lin, Lin, Weng (2007), Algorithm 1"] = Sigmoid,
        ["paper: Ayer et al. (1955); Zadrozny, Elkan (2002)"] = oracle =>
            Probabilities(oracle, IsotonicCalibrator.Calibrate(oracle.Numbers("score_calibration"), oracle.Integers("y_calibration"), Weights(oracle)), "score_test"),
        ["paper: Kull, Silva Filho, Flach (2017), three parameters, a, b >= 0"] = Beta,
        ["paper: Zadrozny, Elkan (2001), histogram binning"] = oracle => Histogram(oracle, Binning.UniformWidth),
        ["paper: Gupta, Ramdas (2021), Algorithm 1"] = oracle => Histogram(oracle, Binning.UniformMass),
        ["paper: Zadrozny, Elkan (2002), Section 5"] = OneVersusRest,
        ["paper: Price, Knerr, Personnaz, Dreyfus (1994)"] = oracle =>
        {
            double[] coupled = new double[(int)oracle.Number("classes")];
            PairwiseCoupling.Couple(oracle.Numbers("pairs"), coupled);
            oracle.Check("probability", coupled, 1e-3);
        },
        ["paper: Vovk, Petej, Fedorova (2015), Algorithm 3 and Section 4"] = Folds,
        ["paper: Manokhin (2017), with Algorithm 3 of Vovk, Petej, Fedorova (2015)"] = FoldsOfClasses,
    };

    private static void Temperature(OracleCase oracle)
    {
        int[] labels = oracle.Integers("y_calibration");
        if (!oracle.HasParameter("from"))
        {
            TemperatureScaling binary = TemperatureScaling.Calibrate(oracle.Numbers("probability_calibration"), labels, Weights(oracle));
            oracle.Check("temperature", [binary.Temperature]);
            Probabilities(oracle, binary, "probability_test");
            return;
        }

        bool isLogits = oracle.Text("from") == "logits";
        MulticlassTemperatureScaling several = isLogits
            ? MulticlassTemperatureScaling.CalibrateLogits(oracle.Numbers("logits_calibration"), labels, Weights(oracle))
            : MulticlassTemperatureScaling.Calibrate(oracle.Numbers("probability_calibration"), labels, Weights(oracle));
        oracle.Check("temperature", [several.Temperature]);
        oracle.Check("probability", [.. oracle.Rows(isLogits ? "logits_test" : "probability_test").SelectMany(row =>
        {
            double[] calibrated = new double[row.Length];
            if (isLogits)
            {
                several.PredictLogits(row, calibrated);
            }
            else
            {
                several.Predict(row, calibrated);
            }

            return calibrated;
        })], 1e-3);
    }

    private static void Sigmoid(OracleCase oracle)
    {
        SigmoidCalibrator calibration = SigmoidCalibrator.Calibrate(oracle.Numbers("score_calibration"), oracle.Integers("y_calibration"), Weights(oracle));
        oracle.Check("slope", [calibration.Slope], 1e-3);
        oracle.Check("intercept", [calibration.Intercept], 1e-3);
        Probabilities(oracle, calibration, "score_test");
    }

    private static void Beta(OracleCase oracle)
    {
        BetaCalibrator calibration = BetaCalibrator.Calibrate(oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), Weights(oracle));
        oracle.Check("a", [calibration.A], 1e-3);
        oracle.Check("b", [calibration.B], 1e-3);
        oracle.Check("c", [calibration.C], 1e-3);
        Probabilities(oracle, calibration, "probability_test");
    }

    private static void Histogram(OracleCase oracle, Binning binning)
    {
        HistogramCalibrator calibration = HistogramCalibrator.Calibrate(oracle.Numbers("score_calibration"), oracle.Integers("y_calibration"), (int)oracle.Number("bins"), binning);
        oracle.Check("error_bound", [calibration.ErrorBound(oracle.Decimal("confidence"))]);
        Probabilities(oracle, calibration, "score_test");
    }

    private static void OneVersusRest(OracleCase oracle)
    {
        OneVersusRestCalibrator calibration = OneVersusRestCalibrator.Calibrate(
            oracle.Text("calibrator") == "isotonic" ? IsotonicCalibrator.Calibrate : SigmoidCalibrator.Calibrate, oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"));
        oracle.Check("probability", [.. oracle.Rows("probability_test").SelectMany(row =>
        {
            double[] calibrated = new double[row.Length];
            calibration.Predict(row, calibrated);
            return calibrated;
        })], 1e-3);
    }

    private static void Folds(OracleCase oracle)
    {
        CrossVennAbers calibration = CrossVennAbers.Calibrate(oracle.Numbers("score_calibration"), oracle.Integers("y_calibration"), oracle.Integers("fold"));
        double[][] test = oracle.Rows("score_test_by_fold_model");
        oracle.Check("p0", [.. test.SelectMany(row => calibration.PredictFolds(row).Select(pair => pair.IfNegative))], 1e-3);
        oracle.Check("p1", [.. test.SelectMany(row => calibration.PredictFolds(row).Select(pair => pair.IfPositive))], 1e-3);
        oracle.Check("probability_log_loss", [.. test.Select(row => calibration.Predict(row))], 1e-3);
        oracle.Check("probability_brier", [.. test.Select(row => calibration.Predict(row, VennAbersMerging.Brier))], 1e-3);
    }

    private static void FoldsOfClasses(OracleCase oracle)
    {
        ClassPairs pairs = oracle.Text("pairs") == "one versus rest" ? ClassPairs.OneVersusRest : ClassPairs.OneVersusOne;
        MulticlassCrossVennAbers calibration = MulticlassCrossVennAbers.Calibrate(
            oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), oracle.Integers("fold"), pairs);
        double[][] test = oracle.Rows("probability_test_by_fold_model");
        oracle.Check("probability_log_loss", [.. test.SelectMany(row => calibration.Predict(row))], 1e-3);
        oracle.Check("probability_brier", [.. test.SelectMany(row => calibration.Predict(row, VennAbersMerging.Brier))], 1e-3);
    }

    private static void Probabilities(OracleCase oracle, IProbabilityCalibrator calibration, string test) =>
        oracle.Check("probability", [.. oracle.Numbers(test).Select(calibration.Predict)], 1e-3);

    private static double[] Weights(OracleCase oracle) => oracle.HasInput("weight_calibration") ? oracle.Numbers("weight_calibration") : [];
}
