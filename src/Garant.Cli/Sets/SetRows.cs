using Garant.Cli.Labels;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Sets;

/// <summary>The rows of a calibration set.</summary>
/// <param name="Probabilities">The probabilities of the classes, row after row.</param>
/// <param name="Labels">Which class each row has.</param>
/// <param name="Groups">The group of each row, where there are groups.</param>
/// <param name="Classes">The labels of the classes.</param>
internal sealed record SetRows(double[] Probabilities, int[] Labels, string[] Groups, IReadOnlyList<string> Classes)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static SetRows Read(Table table, ColumnPattern columns, string label, string? group, Terminal terminal)
    {
        List<double> probabilities = [];
        ObservedLabels observed = new(columns, label);
        List<string> groups = [];
        table.Read(columns.Columns, [.. new[] { label, group }.OfType<string>()], terminal, (row, numbers, texts) =>
        {
            ProbabilityRow.Check(row, columns.Columns, numbers);
            observed.Add(row, texts[0]);
            probabilities.AddRange(numbers);
            groups.AddRange(texts.Skip(1));
        });
        (IReadOnlyList<string> classes, int[] labels) = observed.Complete(table);
        return new([.. probabilities], labels, [.. groups], classes);
    }

    /// <summary>Some of the rows.</summary>
    public SetRows Take(int[] rows, int classes) => new(
        [.. rows.SelectMany(row => Probabilities[(row * classes)..((row + 1) * classes)])],
        [.. rows.Select(row => Labels[row])],
        Groups.Length == 0 ? [] : [.. rows.Select(row => Groups[row])],
        Classes);
}
