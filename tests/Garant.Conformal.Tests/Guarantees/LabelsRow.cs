using Garant.Conformal.MultiLabel;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A row with several labels: what the model said of each, and which are true.</summary>
internal sealed record LabelsRow(double[] Probabilities, int[] Labels)
{
    public static IReadOnlyDictionary<string, Func<Random, LabelsRow>> Kinds { get; } = new Dictionary<string, Func<Random, LabelsRow>>
    {
        ["overconfident"] = random => Row(random, 3, (p, _) => p > 0.5 ? 1 - 1e-9 * p : 1e-9 * p),
        ["votes"] = random => Row(random, 3, (p, _) => p > 0.5 ? 1 : 0),
        ["tenths"] = random => Row(random, 4, (p, _) => Math.Floor(p * 10) / 10),
        ["none true"] = random => Row(random, 2, (p, _) => p / 10) with { Labels = [0, 0] },
        ["a single label"] = random => Row(random, 1, (p, _) => p),
        ["calibrated"] = random => Row(random, 3, (p, _) => p),
    };

    public static LabelsRow[] Draw(string kind, Random random, int rows) => [.. Enumerable.Range(0, rows).Select(_ => Kinds[kind](random))];

    public static double[] Matrix(IEnumerable<LabelsRow> rows) => [.. rows.SelectMany(row => row.Probabilities)];

    public static int[] Truth(IEnumerable<LabelsRow> rows) => [.. rows.SelectMany(row => row.Labels)];

    /// <summary>Whether every true answer is among those that remain.</summary>
    public bool IsAnswered(LabelAnswers[] answers) =>
        answers.Zip(Labels).All(answer => answer.First.HasFlag(answer.Second == 1 ? LabelAnswers.Present : LabelAnswers.Absent));

    private static LabelsRow Row(Random random, int labels, Func<double, int, double> told)
    {
        double[] truth = [.. Enumerable.Range(0, labels).Select(_ => random.NextDouble())];
        return new([.. truth.Select(told)], [.. truth.Select(p => random.NextDouble() < p ? 1 : 0)]);
    }
}
