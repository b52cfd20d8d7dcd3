using System.Globalization;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Calibrating;

/// <summary>The rows of a calibration set.</summary>
/// <param name="Scores">A probability for each row, or one for each class of a row.</param>
/// <param name="Labels">0 and 1, or the classes.</param>
/// <param name="Weights">How much each row counts; none where all count the same.</param>
internal sealed record CalibrationRows(double[] Scores, int[] Labels, double[] Weights)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static CalibrationRows ReadOne(Table table, string column, string label, string? positive, string? weight, bool isProbability, Terminal terminal)
    {
        CalibrationRows rows = Read(table, [column], weight, label, terminal, (row, numbers, text) =>
        {
            if (isProbability)
            {
                CheckProbability(table, row, column, numbers[0]);
            }

            return text.Length == 0 ? throw table.Fault(row, $"column \"{label}\" is empty; fill it in, or leave the row out with --where")
                : positive is not null ? SetRows.IndexOf([positive], text) + 1
                : SetRows.IndexOf(["0", "1"], text.ToLowerInvariant() switch { "false" => "0", "true" => "1", _ => text }) is var answer and >= 0 ? answer
                : throw table.Fault(row, $"column \"{label}\" holds \"{text}\", which is neither 0 nor 1; name the label whose probability is meant with --positive");
        });
        return positive is not null && !rows.Labels.Contains(1)
            ? throw table.Fault(0, $"no row has \"{positive}\" in column \"{label}\"; --positive is the label whose probability is meant")
            : rows;
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static CalibrationRows ReadSeveral(Table table, ColumnPattern columns, string label, string? weight, Terminal terminal) => Read(table, columns.Columns, weight, label, terminal, (row, numbers, text) =>
    {
        ProbabilityRow.Check(table, row, columns.Columns, numbers);
        return SetRows.IndexOf(columns.Labels, text) is var answer and >= 0 ? answer
            : throw table.Fault(row, $"column \"{label}\" holds \"{text}\", which is none of the labels {string.Join(", ", columns.Labels)}; correct it, or leave the row out with --where");
    });

    /// <exception cref="BadInputException">The number is no probability.</exception>
    public static void CheckProbability(Table table, long row, string column, double value)
    {
        if (value is < 0 or > 1)
        {
            throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{column}\" holds {value:R}, which is no probability; correct it, leave the row out with --where, or calibrate scores of any kind with --method venn-abers, isotonic or sigmoid"));
        }
    }

    private static CalibrationRows Read(Table table, IReadOnlyList<string> columns, string? weight, string label, Terminal terminal, Func<long, double[], string, int> answerOf)
    {
        List<double> scores = [], weights = [];
        List<int> labels = [];
        double[] own = new double[columns.Count];
        table.Read([.. columns, .. new[] { weight }.OfType<string>()], [label], terminal, (row, numbers, texts) =>
        {
            numbers.AsSpan(0, own.Length).CopyTo(own);
            labels.Add(answerOf(row, own, texts[0]));
            scores.AddRange(own);
            if (weight is not null)
            {
                weights.Add(numbers[^1] >= 0 ? numbers[^1] : throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{weight}\" holds {numbers[^1]:R}; a weight is not negative, so correct it or leave the row out with --where")));
            }
        });
        return weight is not null && weights.TrueForAll(one => one == 0)
            ? throw table.Fault(0, $"column \"{weight}\" is 0 in every row; a weight says how much a row counts")
            : new([.. scores], [.. labels], [.. weights]);
    }
}
