using Garant.Conformal.Classification;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of conditional conformal prediction are checked.</summary>
internal static class ConditionalCases
{
    /// <summary>Part of what a case says where MAPIE's exact path goes wrong with randomisation.</summary>
    private const string AnotherCutoff = "another cutoff than the definition's";

    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["conditional_conformal_prediction.ConditionalSplitConformalRegressor"] = Regression,
        ["paper: Gibbs, Cherian, Candes (2023), cutoff sup{S: eta_{n+1}(S) < threshold} of the dual program"] = Regression,
        ["conditional_conformal_prediction.ConditionalSplitConformalClassifier"] = Classification,
    };

    private static void Regression(OracleCase oracle)
    {
        if (oracle.HasParameter("kernel") || oracle.HasParameter("minimize_interval_width"))
        {
            // Neither is an option of ours, and neither has an answer of MAPIE's.
            Assert.DoesNotContain(typeof(ConditionalConformal).GetMethods().SelectMany(method => method.GetParameters()), parameter => parameter.Name is "kernel" or "tails");
            throw new ArgumentException("There is no such option.");
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
            oracle.Check("lower", lower);
            oracle.Check("upper", upper);
            return;
        }

        // The paper's answer stands in a case of its own. MAPIE's errors are cutoffs that are too large, but for the randomised path and the search.
        double[] theirs = oracle.Own("upper");
        bool tooLarge = !oracle.Flag("randomize") && oracle.Flag("exact") && theirs.Length > 0;
        Assert.All(upper.Index(), bound => Assert.True(!tooLarge || bound.Item <= theirs[bound.Index] + 1e-9, $"{oracle.Name}: upper[{bound.Index}]"));
        Assert.All(upper.Index(), bound => Assert.True(!double.IsNaN(bound.Item) && !double.IsNaN(lower[bound.Index])));
        Assert.Equal(oracle.Flag("randomize"), oracle.Deviation.Contains(AnotherCutoff, StringComparison.Ordinal));
    }

    private static void Classification(OracleCase oracle)
    {
        LabelScore score = oracle.Text("conformity_score") switch
        {
            "lac" => LabelScore.LeastAmbiguous,
            "aps" => LabelScore.Adaptive,
            // Ours takes any score of labels; what MAPIE refuses comes without probabilities, which ours refuses.
            _ => throw new ArgumentException("The case has no probabilities."),
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
        oracle.Check("sets", found);
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
