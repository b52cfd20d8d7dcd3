using System.Globalization;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Evaluating;

/// <summary>Reads labels and what a model said of them.</summary>
internal static class ProbabilityRows
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfTwoClasses(Table table, string label, string probability, int bins, Terminal terminal)
    {
        (List<int> labels, List<double> scores) = Read(table, label, probability, terminal, (row, score) =>
        {
            if (score is < 0 or > 1)
            {
                throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{probability}\" holds {score:R}, which is no probability; correct it, or leave the row out with --where"));
            }
        });
        return ProbabilityReport.OfTwoClasses([.. labels], [.. scores], bins);
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfClasses(Table table, string label, string probabilities, int bins, Terminal terminal)
    {
        ColumnPattern columns = ColumnPattern.Of(probabilities, table);
        table.Require(label);
        SetRows rows = SetRows.Read(table, columns, label, null, terminal);
        return ProbabilityReport.OfClasses(rows.Labels, rows.Probabilities, bins);
    }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static ProbabilityReport OfAnswers(Table table, string label, string uncertainty, Terminal terminal)
    {
        (List<int> labels, List<double> uncertainties) = Read(table, label, uncertainty, terminal, (_, _) => { });
        return ProbabilityReport.OfAnswers([.. labels.Select(right => right == 1)], [.. uncertainties]);
    }

    private static (List<int> Labels, List<double> Numbers) Read(Table table, string label, string number, Terminal terminal, Action<long, double> check)
    {
        table.Require(label, number);
        List<int> labels = [];
        List<double> numbers = [];
        table.Read([number], [label], terminal, (row, values, words) =>
        {
            check(row, values[0]);
            labels.Add(Label(words[0]) ?? throw table.Fault(row, $"column \"{label}\" holds \"{words[0]}\", which is neither 0 nor 1; correct it, or leave the row out with --where"));
            numbers.Add(values[0]);
        });
        return (labels, numbers);
    }

    /// <summary>0 and 1, also as 0.0 and 1.0 or as false and true.</summary>
    private static int? Label(string text) =>
        bool.TryParse(text, out bool isTrue) ? isTrue ? 1 : 0
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number is 0 or 1 ? (int)number
        : null;
}
