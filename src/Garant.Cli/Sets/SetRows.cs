using System.Globalization;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Sets;

/// <summary>The rows of a calibration set.</summary>
internal sealed record SetRows(double[] Probabilities, int[] Labels, string[] Groups)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static SetRows Read(Table table, ColumnPattern columns, string label, string? group, Terminal terminal)
    {
        List<double> probabilities = [];
        List<int> labels = [];
        List<string> groups = [];
        table.Read(columns.Columns, [.. new[] { label, group }.OfType<string>()], terminal, (row, numbers, texts) =>
        {
            ProbabilityRow.Check(table, row, columns.Columns, numbers);
            int index = IndexOf(columns.Labels, texts[0]);
            labels.Add(index >= 0 ? index : throw table.Fault(row, $"column \"{label}\" holds \"{texts[0]}\", which is none of the labels {string.Join(", ", columns.Labels)}; correct it, or leave the row out with --where"));
            probabilities.AddRange(numbers);
            groups.AddRange(texts.Skip(1));
        });
        return new([.. probabilities], [.. labels], [.. groups]);
    }

    /// <summary>The place of a label; 3.0 is the label 3.</summary>
    public static int IndexOf(IReadOnlyList<string> labels, string text)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] == text)
            {
                return i;
            }
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Truncate(number) == number
            && decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture) is string whole && whole != text
            ? IndexOf(labels, whole)
            : -1;
    }

    /// <summary>Some of the rows.</summary>
    public SetRows Take(int[] rows, int classes) => new(
        [.. rows.SelectMany(row => Probabilities[(row * classes)..((row + 1) * classes)])],
        [.. rows.Select(row => Labels[row])],
        Groups.Length == 0 ? [] : [.. rows.Select(row => Groups[row])]);
}
