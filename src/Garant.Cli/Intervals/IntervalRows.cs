using System.Globalization;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Intervals;

/// <summary>The rows of a calibration set.</summary>
internal sealed record IntervalRows(double[] First, double[] Second, double[] Targets, double[] Weights, string[] Groups)
{
    public int Count => Targets.Length;

    /// <summary>In how many rows two quantiles cross.</summary>
    public int Crossings { get; private init; }

    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static IntervalRows Read(Table table, IntervalRoles roles, string score, Terminal terminal)
    {
        table.Require([.. roles.Numbers, roles.Group]);
        List<double> first = [], second = [], targets = [], weights = [];
        List<string> groups = [];
        int crossings = 0;
        bool hasSecond = roles.IsQuantiles || roles.Spread is not null;
        table.Read(roles.Numbers, [.. new[] { roles.Group }.OfType<string>()], terminal, (row, numbers, texts) =>
        {
            CheckRow(row, roles, score, numbers);
            first.Add(numbers[0]);
            if (hasSecond)
            {
                second.Add(numbers[1]);
                crossings += roles.IsQuantiles && numbers[0] > numbers[1] ? 1 : 0;
            }

            targets.Add(numbers[hasSecond ? 2 : 1]);
            if (roles.Weight is not null)
            {
                weights.Add(numbers[^1]);
            }

            groups.AddRange(texts);
        });
        if (weights.Count > 0 && weights.TrueForAll(weight => weight == 0))
        {
            throw table.Fault($"column \"{roles.Weight}\" is 0 in every row; a weight says how much a row looks like the test rows");
        }

        return new([.. first], [.. second], [.. targets], [.. weights], [.. groups]) { Crossings = crossings };
    }

    /// <summary>Refuses what the score or the weights do not admit.</summary>
    /// <exception cref="BadInputException">A number is out of range.</exception>
    public static void CheckRow(RowPlace row, IntervalRoles roles, string score, double[] numbers)
    {
        if (score == "gamma" && numbers[0] <= 0)
        {
            throw Fault(roles.Prediction, numbers[0], "the gamma score divides by it, so it must be above 0");
        }

        if (roles.Spread is not null && numbers[1] <= 0)
        {
            throw Fault(roles.Spread, numbers[1], "a spread is above 0");
        }

        if (roles.Weight is not null && numbers[^1] < 0)
        {
            throw Fault(roles.Weight, numbers[^1], "a weight is not negative");
        }

        BadInputException Fault(string? column, double value, string rule) =>
            Table.Fault(row, string.Create(CultureInfo.InvariantCulture, $"column \"{column}\" holds {value:R}; {rule}, or leave the row out with --where"));
    }
}
