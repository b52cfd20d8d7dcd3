using Garant.Conformal.MultiLabel;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A way to predict several labels of a row, with what it promises.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Member">The type and method that it stands for.</param>
/// <param name="Covers">Whether what is promised of a row holds.</param>
/// <param name="Compare">Compares an answer with what its p-values say: how many were compared.</param>
internal sealed record LabelsMethod(
    string Name, string Member, Func<LabelsRow[], LabelsRow, decimal, bool> Covers, Func<LabelsRow[], LabelsRow, decimal, int> Compare)
{
    public static IReadOnlyList<LabelsMethod> All { get; } =
    [
        OfAnswers("each, together", (p, labels, count) => MultiLabelConformal.CalibrateEach(p, labels, count)),
        OfAnswers("jointly", (p, labels, count) => MultiLabelConformal.CalibrateJointly(p, labels, [.. Enumerable.Range(1, count).Select(scale => (double)scale)])),
        OfAnswers("by rank", (p, labels, count) => MultiLabelConformal.CalibrateByRank(p, labels, count)),
        new(
            "each, the first",
            "MultiLabelConformal.PredictEach",
            (rows, row, level) => (row with { Labels = row.Labels[..1] }).IsAnswered([Each(rows).PredictEach(row.Probabilities, level)[0]]),
            (rows, row, level) =>
            {
                double[] absent = new double[row.Labels.Length], present = new double[row.Labels.Length];
                Each(rows).PValuesOfEach(row.Probabilities, absent, present);
                return Same(Each(rows).PredictEach(row.Probabilities, level), absent, present, rows.Length, level);
            }),
        OfSets("supersets", areSupersets: true),
        OfSets("subsets", areSupersets: false),
    ];

    public override string ToString() => Name;

    private static MultiLabelConformal Each(LabelsRow[] rows) => MultiLabelConformal.CalibrateEach(LabelsRow.Matrix(rows), LabelsRow.Truth(rows), rows[0].Labels.Length);

    private static LabelsMethod OfAnswers(string name, Func<double[], int[], int, MultiLabelConformal> calibrate)
    {
        MultiLabelConformal Of(LabelsRow[] rows) => calibrate(LabelsRow.Matrix(rows), LabelsRow.Truth(rows), rows[0].Labels.Length);
        return new(
            name,
            "MultiLabelConformal.Predict",
            (rows, row, level) => row.IsAnswered(Of(rows).Predict(row.Probabilities, level)),
            (rows, row, level) =>
            {
                double[] absent = new double[row.Labels.Length], present = new double[row.Labels.Length];
                Of(rows).PValues(row.Probabilities, absent, present);
                return Same(Of(rows).Predict(row.Probabilities, level), absent, present, rows.Length, level);
            });
    }

    private static LabelsMethod OfSets(string name, bool areSupersets)
    {
        ConformalLabelSets Of(LabelsRow[] rows) => areSupersets
            ? ConformalLabelSets.CalibrateSupersets(LabelsRow.Matrix(rows), LabelsRow.Truth(rows), rows[0].Labels.Length)
            : ConformalLabelSets.CalibrateSubsets(LabelsRow.Matrix(rows), LabelsRow.Truth(rows), rows[0].Labels.Length);
        return new(
            name,
            "ConformalLabelSets.Predict",
            (rows, row, level) => Of(rows).Predict(row.Probabilities, level) is var set
                && row.Labels.Index().All(label => areSupersets ? label.Item == 0 || set.Contains(label.Index) : label.Item == 1 || !set.Contains(label.Index)),
            (rows, row, level) =>
            {
                double[] p = new double[row.Labels.Length];
                Of(rows).PValues(row.Probabilities, p);
                bool[] held = [.. p.Select((_, label) => Of(rows).Predict(row.Probabilities, level).Contains(label))];
                Assert.Equal(p.Select(value => ExactLevel.Exceeds(value, rows.Length, 1 - level) == areSupersets), held);
                return p.Length;
            });
    }

    private static int Same(LabelAnswers[] answers, double[] absent, double[] present, int rows, decimal level)
    {
        Assert.Equal(absent.Select(p => ExactLevel.Exceeds(p, rows, 1 - level)), answers.Select(answer => answer.HasFlag(LabelAnswers.Absent)));
        Assert.Equal(present.Select(p => ExactLevel.Exceeds(p, rows, 1 - level)), answers.Select(answer => answer.HasFlag(LabelAnswers.Present)));
        return 2 * answers.Length;
    }
}
