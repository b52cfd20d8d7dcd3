using Garant.Conformal.Classification;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A way to predict sets of labels, with what it promises.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Member">The type and method that it stands for.</param>
/// <param name="Sets">For each label whether it is in the set of a row.</param>
/// <param name="PValues">For each label its p-value, and among how many calibration rows; <c>null</c> where sets of different levels need not be nested.</param>
internal sealed record LabelMethod(
    string Name,
    string Member,
    Func<LabelRow[], LabelRow, decimal, bool[]> Sets,
    Func<LabelRow[], LabelRow, (double P, int Count)[]>? PValues)
{
    /// <summary>What the theorem gives for a level; CV+ for sets only 1 − 2α − √(2/n), checked as 1 − 2α.</summary>
    public Func<decimal, decimal> Promise { get; init; } = level => level;

    /// <summary>Whether of n + 1 rows in turn at least ⌈(1−α)(n+1)⌉ are covered.</summary>
    public bool IsSplit { get; init; } = true;

    private static readonly LabelScore[] Scores =
        [LabelScore.LeastAmbiguous, LabelScore.Adaptive, LabelScore.RegularizedAdaptive(0.1, 1), LabelScore.RegularizedAdaptive(0, 2), LabelScore.SortedAdaptive(0.1), LabelScore.SortedAdaptive(0), LabelScore.TopK, LabelScore.Margin];

    /// <summary>How a calibration and a set use chance.</summary>
    private static readonly (string Name, LastLabel Last, bool Calibration, bool Test)[] Chances =
    [
        ("included", LastLabel.Included, false, false),
        ("included, calibrated with draws", LastLabel.Included, true, false),
        ("excluded", LastLabel.Excluded, false, false),
        ("randomised", LastLabel.Randomized, true, true),
        ("randomised, calibrated without draws", LastLabel.Randomized, false, true),
        ("randomised, predicted without a draw", LastLabel.Randomized, true, false),
    ];

    public static IReadOnlyList<LabelMethod> All { get; } =
    [
        .. Scores.SelectMany(score => Chances.Where(chance => score.UsesDraw || chance is { Last: LastLabel.Included, Calibration: false }).SelectMany(chance => Of(score, chance))),
        Hierarchical(),
    ];

    public bool Covers(LabelRow[] calibration, LabelRow row, decimal level) => Sets(calibration, row, level)[row.Label];

    public override string ToString() => Name;

    private static IEnumerable<LabelMethod> Of(LabelScore score, (string Name, LastLabel Last, bool Calibration, bool Test) chance)
    {
        string name = score.UsesDraw ? $"{score.Name} {score.Parameters.Lambda}, {chance.Name}" : score.Name;
        double[] Draws(LabelRow[] rows) => chance.Calibration ? LabelRow.Draws(rows) : [];
        double DrawOf(LabelRow row) => chance.Test ? row.Draw : double.NaN;
        ConformalClassifier Split(LabelRow[] rows) => ConformalClassifier.Calibrate(score, LabelRow.Matrix(rows), LabelRow.Labels(rows), Draws(rows), chance.Last);
        yield return new($"split, {name}", "ConformalClassifier.Predict", (rows, row, level) => One(Split(rows), row, level, DrawOf(row)), (rows, row) => PValuesOf(Split(rows), row, DrawOf(row)));

        ConformalClassifier Group(LabelRow[] rows, LabelRow row) => ConformalClassifier.CalibrateByGroup<int>(
            score, LabelRow.Matrix(rows), LabelRow.Labels(rows), [.. rows.Select(other => other.Group)], UnseenGroup.UseMarginal, chance.Last, Draws(rows)).For(row.Group);
        yield return new($"group, {name}", "ConformalClassifier.Predict", (rows, row, level) => One(Group(rows, row), row, level, DrawOf(row)), (rows, row) => PValuesOf(Group(rows, row), row, DrawOf(row)))
        {
            // A group of one row alone falls back on the others.
            IsSplit = false,
        };

        ClassConditionalClassifier ByClass(LabelRow[] rows) => ClassConditionalClassifier.Calibrate(score, LabelRow.Matrix(rows), LabelRow.Labels(rows), Draws(rows), chance.Last);
        yield return new(
            $"class, {name}",
            "ClassConditionalClassifier.Predict",
            (rows, row, level) =>
            {
                PredictionSets sets = new(1, row.Probabilities.Length);
                ByClass(rows).Predict(row.Probabilities, level, sets, chance.Test ? [row.Draw] : []);
                return Bits(row, label => sets.Contains(0, label));
            },
            (rows, row) =>
            {
                ClassConditionalClassifier byClass = ByClass(rows);
                double[] p = new double[row.Probabilities.Length];
                byClass.PValues(row.Probabilities, p, DrawOf(row));
                return [.. p.Select((value, label) => (value, byClass.Scores[label].Count))];
            });

        foreach ((string kind, Func<LabelRow, double[]> features) in new (string, Func<LabelRow, double[]>)[]
        {
            ("of a constant", _ => [1.0]),
            ("of groups", row => [row.Group, 1.0 - row.Group]),
            ("of a slope", row => [1.0, row.Probabilities[0] - 0.3]),
        })
        {
            yield return new(
                $"conditional {kind}, {name}",
                "ConditionalClassifier.Predict",
                (rows, row, level) =>
                {
                    PredictionSets sets = new(1, row.Probabilities.Length);
                    ConditionalClassifier.Calibrate(score, LabelRow.Matrix(rows), LabelRow.Labels(rows), [.. rows.SelectMany(features)], Draws(rows), chance.Last)
                        .Predict(row.Probabilities, features(row), level, sets, [], chance.Test ? [row.Draw] : []);
                    return Bits(row, label => sets.Contains(0, label));
                },
                null);
        }

        // The same model for every fold: then the rows are exchangeable and the sets cover at the level itself.
        const int Folds = 2;
        CrossConformalClassifier Cross(LabelRow[] rows) => CrossConformalClassifier.Calibrate(
            score, LabelRow.Matrix(rows), LabelRow.Labels(rows), [.. rows.Select((_, index) => index % Folds)], Draws(rows), chance.Last);
        static double[] ByFold(LabelRow row) => [.. Enumerable.Repeat(row.Probabilities, Folds).SelectMany(one => one)];
        yield return new(
            $"cross, {name}",
            "CrossConformalClassifier.Predict",
            (rows, row, level) => Bits(row, Cross(rows).Predict(ByFold(row), level, DrawOf(row)).Contains),
            (rows, row) =>
            {
                double[] p = new double[row.Probabilities.Length];
                Cross(rows).PValues(ByFold(row), p, DrawOf(row));
                return [.. p.Select(value => (value, rows.Length))];
            });
    }

    private static LabelMethod Hierarchical()
    {
        // A root over the first class and a node with the others.
        static LabelTree Tree(LabelRow row)
        {
            int classes = row.Probabilities.Length;
            return classes == 1
                ? LabelTree.Of([1, LabelTree.NoParent])
                : LabelTree.Of([.. Enumerable.Range(0, classes).Select(label => label == 0 ? classes + 1 : classes), classes + 1, LabelTree.NoParent]);
        }

        static HierarchicalClassifier Of(LabelRow[] rows) => HierarchicalClassifier.Calibrate(Tree(rows[0]), LabelRow.Matrix(rows), LabelRow.Labels(rows));
        return new(
            "hierarchical",
            "HierarchicalClassifier.Predict",
            (rows, row, level) =>
            {
                HierarchicalClassifier classifier = Of(rows);
                int[] held = classifier.Tree.ClassesOf(classifier.Predict(row.Probabilities, level));
                return Bits(row, held.Contains);
            },
            (rows, row) =>
            {
                double[] p = new double[row.Probabilities.Length];
                Of(rows).PValues(row.Probabilities, p);
                return [.. p.Select(value => (value, rows.Length))];
            });
    }

    private static bool[] One(ConformalClassifier classifier, LabelRow row, decimal level, double draw)
    {
        PredictionSets sets = new(1, row.Probabilities.Length);
        classifier.Predict(row.Probabilities, level, sets, double.IsNaN(draw) ? [] : [draw]);
        return Bits(row, label => sets.Contains(0, label));
    }

    private static (double P, int Count)[] PValuesOf(ConformalClassifier classifier, LabelRow row, double draw)
    {
        double[] p = new double[row.Probabilities.Length];
        classifier.PValues(row.Probabilities, p, draw);
        return [.. p.Select(value => (value, classifier.Count))];
    }

    private static bool[] Bits(LabelRow row, Func<int, bool> contains) => [.. Enumerable.Range(0, row.Probabilities.Length).Select(contains)];
}
