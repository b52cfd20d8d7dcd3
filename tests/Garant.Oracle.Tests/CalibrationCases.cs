using System.Text.Json;
using Garant.Conformal.Calibration;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of calibrated probabilities are checked.</summary>
internal static class CalibrationCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["_venn_abers.VennAbers"] = Binary,
        ["paper: Vovk, Petej, Fedorova (2015), Section 2"] = Binary,
        ["_venn_abers.VennAbersCV"] = Cross,
        ["paper: Vovk, Petej, Fedorova (2015), Section 4"] = Cross,
        ["_venn_abers.predict_proba_prefitted_va"] = Classes,
        ["calibration.VennAbersCalibrator"] = Calibrator,
        ["calibration.TopLabelCalibrator"] = Top,
    };

    private static void Binary(OracleCase oracle)
    {
        double[] scores = oracle.Numbers("score_calibration"), test = oracle.Numbers("score_test");
        int[] labels = oracle.Integers("y_calibration");
        if (labels.Any(label => label is not (0 or 1)) && !oracle.HasPaper)
        {
            // The reference sums such labels as numbers; ours refuses them.
            oracle.Refused("a label that is neither 0 nor 1", () => VennAbers.Calibrate(scores, labels));
            return;
        }

        int least = labels.Min(), greatest = labels.Max();
        labels = least is 0 or 1 && greatest <= 1 ? labels : [.. labels.Select(label => label == greatest ? 1 : 0)];
        bool rounded = oracle.HasParameter("precision");
        if (rounded)
        {
            double unit = Math.Pow(10, -oracle.Number("precision"));
            (scores, test) = ([.. scores.Select(Rounded)], [.. test.Select(Rounded)]);
            double Rounded(double score) => Math.Floor(score / unit + 0.5) * unit;
        }

        VennAbers calibration = VennAbers.Calibrate(scores, labels);
        VennAbersProbability[] found = [.. test.Select(calibration.Predict)];
        if (rounded && oracle.Deviation is not null && !oracle.HasPaper)
        {
            // The reference rounds the calibration scores alone; what is checkable is that ours is a pair of probabilities.
            oracle.Holds("a pair of probabilities", found.All(pair => pair.IfNegative >= 0 && pair.IfNegative <= pair.IfPositive && pair.IfPositive <= 1));
            return;
        }

        oracle.Check("p0", [.. found.Select(pair => pair.IfNegative)]);
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // Above every calibration score the reference repeats its last slope, where the definition answers 1.
            double[] theirs = oracle.Own("p1");
            foreach ((int index, double score) in test.Index())
            {
                if (score > scores.Max())
                {
                    oracle.Holds("p₁ is 1 above every score", found[index].IfPositive == 1);
                }
                else
                {
                    oracle.Compare("p1", [theirs[index]], [found[index].IfPositive]);
                }
            }

            return;
        }

        oracle.Check("p1", [.. found.Select(pair => pair.IfPositive)]);
        oracle.Check("probability", [.. found.Select(pair => pair.Merged)]);
    }

    private static void Cross(OracleCase oracle)
    {
        (CrossVennAbers calibration, double[][] test) = CrossOf(oracle.Input("fold_score_calibration"), oracle.Input("fold_y_calibration"), oracle.Input("fold_score_test"));
        VennAbersProbability[][] found = [.. test.Select(row => calibration.PredictFolds(row))];
        IEnumerable<int> folds = Enumerable.Range(0, calibration.Folds);
        oracle.Check("p0", [.. folds.SelectMany(fold => found.Select(row => row[fold].IfNegative))]);
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // Above every calibration score the reference repeats its last slope; p₀ is not touched by that.
            oracle.Holds("a pair of probabilities", found.All(row => row.All(pair => pair.IfNegative >= 0 && pair.IfNegative <= pair.IfPositive && pair.IfPositive <= 1)));
            return;
        }

        oracle.Check("p1", [.. folds.SelectMany(fold => found.Select(row => row[fold].IfPositive))]);
        oracle.Check("probability", [.. test.Select(row => calibration.Predict(row, Merging(oracle)))]);
    }

    /// <summary>A cross predictor, and the scores of each test row by the model of each fold.</summary>
    private static (CrossVennAbers Calibration, double[][] Test) CrossOf(JsonElement scores, JsonElement labels, JsonElement test)
    {
        double[][] foldScores = Rows(scores), foldTest = Rows(test);
        CrossVennAbers calibration = CrossVennAbers.Calibrate(
            [.. foldScores.SelectMany(fold => fold)],
            [.. OracleCase.Flat(labels).Select(label => (int)label)],
            [.. foldScores.Index().SelectMany(fold => fold.Item.Select(_ => fold.Index))]);
        return (calibration, [.. Enumerable.Range(0, foldTest[0].Length).Select(row => foldTest.Select(fold => fold[row]).ToArray())]);
    }

    private static VennAbersMerging Merging(OracleCase oracle) => oracle.Text("loss") switch
    {
        "log" => VennAbersMerging.LogLoss,
        "brier" => VennAbersMerging.Brier,
        string other => throw new CannotBeAskedException($"There is no loss {other}."),
    };

    private static void Classes(OracleCase oracle)
    {
        double[] probabilities = oracle.Numbers("probability_calibration");
        double[][] test = Rows(oracle.Input("probability_test"));
        bool rest = oracle.Text("va_tpe") switch
        {
            "one_vs_all" => true,
            "one_vs_one" => false,
            string other => throw new CannotBeAskedException($"There is no scheme {other}."),
        };
        MulticlassVennAbers calibration = MulticlassVennAbers.Calibrate(
            probabilities, oracle.Integers("y_calibration"), rest ? ClassPairs.OneVersusRest : ClassPairs.OneVersusOne);
        VennAbersProbability[][] found = [.. test.Select(row => calibration.PredictPairs(row))];
        double[][] merged = [.. test.Select(row => calibration.Predict(row))];
        oracle.Holds("probabilities that add up to 1", merged.All(row => Math.Abs(row.Sum() - 1) <= 1e-12 && row.All(p => p is >= 0 and <= 1)));
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            return;
        }

        oracle.Check("p0", [.. Enumerable.Range(0, found[0].Length).SelectMany(pair => found.Select(row => row[pair].IfNegative))]);
        oracle.Check("p1", [.. Enumerable.Range(0, found[0].Length).SelectMany(pair => found.Select(row => row[pair].IfPositive))]);
        oracle.Check("probability", [.. merged.SelectMany(row => row)]);
    }

    private static void Calibrator(OracleCase oracle)
    {
        if (oracle.HasInput("pairs"))
        {
            Coupled(oracle);
            return;
        }

        MulticlassVennAbers calibration = MulticlassVennAbers.Calibrate(oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), ClassPairs.OneVersusOne);
        double[][] test = Rows(oracle.Input("probability_test"));

        // The reference merges for log loss whatever is asked.
        double[][] found = [.. test.Select(row => calibration.Predict(row))];
        oracle.Check("probability", [.. found.SelectMany(row => row)]);
        oracle.Check("prediction", [.. found.Select(row => (double)Array.IndexOf(row, row.Max()))]);
        if (Merging(oracle) == VennAbersMerging.Brier)
        {
            Assert.NotNull(oracle.Deviation);
            oracle.Holds("both classes' probabilities for the Brier score add up to 1", test.All(row => Math.Abs(calibration.Predict(row, VennAbersMerging.Brier).Sum() - 1) <= 1e-12));
            foreach (double[] row in test.Where(row => row.Length == 2))
            {
                VennAbersProbability pair = calibration.PredictPairs(row)[0];
                double merged = pair.IfPositive + (pair.IfNegative * pair.IfNegative - pair.IfPositive * pair.IfPositive) / 2;
                oracle.Holds("the formula of the Brier score", Math.Abs(merged - calibration.Predict(row, VennAbersMerging.Brier)[1]) <= 1e-12);
            }
        }
    }

    /// <summary>Each pair of classes has models of its own.</summary>
    private static void Coupled(OracleCase oracle)
    {
        (CrossVennAbers Calibration, double[][] Test)[] pairs = [.. oracle.Input("pairs").EnumerateArray().Select(pair =>
            CrossOf(pair.GetProperty("fold_score_calibration"), pair.GetProperty("fold_y_calibration"), pair.GetProperty("fold_score_test")))];
        VennAbersProbability[][][] found = [.. pairs.Select(pair => pair.Test.Select(row => pair.Calibration.PredictFolds(row)).ToArray())];
        IEnumerable<VennAbersProbability> inOrder = found.SelectMany(pair => Enumerable.Range(0, pair[0].Length).SelectMany(fold => pair.Select(row => row[fold])));
        oracle.Check("p0", [.. inOrder.Select(answer => answer.IfNegative)]);
        oracle.Check("p1", [.. inOrder.Select(answer => answer.IfPositive)]);
        int classes = OracleCase.Flat(oracle.Input("class_pairs")).Select(label => (int)label).Max() + 1;
        oracle.Check("probability", [.. Enumerable.Range(0, pairs[0].Test.Length).SelectMany(row =>
        {
            double[] coupled = new double[classes];
            PairwiseCoupling.Couple([.. pairs.Select(pair => pair.Calibration.Predict(pair.Test[row], Merging(oracle)))], coupled);
            return coupled;
        })]);
    }

    private static void Top(OracleCase oracle)
    {
        ProbabilityFit fit = (oracle.Text("cv"), oracle.HasParameter("calibrator") ? oracle.Text("calibrator") : "isotonic") switch
        {
            ("prefit", "isotonic") => IsotonicCalibrator.Calibrate,
            ("prefit", "sigmoid") => SigmoidCalibrator.Calibrate,
            var other => throw new CannotBeAskedException($"There is no calibrator {other}."),
        };
        TopLabelCalibrator calibration = TopLabelCalibrator.Calibrate(
            fit, oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), oracle.HasInput("sample_weight") ? oracle.Numbers("sample_weight") : []);
        double[][] test = Rows(oracle.Input("probability_test"));
        TopLabel[] found = [.. test.Select(row => calibration.Predict(row))];
        oracle.Check("prediction", [.. found.Select(top => (double)top.Label)]);

        // The reference numbers its columns by the classes predicted among the test rows.
        int[] column = [.. Enumerable.Range(0, calibration.Classes)];
        if (oracle.Deviation is not null)
        {
            int[] predicted = [.. found.Select(top => top.Label).Distinct().Order()];
            column = [.. column.Select(label => Array.IndexOf(predicted, label))];
        }

        oracle.Check("probability", [.. found.SelectMany(top => Enumerable.Range(0, calibration.Classes).Select(place => place == column[top.Label] ? top.Confidence : double.NaN))]);
    }

    private static double[][] Rows(JsonElement matrix) => [.. matrix.EnumerateArray().Select(OracleCase.Flat)];
}
