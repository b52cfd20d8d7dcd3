using System.Text.Json;
using Garant.Conformal.Classification;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of classification are checked.</summary>
internal static class ClassificationCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["classification.SplitConformalClassifier"] = oracle => (oracle.HasInput("labels_test") ? (Action<OracleCase>)OverconfidentCases.Check : Split)(oracle),
        ["classification.CrossConformalClassifier"] = Cross,
    };

    private static void Split(OracleCase oracle)
    {
        double[] calibration = oracle.Numbers("probabilities_calibration"), test = oracle.Numbers("probabilities_test");
        int[] labels = oracle.Integers("labels_calibration");
        int classes = calibration.Length / labels.Length, rows = test.Length / classes;
        double[] draws = oracle.HasInput("uniform_calibration") ? oracle.Numbers("uniform_calibration") : [];
        LastLabel last = Last(oracle);
        LabelScore score = LabelScore.Adaptive;
        switch (oracle.Text("conformity_score"))
        {
            case "lac":
                score = LabelScore.LeastAmbiguous;
                break;
            case "top_k":
                score = LabelScore.TopK;
                break;
            case "raps":
                // The reference refuses its own split of these; ours tunes on the one part and calibrates on the other.
                int[] tuning = oracle.Integers("rows_tuning"), kept = oracle.Integers("rows_calibration");
                score = RegularizedAdaptiveSets.Tune(Rows(calibration, tuning, classes), [.. tuning.Select(row => labels[row])], oracle.Levels[^1]);
                calibration = Rows(calibration, kept, classes);
                labels = [.. kept.Select(row => labels[row])];
                draws = draws[..labels.Length];
                break;
        }

        ConformalClassifier classifier = ConformalClassifier.Calibrate(score, calibration, labels, draws, last);
        oracle.Check("conformity_scores", classifier.Scores.Values.ToArray());
        oracle.Holds("every calibration row counts", labels.Length == classifier.Count);
        oracle.Check("quantiles", [.. oracle.Levels.Select(level => classifier.Cutoff(level).Value)]);
        double[] testDraws = last == LastLabel.Randomized && oracle.HasInput("uniform_test") ? oracle.Numbers("uniform_test") : [];
        PredictionSets sets = new(rows, classes);
        int[,,] found = new int[rows, classes, oracle.Levels.Length];
        foreach ((int index, decimal level) in oracle.Levels.Index())
        {
            classifier.Predict(test, level, sets, testDraws);
            for (int i = 0; i < rows * classes; i++)
            {
                found[i / classes, i % classes, index] = sets.Contains(i / classes, i % classes) ? 1 : 0;
            }
        }

        double[] bits = [.. found.Cast<int>().Select(bit => (double)bit)];
        if (oracle.PaperHas("quantiles") && !oracle.PaperHas("sets"))
        {
            // MAPIE's sets stand at its own cutoffs: equal where the paper's cutoff is the same, at least as large where it is one rank lower.
            double[] theirs = oracle.Own("sets"), cutoffs = oracle.Own("quantiles");
            bool[] same = [.. oracle.Levels.Index().Select(level => classifier.Cutoff(level.Item).Value.Equals(cutoffs[level.Index]))];
            oracle.Holds("their sets where the cutoff is theirs, else no larger ones", bits.Index().All(bit => same[bit.Index % same.Length] ? bit.Item.Equals(theirs[bit.Index]) : bit.Item <= theirs[bit.Index]));
            return;
        }

        oracle.Check("sets", bits);
    }

    private static void Cross(OracleCase oracle)
    {
        int[] labels = oracle.Integers("labels"), folds = oracle.Integers("fold");
        double[] byModel = oracle.Numbers("probabilities_by_fold_model"), test = oracle.Numbers("probabilities_test_by_fold_model");
        int n = labels.Length, count = folds.Max() + 1, classes = byModel.Length / (n * count), rows = test.Length / (count * classes);
        double[] outOfFold = [.. Enumerable.Range(0, n).SelectMany(row => byModel.Skip((folds[row] * n + row) * classes).Take(classes))];
        double[] draws = oracle.HasInput("uniform_calibration") ? oracle.Numbers("uniform_calibration") : [];
        LastLabel last = Last(oracle);
        LabelScore score = oracle.Text("conformity_score") == "lac" ? LabelScore.LeastAmbiguous : LabelScore.Adaptive;
        CrossConformalClassifier classifier = CrossConformalClassifier.Calibrate(score, outOfFold, labels, folds, draws, last);
        oracle.Check("conformity_scores", classifier.Scores.Values.ToArray());
        bool mean = oracle.Text("aggregate_scores") == "mean";
        oracle.Check("quantiles", [.. oracle.Levels.Select(level => mean ? classifier.Scores.Cutoff(level).Value : (double)((n + 1) * level))]);
        double[] testDraws = last == LastLabel.Randomized && oracle.HasInput("uniform_test") ? oracle.Numbers("uniform_test") : [];
        List<double> found = [];
        for (int row = 0; row < rows; row++)
        {
            double[] ofRow = [.. Enumerable.Range(0, count).SelectMany(fold => test.Skip((fold * rows + row) * classes).Take(classes))];
            double draw = testDraws.Length > 0 ? testDraws[row] : double.NaN;
            PredictionSet[] sets = [.. oracle.Levels.Select(level => mean ? classifier.PredictMean(ofRow, level, draw) : classifier.Predict(ofRow, level, draw))];
            found.AddRange(Enumerable.Range(0, classes).SelectMany(label => sets.Select(set => set.Contains(label) ? 1.0 : 0.0)));
        }

        oracle.Check("sets", found);
    }

    private static LastLabel Last(OracleCase oracle) => !oracle.HasParameter("include_last_label") ? LastLabel.Included : oracle.Text("include_last_label") switch
    {
        "randomized" => LastLabel.Randomized,
        string text => JsonSerializer.Deserialize<bool>(text.ToLowerInvariant()) ? LastLabel.Included : LastLabel.Excluded,
    };

    private static double[] Rows(double[] matrix, int[] rows, int columns) => [.. rows.SelectMany(row => matrix.AsSpan(row * columns, columns).ToArray())];
}
