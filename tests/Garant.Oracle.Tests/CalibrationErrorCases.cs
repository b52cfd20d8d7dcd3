using System.Text.Json;
using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of calibration errors in bins are checked.</summary>
/// <remarks>
/// Where the reference takes other edges than the definition and no paper's answer stands beside its own,
/// ours with the reference's edges must give the reference's answer: then the edges are all that differs.
/// </remarks>
internal static class CalibrationErrorCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["metrics.calibration.expected_calibration_error"] = Expected,
        ["metrics.calibration.top_label_ece"] = TopLabel,
    };

    private static void Expected(OracleCase oracle)
    {
        if (oracle.HasParameter("classwise") && oracle.Flag("classwise"))
        {
            oracle.Check("value", [MulticlassCalibration.ClassWiseError(oracle.Integers("class_labels"), oracle.Numbers("y_scores"), Bins(oracle), Strategy(oracle))]);
            return;
        }

        int[] labels = oracle.Integers("y_true");
        double[] scores = TopScores(oracle);
        if (labels.Contains(-1) && labels.All(label => label is -1 or 1))
        {
            oracle.Refused("a label of −1", () => ReliabilityCurve.Of(labels, scores, Bins(oracle), Strategy(oracle)));
            labels = [.. labels.Select(label => (label + 1) / 2)];
        }

        ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, Bins(oracle), Strategy(oracle));
        oracle.Holds("the parts of the Brier score add up", Math.Abs(ScoringRules.Brier(labels, scores) - curve.Brier.Score) <= 1e-12);
        if (oracle.Deviation is null || oracle.HasPaper)
        {
            oracle.Check("value", [curve.ExpectedCalibrationError], 1);
            return;
        }

        oracle.Holds("the mean error is at most the greatest", curve.ExpectedCalibrationError >= 0 && curve.ExpectedCalibrationError <= curve.MaximumCalibrationError + 1e-12);
        oracle.Rebuild("value", oracle.Own("value").Single(), ByReference(labels, scores, Bins(oracle), Strategy(oracle)), 1e-12);
    }

    private static void TopLabel(OracleCase oracle)
    {
        int[] labels = oracle.Integers("y_true");
        int[] classes = oracle.HasInput("classes") ? oracle.Integers("classes") : [.. Enumerable.Range(0, 1000)];
        double[] confidence = TopScores(oracle);
        int[] predicted = oracle.HasInput("y_score_arg")
            ? oracle.Integers("y_score_arg")
            : [.. oracle.Input("y_scores").EnumerateArray().Select(OracleCase.Flat).Select(row => classes[Array.IndexOf(row, row.Max())])];
        IReadOnlyDictionary<int, ReliabilityCurve> curves = MulticlassCalibration.TopLabelCurves(labels, predicted, confidence, Bins(oracle), Strategy(oracle));
        double error = curves.Values.Sum(curve => curve.ExpectedCalibrationError * curve.Count) / labels.Length;
        if (!oracle.HasInput("y_score_arg"))
        {
            int[] numbers = [.. labels.Select(label => Array.IndexOf(classes, label))];
            oracle.Holds("both ways to the error agree", Math.Abs(error - MulticlassCalibration.TopLabelError(numbers, oracle.Numbers("y_scores"), Bins(oracle), Strategy(oracle))) <= 1e-12);
        }

        if (oracle.Deviation is null || oracle.HasPaper)
        {
            oracle.Check("value", [error], 1);
            return;
        }

        // The reference gives each class predicted the same weight.
        double theirs = predicted.Distinct().Average(label =>
        {
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => predicted[row] == label)];
            return ByReference([.. rows.Select(row => labels[row] == label ? 1 : 0)], [.. rows.Select(row => confidence[row])], Bins(oracle), Strategy(oracle));
        });
        oracle.Rebuild("value", oracle.Own("value").Single(), theirs, 1e-12);
    }

    /// <summary>The error in the bins of the reference.</summary>
    private static double ByReference(int[] labels, double[] scores, int bins, BinStrategy strategy)
    {
        double[] sorted = [.. scores.Order()];
        if (strategy == BinStrategy.EqualCount)
        {
            // Greatest scores of parts as they come, not of the sorted ones.
            int size = scores.Length / bins, longer = scores.Length % bins;
            int[] ends = [.. Enumerable.Range(1, bins).Select(part => part * size + Math.Min(part, longer))];
            double[] greatest = [.. Enumerable.Range(0, bins - 1).Select(part => scores[(part == 0 ? 0 : ends[part - 1])..ends[part]].Max()).Order()];
            return ReliabilityCurve.OfEdges(labels, scores, greatest).ExpectedCalibrationError;
        }

        if (bins == 1)
        {
            // A single edge, the least score: what lies above is dropped.
            (int label, double score)[] kept = [.. labels.Zip(scores).Where(row => row.Second == sorted[0])];
            return ReliabilityCurve.Of([.. kept.Select(row => row.label)], [.. kept.Select(row => row.score)], 1).ExpectedCalibrationError;
        }

        // As many edges as there shall be bins, from the least score to the greatest.
        double[] edges = [.. Enumerable.Range(0, bins).Select(edge =>
        {
            (int place, int rest) = Math.DivRem((sorted.Length - 1) * edge, bins - 1);
            return rest == 0 ? sorted[place] : sorted[place] + (double)rest / (bins - 1) * (sorted[place + 1] - sorted[place]);
        })];
        return ReliabilityCurve.OfEdges(labels, scores, edges).ExpectedCalibrationError;
    }

    /// <summary>The scores, or the greatest of each row.</summary>
    private static double[] TopScores(OracleCase oracle) =>
        [.. oracle.Input("y_scores").EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Array ? OracleCase.Flat(row).Max() : row.GetDouble())];

    private static int Bins(OracleCase oracle) => oracle.HasParameter("num_bins") ? (int)oracle.Number("num_bins") : 50;

    private static BinStrategy Strategy(OracleCase oracle) => !oracle.HasParameter("split_strategy") ? BinStrategy.Uniform : oracle.Text("split_strategy") switch
    {
        "uniform" => BinStrategy.Uniform,
        "quantile" => BinStrategy.Quantile,
        "array split" => BinStrategy.EqualCount,
        string other => throw new CannotBeAskedException($"There is no strategy {other}."),
    };
}
