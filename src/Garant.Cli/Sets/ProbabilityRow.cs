using System.Globalization;
using Garant.Cli.Tables;

namespace Garant.Cli.Sets;

/// <summary>Refuses rows whose probabilities are none, with the row's number.</summary>
internal static class ProbabilityRow
{
    /// <summary>How far from 1 a row may add up to, as in the library.</summary>
    private const double SumTolerance = 1e-4;

    /// <exception cref="BadInputException">A number is no probability, or they do not add up to 1.</exception>
    public static void Check(Table table, long row, IReadOnlyList<string> columns, double[] probabilities)
    {
        int wrong = Array.FindIndex(probabilities, p => p is < 0 or > 1 + SumTolerance);
        if (wrong >= 0)
        {
            throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{columns[wrong]}\" holds {probabilities[wrong]:R}, which is no probability; correct it, or leave the row out with --where"));
        }

        double sum = probabilities.Sum();
        if (Math.Abs(sum - 1) > SumTolerance)
        {
            throw table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"the probabilities add up to {sum:0.######}, not to 1; normalise them, or name all their columns with --probabilities"));
        }
    }
}
