using Garant.Conformal;
using Garant.Conformal.Classification;

namespace Garant.Oracle.Tests;

/// <summary>How the papers' cases of sets of one label are checked, on models that are too sure among others.</summary>
/// <remarks>
/// The papers count equal scores against a label. Where cumulated probabilities tie ours may break the tie by the labels' ranks, which is
/// valid too and gives smaller sets: there our p-value must be at most theirs, and our set a part of theirs.
/// </remarks>
internal static class LabelScoreCases
{
    private const double Tie = 1e-9;

    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["paper: Huang et al. (2024), equation 8"] = Plain,
        ["paper: Angelopoulos, Bates, Malik, Jordan (2021), Section 2"] = Plain,
        ["paper: Linusson, Johansson, Bostrom, Lofstrom (2018)"] = Plain,
        ["paper: Sadinle, Lei, Wasserman (2019)"] = Plain,
        ["paper: Romano, Sesia, Candes (2020), Algorithm 1"] = Plain,
        ["paper: Angelopoulos, Bates, Malik, Jordan (2021), equation 4"] = Plain,
        ["paper: Vovk, Gammerman, Shafer (2005), Section 4.5 (label-conditional)"] = ByClass,
        ["paper: Vovk, Gammerman, Shafer (2005), Section 4.5 (Mondrian)"] = ByGroup,
    };

    private static void Plain(OracleCase oracle)
    {
        int classes = oracle.Rows("probability_test")[0].Length;
        double[] test = oracle.Numbers("probability_test"), draws = Draws(oracle, "uniform_test");
        ConformalClassifier classifier = ConformalClassifier.Calibrate(
            Score(oracle), oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), Draws(oracle, "uniform_calibration"), Last(oracle));
        oracle.Check("scores", classifier.Scores.Values.ToArray(), 1e-3);
        bool[] tied = Tied(oracle, (_, _, calibration) => true);
        PValues(oracle, tied, row => (classifier, row));
        PredictionSets sets = new(test.Length / classes, classes);
        Sets(oracle, tied, level =>
        {
            classifier.Predict(test, level, sets, draws);
            return sets;
        });
    }

    private static void ByClass(OracleCase oracle)
    {
        int classes = oracle.Rows("probability_test")[0].Length;
        int[] labels = oracle.Integers("y_calibration");
        double[] test = oracle.Numbers("probability_test"), draws = Draws(oracle, "uniform_test");
        ClassConditionalClassifier classifier = ClassConditionalClassifier.Calibrate(
            Score(oracle), oracle.Numbers("probability_calibration"), labels, Draws(oracle, "uniform_calibration"), Last(oracle));
        int[] next = new int[classes];
        oracle.Check("scores", [.. labels.Select(label => classifier.Scores[label].Values[next[label]++])], 1e-3);
        bool[] tied = Tied(oracle, (_, label, calibration) => labels[calibration] == label);
        PredictionSets sets = new(test.Length / classes, classes);
        Sets(oracle, tied, level =>
        {
            classifier.Predict(test, level, sets, draws);
            return sets;
        });
    }

    private static void ByGroup(OracleCase oracle)
    {
        double[][] test = oracle.Rows("probability_test");
        double[] draws = Draws(oracle, "uniform_test");
        int[] groups = oracle.Integers("group_test"), calibrated = oracle.Integers("group_calibration");
        GroupConditional<int, ConformalClassifier> classifiers = ConformalClassifier.CalibrateByGroup<int>(
            Score(oracle), oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"), calibrated, UnseenGroup.UseMarginal, Last(oracle), Draws(oracle, "uniform_calibration"));
        bool[] tied = Tied(oracle, (row, _, calibration) => !calibrated.Contains(groups[row]) || calibrated[calibration] == groups[row]);
        PValues(oracle, tied, row => (classifiers.For(groups[row]), row));
        PredictionSets one = new(1, test[0].Length);
        Sets(oracle, tied, level => PredictionSets.Of(test.Length, test[0].Length, (row, label) =>
        {
            classifiers.For(groups[row]).Predict(test[row], level, one, draws.Length > 0 ? [draws[row]] : []);
            return one.Contains(0, label);
        }));
    }

    private static void PValues(OracleCase oracle, bool[] tied, Func<int, (ConformalClassifier Classifier, int Row)> of)
    {
        double[][] test = oracle.Rows("probability_test");
        double[] draws = Draws(oracle, "uniform_test");
        double[] found = [.. test.SelectMany((row, index) =>
        {
            double[] p = new double[row.Length];
            of(index).Classifier.PValues(row, p, draws.Length > 0 ? draws[index] : double.NaN);
            return p;
        })];
        double[] wanted = OracleCase.Flat(oracle.Expected("p_values")!.Value);
        oracle.Compare("p_values", [.. wanted.Where((_, place) => !tied[place])], [.. found.Where((_, place) => !tied[place])], 1e-3, isPaper: true);
        oracle.Holds("p-values of ties at most the paper's, and above 0", found.Index().All(p => !tied[p.Index] || p.Item > 0 && p.Item <= wanted[p.Index] + 1e-12));
    }

    private static void Sets(OracleCase oracle, bool[] tied, Func<decimal, PredictionSets> predict)
    {
        int levels = oracle.Levels.Length, rows = oracle.Rows("probability_test").Length, classes = tied.Length / rows;
        double[] wanted = OracleCase.Flat(oracle.Expected("sets")!.Value);
        foreach ((int index, decimal level) in oracle.Levels.Index())
        {
            PredictionSets sets = predict(level);
            double[] found = [.. Enumerable.Range(0, tied.Length).Select(place => sets.Contains(place / classes, place % classes) ? 1.0 : 0)];
            double[] theirs = [.. Enumerable.Range(0, tied.Length).Select(place => wanted[place * levels + index])];
            oracle.Compare("sets", [.. theirs.Where((_, place) => !tied[place])], [.. found.Where((_, place) => !tied[place])], isPaper: true);
            oracle.Holds("sets within the paper's", found.Index().All(bit => bit.Item <= theirs[bit.Index]));
        }
    }

    /// <summary>Which labels of the test rows have the cumulated score, or in decimals any score, of a calibration row they are compared with.</summary>
    private static bool[] Tied(OracleCase oracle, Func<int, int, int, bool> isCompared)
    {
        double[][] test = oracle.Rows("probability_test");
        if (oracle.Text("score") is not ("aps" or "raps" or "saps") && !oracle.TiesInDecimals)
        {
            return new bool[test.Sum(row => row.Length)];
        }

        double[] draws = Draws(oracle, "uniform_test"), scores = OracleCase.Flat(oracle.Expected("scores")!.Value);
        return [.. test.SelectMany((row, index) => row.Select((_, label) =>
        {
            double score = ScoreOf(oracle, row, label, draws.Length > 0 ? draws[index] : 0);
            return scores.Index().Any(other => Math.Abs(other.Item - score) <= Tie && isCompared(index, label, other.Index));
        }))];
    }

    /// <summary>The score as the table of the papers has it, v being the share of the label's own step that is taken away.</summary>
    private static double ScoreOf(OracleCase oracle, double[] row, int label, double v)
    {
        int[] order = [.. Enumerable.Range(0, row.Length).OrderByDescending(other => row[other]).ThenBy(other => other)];
        int rank = Array.IndexOf(order, label) + 1;
        double lambda = oracle.HasParameter("lambda") ? oracle.Number("lambda") : 0, before = order[..(rank - 1)].Sum(other => row[other]);
        return oracle.Text("score") switch
        {
            "saps" => rank == 1 ? (1 - v) * row[label] : row.Max() + (rank - 1 - v) * lambda,
            "raps" => before + (1 - v) * row[label] + lambda * Math.Max(0, rank - oracle.Number("k")),
            "margin" => row.Where((_, other) => other != label).Max() - row[label],
            "lac" => 1 - row[label],
            "topk" => rank - 1,
            _ => before + (1 - v) * row[label],
        };
    }

    private static LabelScore Score(OracleCase oracle) => LabelScore.Named(
        oracle.Text("score"), oracle.HasParameter("lambda") ? oracle.Number("lambda") : 0.01, oracle.HasParameter("k") ? (int)oracle.Number("k") : 1);

    private static LastLabel Last(OracleCase oracle) => oracle.HasInput("uniform_test") ? LastLabel.Randomized : LastLabel.Included;

    private static double[] Draws(OracleCase oracle, string input) => oracle.HasInput(input) ? oracle.Numbers(input) : [];
}
