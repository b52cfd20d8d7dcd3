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
    };

    private static void Binary(OracleCase oracle)
    {
        double[] scores = oracle.Numbers("score_calibration"), test = oracle.Numbers("score_test");
        int[] labels = oracle.Integers("y_calibration");
        if (labels.Any(label => label is not (0 or 1)) && !oracle.HasPaper)
        {
            // The reference sums such labels as numbers; ours refuses them.
            Assert.Throws<ArgumentException>(() => VennAbers.Calibrate(scores, labels));
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
            Assert.All(found, pair => Assert.InRange(pair.IfNegative, 0, pair.IfPositive));
            return;
        }

        oracle.Check("p0", [.. found.Select(pair => pair.IfNegative)]);
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // Above every calibration score the reference repeats its last slope, where the definition answers 1.
            double[] theirs = oracle.Own("p1");
            Assert.All(test.Index(), score => Assert.Equal(score.Item > scores.Max() ? 1 : theirs[score.Index], found[score.Index].IfPositive, 12));
            return;
        }

        oracle.Check("p1", [.. found.Select(pair => pair.IfPositive)]);
        oracle.Check("probability", [.. found.Select(pair => pair.Merged)]);
    }

    private static void Cross(OracleCase oracle)
    {
        double[][] scores = Rows(oracle, "fold_score_calibration"), labels = Rows(oracle, "fold_y_calibration"), test = Rows(oracle, "fold_score_test");
        VennAbersProbability[][] folds = [.. scores.Index().Select(fold =>
        {
            VennAbers calibration = VennAbers.Calibrate(fold.Item, [.. labels[fold.Index].Select(label => (int)label)]);
            return test[fold.Index].Select(calibration.Predict).ToArray();
        })];
        oracle.Check("p0", [.. folds.SelectMany(fold => fold.Select(pair => pair.IfNegative))]);
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // Above every calibration score the reference repeats its last slope; p₀ is not touched by that.
            return;
        }

        oracle.Check("p1", [.. folds.SelectMany(fold => fold.Select(pair => pair.IfPositive))]);
        bool brier = oracle.Text("loss") == "brier";
        oracle.Check("probability", [.. Enumerable.Range(0, test[0].Length).Select(row =>
        {
            VennAbersProbability[] ofRow = [.. folds.Select(fold => fold[row])];
            return brier ? VennAbersProbability.MergeForBrier(ofRow) : VennAbersProbability.Merge(ofRow);
        })]);
    }

    private static void Classes(OracleCase oracle)
    {
        double[] probabilities = oracle.Numbers("probability_calibration");
        double[][] test = Rows(oracle, "probability_test");
        bool rest = oracle.Text("va_tpe") switch
        {
            "one_vs_all" => true,
            "one_vs_one" => false,
            string other => throw new ArgumentException($"There is no scheme {other}."),
        };
        MulticlassVennAbers calibration = MulticlassVennAbers.Calibrate(
            probabilities, oracle.Integers("y_calibration"), rest ? ClassPairs.OneVersusRest : ClassPairs.OneVersusOne);
        VennAbersProbability[][] found = [.. test.Select(row => calibration.PredictPairs(row))];
        double[][] merged = [.. test.Select(row => calibration.Predict(row))];
        Assert.All(merged, row => Assert.Equal(1, row.Sum(), 12));
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            return;
        }

        oracle.Check("p0", [.. Enumerable.Range(0, found[0].Length).SelectMany(pair => found.Select(row => row[pair].IfNegative))]);
        oracle.Check("p1", [.. Enumerable.Range(0, found[0].Length).SelectMany(pair => found.Select(row => row[pair].IfPositive))]);
        oracle.Check("probability", [.. merged.SelectMany(row => row)]);
    }

    private static double[][] Rows(OracleCase oracle, string input) => [.. oracle.Input(input).EnumerateArray().Select(OracleCase.Flat)];
}
