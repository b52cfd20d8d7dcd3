using System.Text.Json;
using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of models that are too sure of themselves are checked: whatever promises a level keeps it.</summary>
internal static class OverconfidentCases
{
    /// <summary>Four standard errors of the coverage, by the chance of the calibration rows and of the test rows.</summary>
    private const double Errors = 4;

    public static void Check(OracleCase oracle)
    {
        double[] calibration = oracle.Numbers("probabilities_calibration"), test = oracle.Numbers("probabilities_test");
        int[] labels = oracle.Integers("labels_calibration"), truth = oracle.Integers("labels_test");
        int classes = calibration.Length / labels.Length;
        Random random = new(1);
        double[] draws = [.. labels.Select(_ => random.NextDouble())], testDraws = [.. truth.Select(_ => random.NextDouble())];
        Dictionary<string, (int[] Covered, double[] Sizes)> found = [];
        foreach ((string name, LabelScore score) in new[]
        {
            ("lac", LabelScore.LeastAmbiguous), ("top_k", LabelScore.TopK), ("margin", LabelScore.Margin), ("aps", LabelScore.Adaptive),
            ("raps", LabelScore.RegularizedAdaptive(0.01, 1)), ("saps", LabelScore.SortedAdaptive(0.1)),
        })
        {
            bool takesDraws = name is "aps" or "raps" or "saps";
            foreach (bool randomized in takesDraws ? new[] { false, true } : [false])
            {
                ConformalClassifier classifier = ConformalClassifier.Calibrate(score, calibration, labels, randomized ? draws : [], randomized ? LastLabel.Randomized : LastLabel.Included);
                PredictionSets sets = new(truth.Length, classes);
                List<int> covered = [];
                List<double> sizes = [];
                foreach (decimal level in oracle.Levels)
                {
                    classifier.Predict(test, level, sets, randomized ? testDraws : []);
                    covered.Add(SetMetrics.Coverage(truth, sets).Covered);
                    sizes.Add(SetMetrics.MeanSize(sets));
                    double least = (double)level - Errors * Math.Sqrt((double)(level * (1 - level)) * (1.0 / labels.Length + 1.0 / truth.Length));
                    oracle.Holds(
                        FormattableString.Invariant($"{name}{(randomized ? " with draws" : "")} at {level} covers {covered[^1]} of {truth.Length}, which is enough"), covered[^1] >= least * truth.Length);
                }

                oracle.Holds($"{name}'s sets grow with the level up to all classes", sizes.SequenceEqual(sizes.Order()) && sizes[^1] <= classes);
                found[randomized ? name + "-randomized" : name] = ([.. covered], [.. sizes]);
            }
        }

        // These two rules of the reference hold. Its sets by the label's probability are ours; by rank it takes all labels that tie, and ours ranks them.
        JsonElement lac = oracle.Expected("lac")!.Value, topK = oracle.Expected("top_k")!.Value;
        oracle.Compare("lac.covered", OracleCase.Flat(lac.GetProperty("covered")), [.. found["lac"].Covered.Select(count => (double)count)]);
        oracle.Compare("lac.mean_size", OracleCase.Flat(lac.GetProperty("mean_size")), found["lac"].Sizes);
        oracle.Holds("sets by rank no larger than theirs", found["top_k"].Sizes.Zip(OracleCase.Flat(topK.GetProperty("mean_size"))).All(size => size.First <= size.Second + 1e-12));
    }
}
