using System.Globalization;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Risks;

/// <summary>Rows with a probability and a label 0 or 1 for each of one or several questions, row by row.</summary>
internal sealed record DecisionRows(double[] Probabilities, int[] Labels)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static DecisionRows Read(Table table, IReadOnlyList<string> probabilities, IReadOnlyList<string> labels, Terminal terminal, Action<long, ReadOnlySpan<int>>? check = null)
    {
        List<double> p = [];
        List<int> answers = [];
        int[] ofRow = new int[labels.Count];
        table.Read([.. probabilities, .. labels], [], terminal, (row, numbers, _) =>
        {
            for (int i = 0; i < probabilities.Count; i++)
            {
                if (numbers[i] is < 0 or > 1)
                {
                    throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{probabilities[i]}\" holds {numbers[i]:R}, which is no probability; correct it, or leave the row out with --where"));
                }
            }

            for (int i = 0; i < labels.Count; i++)
            {
                double label = numbers[probabilities.Count + i];
                ofRow[i] = label is 0 or 1
                    ? (int)label
                    : throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{labels[i]}\" holds {label:R}, and a label is 0 or 1; correct it, or leave the row out with --where"));
            }

            check?.Invoke(row, ofRow);
            p.AddRange(numbers.AsSpan(0, probabilities.Count));
            answers.AddRange(ofRow);
        });
        return new([.. p], [.. answers]);
    }
}
