using Garant.Conformal;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of crepes are checked.</summary>
internal static class CrepesCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["crepes.ConformalRegressor"] = Regressor,
        ["crepes.ConformalPredictiveSystem"] = System,
        ["crepes.ConformalClassifier"] = Classifier,
    };

    private static void Regressor(OracleCase oracle)
    {
        double[] spreads = oracle.HasInput("sigma_calibration") ? oracle.Numbers("sigma_calibration") : [], testSpreads = spreads.Length > 0 ? oracle.Numbers("sigma_test") : [];
        double[] test = oracle.Numbers("y_hat_test"), targets = oracle.Numbers("y_test");
        IConformityScore score = spreads.Length > 0 ? ConformityScore.ResidualNormalized : ConformityScore.Absolute;
        int[] groups = Groups(oracle, "group_test", test.Length);
        GroupConditional<int, SplitConformal> calibration = SplitConformal.CalibrateByGroup<int>(
            oracle.Numbers("y_hat_calibration"),
            oracle.Numbers("y_calibration"),
            Groups(oracle, "group_calibration", oracle.Numbers("y_calibration").Length),
            UnseenGroup.UseMarginal,
            score,
            Tails.Symmetric,
            spreads);
        List<double> lower = [], upper = [];
        foreach (decimal level in oracle.Levels)
        {
            double[] low = new double[test.Length], high = new double[test.Length];
            calibration.Predict<int>(test, groups, level, low, high, testSpreads);
            lower.AddRange(low);
            upper.AddRange(high);
        }

        oracle.Check("lower", lower, 1);
        oracle.Check("upper", upper, 1);
        oracle.Check("p_values", [.. test.Select((prediction, row) => calibration.For(groups[row]).Scores.PValue(
            Math.Abs(score.Score(targets[row], prediction, testSpreads.Length > 0 ? testSpreads[row] : 1))))]);
    }

    /// <summary>A system for each group; crepes counts the row among those not above its target.</summary>
    private static void System(OracleCase oracle)
    {
        double[] predictions = oracle.Numbers("y_hat_calibration"), targets = oracle.Numbers("y_calibration"), test = oracle.Numbers("y_hat_test"), truth = oracle.Numbers("y_test");
        int[] rows = Groups(oracle, "group_calibration", predictions.Length), groups = Groups(oracle, "group_test", test.Length);
        Dictionary<int, ConformalPredictiveSystem> systems = rows.Distinct().ToDictionary(group => group, group => ConformalPredictiveSystem.Calibrate(
            [.. predictions.Where((_, row) => rows[row] == group)], [.. targets.Where((_, row) => rows[row] == group)]));
        PredictiveDistribution[] found = [.. test.Select((prediction, row) => systems[groups[row]].Predict(prediction))];
        decimal[] percentiles = [.. OracleCase.Flat(oracle.Parameter("percentiles")).Select(percent => (decimal)percent / 100)];
        oracle.Check("p_values", [.. found.Select((distribution, row) => distribution.Cumulative(truth[row], 1))]);
        oracle.Check("higher_percentiles", [.. found.SelectMany(distribution => percentiles.Select(p => distribution.Quantile(p)))], 1);

        // The lower bound of an interval with both tails at p, which is there for p below one half only.
        double[] theirs = OracleCase.Flat(oracle.Expected("lower_percentiles")!.Value);
        (int Place, int Row, decimal Probability)[] below = [.. found.Index().SelectMany(row => percentiles.Index().Select(p => (row.Index * percentiles.Length + p.Index, row.Index, p.Item))).Where(place => place.Item < 0.5m)];
        oracle.Compare("lower_percentiles", [.. below.Select(place => theirs[place.Place])], [.. below.Select(place => found[place.Row].Interval(1 - 2 * place.Probability).Lower)], 1);
        oracle.Check("mean_crps", [found.Select((distribution, row) => distribution.ContinuousRankedProbabilityScore(truth[row])).Average()]);
    }

    private static void Classifier(OracleCase oracle)
    {
        double[] scores = oracle.Numbers("scores_calibration");
        double[][] test = oracle.Rows("scores_test");
        int[] rows = Groups(oracle, "group_calibration", scores.Length), groups = Groups(oracle, "group_test", test.Length);
        Dictionary<int, ConformityScores> calibrations = rows.Distinct().ToDictionary(group => group, group => ConformityScores.Of([.. scores.Where((_, row) => rows[row] == group)]));
        double[] found = [.. test.Index().SelectMany(row => row.Item.Select(score => calibrations[groups[row.Index]].PValue(score)))];
        oracle.Check("p_values", found);

        // crepes keeps a label whose p-value is just α, ours one whose p-value exceeds it: theirs from our p-values, and ours within theirs.
        List<double> theirs = [], ours = [];
        foreach (decimal level in oracle.Levels)
        {
            foreach ((int row, double[] labels) in test.Index())
            {
                ConformityScores calibration = calibrations[groups[row]];
                theirs.AddRange(labels.Select(score => Math.Floor(calibration.PValue(score) * (calibration.Count + 1) + 0.5) >= (double)((1 - level) * (calibration.Count + 1)) ? 1.0 : 0));
                ours.AddRange(labels.Select(score => score <= calibration.Cutoff(level).Value ? 1.0 : 0));
            }
        }

        oracle.Check("sets", theirs);
        oracle.Holds("sets by the cutoff within theirs", ours.Zip(theirs).All(bit => bit.First <= bit.Second));
    }

    private static int[] Groups(OracleCase oracle, string input, int rows) => oracle.HasInput(input) ? oracle.Integers(input) : new int[rows];
}
