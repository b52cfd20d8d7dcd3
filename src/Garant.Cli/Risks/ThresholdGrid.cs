using System.Globalization;

namespace Garant.Cli.Risks;

/// <summary>The thresholds of <c>--grid 0:1:0.01</c>.</summary>
internal static class ThresholdGrid
{
    public const string Default = "0:1:0.01";

    /// <summary>As many as anybody waits for: one by one, in pairs, and in pairs that pass on their shares.</summary>
    public const int Most = 100_000, MostForPairs = 1_000, MostForGraphs = 101;

    /// <exception cref="BadInputException">It is no grid, or too fine.</exception>
    public static double[] Read(string text, int most)
    {
        string[] parts = text.Split(':');
        decimal[] numbers = [.. parts.Select(part => decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : -1)];
        if (numbers is not [>= 0, _, > 0] || numbers[1] < numbers[0] || numbers[1] > 1)
        {
            throw BadInputException.Of($"--grid is \"{text}\", which is no grid of thresholds from 0 to 1; write it as first:last:step, such as {Default}");
        }

        decimal steps = decimal.Floor((numbers[1] - numbers[0]) / numbers[2]);
        return steps < most
            ? [.. Enumerable.Range(0, (int)steps + 1).Select(step => (double)(numbers[0] + step * numbers[2]))]
            : throw BadInputException.Of(FormattableString.Invariant($"--grid is \"{text}\", which has more than {most} thresholds{(most < Most ? " to pair" : "")}; make the step longer"));
    }
}
