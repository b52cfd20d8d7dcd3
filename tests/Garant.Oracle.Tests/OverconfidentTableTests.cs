using System.Globalization;
using System.Text.Json;
using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;

namespace Garant.Oracle.Tests;

/// <summary>The table of the guide that compares rules on models too sure of themselves.</summary>
public sealed class OverconfidentTableTests
{
    private static readonly (string Case, string Model)[] Models =
        [("calibrated-k10", "calibrated"), ("overconfident-k10", "overconfident"), ("saturated-k10", "saturated"), ("hard-k10", "votes")];

    private static readonly (string Theirs, string Rule, LastLabel Last)[] Rules =
        [("aps-included", "included", LastLabel.Included), ("aps-excluded", "excluded, without draws", LastLabel.Excluded), ("aps-randomized", "randomised", LastLabel.Randomized)];

    [Fact]
    public void Equivalence_ModelsTooSure_IsWhatTheLibraryGives()
    {
        IReadOnlyList<OracleCase> cases = OracleFile.ReadCopy("1.6/overconfident");
        List<string> table = [];
        foreach ((string name, string model) in Models)
        {
            OracleCase oracle = cases.Single(one => one.Name == name);
            table.AddRange(Rules.Select((rule, row) => $"| {(row == 0 ? model : "")} | {rule.Rule} | {string.Join(" | ", Cells(oracle, rule.Theirs, rule.Last))} |".Replace("|  |", "| |", StringComparison.Ordinal)));
        }

        string guide = File.ReadAllText(Path.Combine(Root(), "docs", "equivalence.md"));
        Assert.All(table, row => Assert.Contains(row, guide, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Cells(OracleCase oracle, string theirs, LastLabel last)
    {
        double[] calibration = oracle.Numbers("probabilities_calibration"), test = oracle.Numbers("probabilities_test");
        int[] labels = oracle.Integers("labels_calibration"), truth = oracle.Integers("labels_test");
        Random random = new(1);
        bool randomised = last == LastLabel.Randomized;
        double[] draws = [.. labels.Select(_ => random.NextDouble())], testDraws = [.. truth.Select(_ => random.NextDouble())];
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.Adaptive, calibration, labels, randomised ? draws : [], last);
        PredictionSets sets = new(truth.Length, calibration.Length / labels.Length);
        JsonElement expected = oracle.Expected(theirs)!.Value;
        double[] covered = OracleCase.Flat(expected.GetProperty("covered")), sizes = OracleCase.Flat(expected.GetProperty("mean_size"));
        foreach ((int index, decimal level) in oracle.Levels.Index())
        {
            classifier.Predict(test, level, sets, randomised ? testDraws : []);
            yield return Cell((int)covered[index], sizes[index]);
            yield return Cell(SetMetrics.Coverage(truth, sets).Covered, SetMetrics.MeanSize(sets));
        }
    }

    private static string Cell(int covered, double size) => string.Create(CultureInfo.InvariantCulture, $"{covered} ({size:F1})");

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
