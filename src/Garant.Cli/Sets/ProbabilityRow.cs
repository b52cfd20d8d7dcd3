using System.Globalization;
using Garant.Cli.Tables;

namespace Garant.Cli.Sets;

/// <summary>Refuses numbers that are no probabilities, with their row. What is outside by rounding only counts as 0 or 1.</summary>
internal static class ProbabilityRow
{
    /// <summary>How far from 1 a row may add up to, as in the library.</summary>
    private const double SumTolerance = 1e-4;

    /// <summary>How far outside one probability may be: what single precision and differences such as 1 − p leave.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Checks the probabilities of a row, and takes rounding away.</summary>
    /// <exception cref="BadInputException">A number is no probability, or they do not add up to 1.</exception>
    public static void Check(RowPlace row, IReadOnlyList<string> columns, double[] probabilities)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            probabilities[i] = probabilities[i] is > 1 and <= 1 + SumTolerance ? probabilities[i] : Of(row, columns[i], probabilities[i]);
        }

        double sum = probabilities.Sum();
        if (Math.Abs(sum - 1) > SumTolerance)
        {
            throw Table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"the probabilities add up to {sum:0.######}, not to 1; normalise them, or name all their columns with --probabilities"));
        }
    }

    /// <summary>One probability without rounding.</summary>
    /// <param name="row">Where it stands.</param>
    /// <param name="column">Its column.</param>
    /// <param name="value">The number.</param>
    /// <param name="remedy">What else may help.</param>
    /// <exception cref="BadInputException">It is none.</exception>
    public static double Of(RowPlace row, string column, double value, string remedy = "correct it, or leave the row out with --where") =>
        value is >= -Rounding and <= 1 + Rounding
            ? Math.Clamp(value, 0, 1)
            : throw Table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{column}\" holds {value:R}, which is no probability; {remedy}"));
}
