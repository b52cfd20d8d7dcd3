using Garant.Cli.Labels;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Risks;

/// <summary>Rows with a probability and a label 0 or 1 for each of one or several questions, row by row.</summary>
internal sealed record DecisionRows(double[] Probabilities, int[] Labels)
{
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static DecisionRows Read(Table table, IReadOnlyList<string> probabilities, IReadOnlyList<BinaryLabel> labels, Terminal terminal, Action<RowPlace, ReadOnlySpan<int>>? check = null)
    {
        List<double> p = [];
        List<int> answers = [];
        int[] ofRow = new int[labels.Count];
        table.Read(probabilities, [.. labels.Select(label => label.Column)], terminal, (row, numbers, texts) =>
        {
            for (int i = 0; i < probabilities.Count; i++)
            {
                numbers[i] = ProbabilityRow.Of(row, probabilities[i], numbers[i]);
            }

            for (int i = 0; i < labels.Count; i++)
            {
                ofRow[i] = labels[i].Of(row, texts[i]);
            }

            check?.Invoke(row, ofRow);
            p.AddRange(numbers);
            answers.AddRange(ofRow);
        });
        foreach (BinaryLabel label in labels)
        {
            label.MustOccur(table, answers);
        }

        return new([.. p], [.. answers]);
    }
}
