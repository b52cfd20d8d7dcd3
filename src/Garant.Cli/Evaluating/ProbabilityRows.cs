using Garant.Cli.Labels;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Evaluating;

/// <summary>Reads labels and what a model said of them.</summary>
internal static class ProbabilityRows
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfTwoClasses(Table table, BinaryLabel label, string probability, int bins, Terminal terminal)
    {
        (List<int> labels, List<double> scores) = Read(table, label, probability, terminal, (row, score) => ProbabilityRow.Of(row, probability, score));
        return ProbabilityReport.OfTwoClasses([.. labels], [.. scores], bins);
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfClasses(Table table, string label, string probabilities, string? names, int bins, Terminal terminal)
    {
        ColumnPattern columns = ColumnPattern.Of(probabilities, table, labels: names);
        table.Require(label);
        SetRows rows = SetRows.Read(table, columns, label, null, terminal);
        return ProbabilityReport.OfClasses(rows.Labels, rows.Probabilities, bins);
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfAnswers(Table table, BinaryLabel label, string uncertainty, Terminal terminal)
    {
        (List<int> labels, List<double> uncertainties) = Read(table, label, uncertainty, terminal, (_, number) => number);
        return ProbabilityReport.OfAnswers([.. labels.Select(right => right == 1)], [.. uncertainties]);
    }

    private static (List<int> Labels, List<double> Numbers) Read(Table table, BinaryLabel label, string number, Terminal terminal, Func<RowPlace, double, double> check)
    {
        table.Require(label.Column, number);
        List<int> labels = [];
        List<double> numbers = [];
        table.Read([number], [label.Column], terminal, (row, values, words) =>
        {
            numbers.Add(check(row, values[0]));
            labels.Add(label.Of(row, words[0]));
        });
        label.MustOccur(table, labels);
        return (labels, numbers);
    }
}
