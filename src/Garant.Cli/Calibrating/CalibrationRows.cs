using System.Globalization;
using Garant.Cli.Labels;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Calibrating;

/// <summary>The rows of a calibration set.</summary>
/// <param name="Scores">A probability for each row, or one for each class of a row.</param>
/// <param name="Labels">0 and 1, or the classes.</param>
/// <param name="Weights">How much each row counts; none where all count the same.</param>
/// <param name="Classes">The labels of the classes; none for one probability a row.</param>
internal sealed record CalibrationRows(double[] Scores, int[] Labels, double[] Weights, IReadOnlyList<string> Classes)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static CalibrationRows ReadOne(Table table, string column, BinaryLabel label, string? weight, bool isProbability, Terminal terminal)
    {
        List<int> labels = [];
        (double[] scores, double[] weights) = Read(table, [column], weight, label.Column, terminal, (row, numbers, text) =>
        {
            if (isProbability)
            {
                numbers[0] = Probability(row, column, numbers[0]);
            }

            labels.Add(label.Of(row, text));
        });
        label.MustOccur(table, labels);
        return new(scores, [.. labels], weights, []);
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static CalibrationRows ReadSeveral(Table table, ColumnPattern columns, string label, string? weight, Terminal terminal)
    {
        ObservedLabels observed = new(columns, label);
        (double[] scores, double[] weights) = Read(table, columns.Columns, weight, label, terminal, (row, numbers, text) =>
        {
            ProbabilityRow.Check(row, columns.Columns, numbers);
            observed.Add(row, text);
        });
        (IReadOnlyList<string> classes, int[] labels) = observed.Complete(table);
        return new(scores, labels, weights, classes);
    }

    /// <exception cref="BadInputException">The number is no probability.</exception>
    public static double Probability(RowPlace row, string column, double value) =>
        ProbabilityRow.Of(row, column, value, "correct it, leave the row out with --where, or calibrate scores of any kind with --method venn-abers, isotonic or sigmoid");

    private static (double[] Scores, double[] Weights) Read(Table table, IReadOnlyList<string> columns, string? weight, string label, Terminal terminal, Action<RowPlace, double[], string> take)
    {
        List<double> scores = [], weights = [];
        double[] own = new double[columns.Count];
        table.Read([.. columns, .. new[] { weight }.OfType<string>()], [label], terminal, (row, numbers, texts) =>
        {
            numbers.AsSpan(0, own.Length).CopyTo(own);
            take(row, own, texts[0]);
            scores.AddRange(own);
            if (weight is not null)
            {
                weights.Add(numbers[^1] >= 0 ? numbers[^1] : throw Table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{weight}\" holds {numbers[^1]:R}; a weight is not negative, so correct it or leave the row out with --where")));
            }
        });
        return weight is not null && weights.TrueForAll(one => one == 0)
            ? throw table.Fault($"column \"{weight}\" is 0 in every row; a weight says how much a row counts")
            : ([.. scores], [.. weights]);
    }
}
