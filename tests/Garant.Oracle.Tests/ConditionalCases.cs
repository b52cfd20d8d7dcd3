using Garant.Conformal.Classification;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of conditional conformal prediction are checked.</summary>
internal static class ConditionalCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["conditional_conformal_prediction.ConditionalSplitConformalRegressor"] = Regression,
        ["paper: Gibbs, Cherian, Candes (2023), cutoff sup{S: eta_{n+1}(S) < threshold} of the dual program"] = Regression,
        ["conditional_conformal_prediction.ConditionalSplitConformalClassifier"] = Classification,
    };

    private static void Regression(OracleCase oracle)
    {
        if (oracle.HasParameter("minimize_interval_width"))
        {
            throw new CannotBeAskedException("There is no such option.");
        }

        double[] test = oracle.Numbers("prediction_test"), features = oracle.Numbers("features_test");
        ConditionalConformal calibration = ConditionalConformal.Calibrate(
            oracle.Numbers("prediction_calibration"), oracle.Numbers("y_calibration"), oracle.Numbers("features_calibration"), symmetric: oracle.Flag("symmetric"));
        int levels = oracle.Levels.Length;
        double[] lower = new double[test.Length * levels], upper = new double[test.Length * levels];
        foreach ((int index, decimal level) in oracle.Levels.Index())
        {
            double[] low = new double[test.Length], high = new double[test.Length];
            calibration.Predict(test, features, level, low, high, Draws(oracle, index));
            for (int row = 0; row < test.Length; row++)
            {
                (lower[row * levels + index], upper[row * levels + index]) = (low[row], high[row]);
            }
        }

        if (oracle.Deviation is null)
        {
            oracle.Check("lower", lower, test.Max(Math.Abs));
            oracle.Check("upper", upper, test.Max(Math.Abs));
            return;
        }

        // The paper's answer to each of these stands in a case of its own; an intercept alone is split conformal prediction.
        oracle.Holds("an interval in every row", lower.Zip(upper).All(bounds => bounds.First <= bounds.Second));
        if (calibration.Features == 1 && features.All(feature => feature == 1) && oracle.Flag("symmetric") && !oracle.Flag("randomize"))
        {
            SplitConformal split = SplitConformal.Calibrate(oracle.Numbers("prediction_calibration"), oracle.Numbers("y_calibration"));
            oracle.Holds("the bounds of split prediction", test.SelectMany(prediction => oracle.Levels.Select(level => split.Predict(prediction, level).Upper)).SequenceEqual(upper));
        }
    }

    private static void Classification(OracleCase oracle)
    {
        LabelScore score = oracle.Text("conformity_score") switch
        {
            "lac" => LabelScore.LeastAmbiguous,
            "aps" => LabelScore.Adaptive,
            // Ours takes any score of labels; what MAPIE refuses comes without probabilities, which ours refuses.
            _ => throw new CannotBeAskedException("The case has no probabilities."),
        };
        double[] probabilities = oracle.Numbers("probability_calibration"), test = oracle.Numbers("probability_test"), features = oracle.Numbers("features_test");
        int[] labels = oracle.Integers("y_calibration");
        int classes = probabilities.Length / labels.Length, rows = test.Length / classes, columns = features.Length / rows, levels = oracle.Levels.Length;
        ConditionalClassifier classifier = ConditionalClassifier.Calibrate(
            score, probabilities, labels, oracle.Numbers("features_calibration"), oracle.HasInput("conformity_scores") ? ScoreDraws(oracle.Numbers("conformity_scores"), probabilities, labels) : []);
        oracle.Check("conformity_scores", classifier.Scores.ToArray());
        double[] cutoffs = new double[rows * levels], found = new double[rows * classes * levels];
        PredictionSets sets = new(rows, classes);
        foreach ((int index, decimal level) in oracle.Levels.Index())
        {
            double[] draws = Draws(oracle, index);
            classifier.Predict(test, features, level, sets, draws);
            for (int row = 0; row < rows; row++)
            {
                cutoffs[row * levels + index] = classifier.Cutoff(features.AsSpan(row * columns, columns), level, draws.Length == 0 ? double.NaN : draws[row]);
                for (int label = 0; label < classes; label++)
                {
                    found[(row * classes + label) * levels + index] = sets.Contains(row, label) ? 1 : 0;
                }
            }
        }

        oracle.Check("cutoff", cutoffs);
        double[] theirs = oracle.Own("sets");
        // No score of APS is above 1, so above it every label is in the set; MAPIE then drops some of them, which no case is marked for.
        bool[] all = [.. found.Index().Select(bit => oracle.HasInput("conformity_scores") && cutoffs[bit.Index / (classes * levels) * levels + bit.Index % levels] >= 1)];
        oracle.Compare("sets", [.. theirs.Index().Select(bit => all[bit.Index] ? 1 : bit.Item)], found);
    }

    private static double[] Draws(OracleCase oracle, int level)
    {
        if (!oracle.HasInput("uniform_draws"))
        {
            return [];
        }

        int levels = oracle.Levels.Length;
        return [.. oracle.Numbers("uniform_draws").Where((_, place) => place % levels == level)];
    }

    /// <summary>The draws behind scores of APS: what each lacks of the probability down to its label, as a part of the label's own.</summary>
    private static double[] ScoreDraws(double[] scores, double[] probabilities, int[] labels)
    {
        int classes = probabilities.Length / labels.Length;
        return [.. scores.Index().Select(score =>
        {
            ReadOnlySpan<double> row = probabilities.AsSpan(score.Index * classes, classes);
            double own = row[labels[score.Index]], reached = 0;
            foreach (double p in row)
            {
                reached += p >= own ? p : 0;
            }

            return Math.Clamp((reached - score.Item) / own, 0, 1);
        })];
    }
}
