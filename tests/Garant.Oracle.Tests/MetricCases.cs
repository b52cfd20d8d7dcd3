using System.Text.Json;
using Garant.Conformal;
using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of metrics are checked.</summary>
internal static class MetricCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["metrics.regression.regression_coverage_score"] = oracle => PerLevel(oracle, (y, low, high) => IntervalMetrics.Coverage(y, low, high).Value),
        ["metrics.regression.regression_mean_width_score"] = Width,
        ["metrics.regression.regression_mwi_score"] = Winkler,
        ["metrics.regression.regression_ssc"] = oracle => PerLevel(oracle, (y, low, high) => IntervalMetrics.BySize(y, low, high, Bins(oracle)!.Value).Select(bin => bin.Value)),
        ["metrics.regression.regression_ssc_score"] = oracle => PerLevel(oracle, (y, low, high) => IntervalMetrics.BySize(y, low, high, Bins(oracle)!.Value).Min(bin => bin.Value)),
        ["metrics.regression.hsic"] = Hsic,
        ["metrics.regression.coverage_width_based"] = CoverageWidth,
        ["metrics.classification.classification_coverage_score"] = oracle => PerSets(oracle, (y, sets) => [SetMetrics.Coverage(y, sets).Value]),
        ["metrics.classification.classification_mean_width_score"] = oracle => PerSets(oracle, (_, sets) => [SetMetrics.MeanSize(sets)]),
        ["metrics.classification.classification_ssc"] = oracle => PerSets(oracle, (y, sets) => BySize(oracle, y, sets).Select(bin => bin.Value)),
        ["metrics.classification.classification_ssc_score"] = oracle => PerSets(oracle, (y, sets) => [BySize(oracle, y, sets).Where(bin => bin.Count > 0).Min(bin => bin.Value)]),
        ["metrics.conditional.coverage_gap"] = Gap,
        ["metrics.conditional.worst_slab_coverage"] = Slab,
        ["metrics.conditional.excess_risk_target_coverage"] = oracle =>
            oracle.Check("value", [ConditionalMetrics.ExcessRisk(Covered(oracle), oracle.Numbers("predicted_conditional_coverage"), Level(oracle))], 1),
        ["metrics.uncertainty.auroc"] = oracle => oracle.Check("value", [ConfidenceRanking.Auroc(Correct(oracle), oracle.Numbers("confidence"))]),
        ["metrics.uncertainty.auarc"] = oracle => oracle.Check("value", [ConfidenceRanking.Auarc(Correct(oracle), oracle.Numbers("confidence"))]),
    };

    private delegate double Metric(double[] targets, double[] lower, double[] upper);

    private delegate IEnumerable<double> Metrics(double[] targets, double[] lower, double[] upper);

    private static void PerLevel(OracleCase oracle, Metric metric) => PerLevel(oracle, (y, low, high) => [metric(y, low, high)]);

    private static void PerLevel(OracleCase oracle, Metrics metric)
    {
        double[] targets = oracle.HasInput("y_true") ? oracle.Numbers("y_true") : [];
        oracle.Check("value", [.. Bounds(oracle.Input("y_intervals")).SelectMany(bounds => metric(targets, bounds.Lower, bounds.Upper))]);
    }

    /// <summary>The reference refuses an infinite bound; ours gives such bounds itself, and then a mean that is infinite.</summary>
    private static void Width(OracleCase oracle)
    {
        if (oracle.MustRefuse && oracle.Numbers("y_intervals").Any(double.IsInfinity))
        {
            oracle.Answers("an infinite mean", Bounds(oracle.Input("y_intervals")).Any(bounds => double.IsPositiveInfinity(IntervalMetrics.MeanWidth(bounds.Lower, bounds.Upper))));
            return;
        }

        PerLevel(oracle, (_, low, high) => IntervalMetrics.MeanWidth(low, high));
    }

    /// <summary>The reference looks at the first level only.</summary>
    private static void Winkler(OracleCase oracle)
    {
        (double[] lower, double[] upper) = Bounds(oracle.Input("y_pis")).First();
        oracle.Check("value", [IntervalMetrics.IntervalScore(oracle.Numbers("y_true"), lower, upper, Level(oracle))]);
    }

    private static void Hsic(OracleCase oracle)
    {
        double[] sizes = oracle.HasInput("kernel_sizes") ? oracle.Numbers("kernel_sizes") : [1, 1];
        if (sizes.Length != 2)
        {
            // Ours has a parameter for each size, so a list of another length cannot be given.
            throw new CannotBeAskedException($"There are {sizes.Length} kernel sizes; give two.");
        }

        double[] targets = oracle.Numbers("y_true");
        oracle.Check("value", [.. Bounds(oracle.Input("y_intervals")).Select(bounds => IntervalMetrics.HilbertSchmidt(targets, bounds.Lower, bounds.Upper, sizes[0], sizes[1]))], 1);
    }

    private static void CoverageWidth(OracleCase oracle)
    {
        double[] targets = oracle.Numbers("y_true"), lower = oracle.Numbers("y_pred_low"), upper = oracle.Numbers("y_pred_up");
        double Value() => IntervalMetrics.CoverageWidthCriterion(targets, lower, upper, Level(oracle), oracle.Number("eta"));
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // The targets have no range, so the paper's criterion divides by 0: ours refuses.
            oracle.Refused("a criterion of targets without a range", () => Value());
            return;
        }

        oracle.Check("value", [Value()]);
    }

    private static void PerSets(OracleCase oracle, Func<int[], PredictionSets, IEnumerable<double>> metric)
    {
        int[] labels = oracle.HasInput("y_true") ? oracle.Integers("y_true") : [];
        oracle.Check("value", [.. Sets(oracle.Input("y_pred_set")).SelectMany(sets => metric(labels, sets))]);
    }

    private static Coverage[] BySize(OracleCase oracle, int[] labels, PredictionSets sets) =>
        Bins(oracle) is int bins ? SetMetrics.BySize(labels, sets, bins) : SetMetrics.BySize(labels, sets);

    private static void Gap(OracleCase oracle) => oracle.Check(
        "value",
        [ConditionalMetrics.CoverageGap(Covered(oracle), oracle.Integers("groups"), Level(oracle), oracle.HasParameter("weighted") && oracle.Flag("weighted"))],
        1);

    private static void Slab(OracleCase oracle) => oracle.Check(
        "value",
        [ConditionalMetrics.WorstSlab(oracle.Numbers("x"), Covered(oracle), oracle.HasInput("directions") ? oracle.Numbers("directions") : [1], oracle.Number("delta"))]);

    private static bool[] Covered(OracleCase oracle)
    {
        if (oracle.HasInput("y_intervals") == oracle.HasInput("y_sets"))
        {
            // Ours has a method for intervals and one for sets, so neither both nor none can be given.
            throw new CannotBeAskedException("Give intervals or sets.");
        }

        if (oracle.HasInput("y_sets"))
        {
            return SetMetrics.Covered(oracle.Integers("y"), Sets(oracle.Input("y_sets")).Single());
        }

        (double[] lower, double[] upper) = Bounds(oracle.Input("y_intervals")).First();
        return IntervalMetrics.Covered(oracle.Numbers("y"), lower, upper);
    }

    private static bool[] Correct(OracleCase oracle) => [.. oracle.Numbers("correctness").Select(value => value switch
    {
        0 => false,
        1 => true,
        // Ours takes truth values, so another number cannot be given.
        _ => throw new CannotBeAskedException($"{value} is neither right nor wrong."),
    })];

    private static ConfidenceLevel Level(OracleCase oracle) => oracle.Number("confidence_level");

    private static int? Bins(OracleCase oracle) => oracle.HasParameter("num_bins") ? (int)oracle.Number("num_bins") : null;

    /// <summary>Bounds by level, of rows of (lower, upper) with a number or a list of levels each.</summary>
    private static IEnumerable<(double[] Lower, double[] Upper)> Bounds(JsonElement rows)
    {
        double[][] lower = [.. rows.EnumerateArray().Select(row => OracleCase.Flat(row[0]))], upper = [.. rows.EnumerateArray().Select(row => OracleCase.Flat(row[1]))];
        return Enumerable.Range(0, lower[0].Length).Select(level => (lower.Select(row => row[level]).ToArray(), upper.Select(row => row[level]).ToArray()));
    }

    /// <summary>Sets by level, of rows of labels with a truth value or a list of levels each.</summary>
    private static IEnumerable<PredictionSets> Sets(JsonElement rows)
    {
        double[][][] bits = [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(OracleCase.Flat).ToArray())];
        return Enumerable.Range(0, bits[0][0].Length).Select(level => PredictionSets.Of(bits.Length, bits[0].Length, (row, label) => bits[row][label][level] == 1));
    }
}
