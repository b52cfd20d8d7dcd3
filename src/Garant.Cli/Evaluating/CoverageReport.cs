using System.Globalization;
using System.Text.Json.Nodes;
using Garant.Cli.Sets;
using Garant.Cli.Terminals;
using Garant.Conformal.Metrics;
using Spectre.Console;
using RowTable = Garant.Cli.Tables.Table;

namespace Garant.Cli.Evaluating;

/// <summary>The coverage of a table and of its groups.</summary>
internal sealed class CoverageReport
{
    private readonly CoverageTally _all;
    private readonly IReadOnlyList<KeyValuePair<string, CoverageTally>> _groups;
    private readonly bool _intervals;
    private readonly bool _grouped;

    private CoverageReport(CoverageTally all, IReadOnlyList<KeyValuePair<string, CoverageTally>> groups, bool intervals, bool grouped) =>
        (_all, _groups, _intervals, _grouped) = (all, groups, intervals, grouped);

    /// <summary>Counts the rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="columns">Of intervals: the columns of the values observed, the lower and the upper bounds; else none.</param>
    /// <param name="label">Of sets: the column of the labels observed.</param>
    /// <param name="set">Of sets: their column.</param>
    /// <param name="group">The column of groups, or <c>null</c>.</param>
    /// <param name="terminal">Shows how far the work is.</param>
    /// <exception cref="BadInputException">A row does not hold what it should.</exception>
    public static CoverageReport Read(RowTable table, string[] columns, string? label, string? set, string? group, Terminal terminal)
    {
        table.Require([.. columns, label, set, group]);
        bool intervals = columns.Length > 0;
        CoverageTally all = new();
        Dictionary<string, CoverageTally> byGroup = new(StringComparer.Ordinal);
        table.Read(columns, [.. new[] { label, set, group }.OfType<string>()], terminal, mayBeEmpty: true, take: (row, numbers, words) =>
        {
            (bool covered, double size) = intervals ? Interval(table, row, columns[0], numbers) : Set(words[0], words[1]);
            all.Add(covered, size);
            if (group is not null)
            {
                if (!byGroup.TryGetValue(words[^1], out CoverageTally? tally))
                {
                    byGroup.Add(words[^1], tally = new());
                }

                tally.Add(covered, size);
            }
        });
        return new(all, [.. byGroup.OrderBy(entry => entry.Key, StringComparer.Ordinal)], intervals, group is not null);
    }

    public JsonObject Json()
    {
        JsonObject json = Json(_all);
        if (_grouped)
        {
            json["groups"] = new JsonArray([.. _groups.Select(entry =>
            {
                JsonObject group = new() { ["group"] = entry.Key };
                foreach ((string name, JsonNode? value) in Json(entry.Value))
                {
                    group[name] = value?.DeepClone();
                }

                return (JsonNode?)group;
            })]);
        }

        return json;
    }

    public void WriteTable(Terminal terminal)
    {
        Table table = PlainTable.WithColumns("Rows of", ">Rows", ">Coverage", ">At least", ">At most", _intervals ? ">Mean width" : ">Mean size");
        foreach ((string name, CoverageTally tally) in _groups.Prepend(new("all", _all)))
        {
            (double low, double high) = tally.Coverage.Bounds(0.95m);
            table.AddLine(
                name,
                tally.Coverage.Count.ToString(CultureInfo.InvariantCulture),
                Share(tally.Coverage.Value),
                Share(low),
                Share(high),
                tally.MeanSize?.ToString("0.####", CultureInfo.InvariantCulture) ?? "infinite");
        }

        terminal.Write(table);
        terminal.WriteLine("The true coverage lies between the two bounds with a confidence of 95 % (Clopper–Pearson).");

        static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    private JsonObject Json(CoverageTally tally)
    {
        Coverage coverage = tally.Coverage;
        (double low, double high) = coverage.Bounds(0.95m);
        return new()
        {
            ["n"] = coverage.Count,
            ["coverage"] = coverage.Value,
            ["coverageLow"] = low,
            ["coverageHigh"] = high,
            [_intervals ? "meanWidth" : "meanSize"] = tally.MeanSize,
        };
    }

    private static (bool Covered, double Size) Interval(RowTable table, long row, string target, double[] numbers)
    {
        if (!double.IsFinite(numbers[0]))
        {
            throw table.Fault(row, $"column \"{target}\" holds no finite number; fill it in, or leave the row out with --where");
        }

        if ((double.IsNaN(numbers[1]) || double.IsNaN(numbers[2])) && !table.NullIsInfinite)
        {
            throw table.Fault(row, "a bound is empty; fill it in (inf or -inf for an infinite one), or leave the row out with --where");
        }

        double lower = double.IsNaN(numbers[1]) ? double.NegativeInfinity : numbers[1], upper = double.IsNaN(numbers[2]) ? double.PositiveInfinity : numbers[2];
        return (numbers[0] >= lower && numbers[0] <= upper, Math.Abs(upper - lower));
    }

    private static (bool Covered, double Size) Set(string label, string set)
    {
        string[] labels = set.Length == 0 ? [] : set.Split('|');
        return (SetRows.IndexOf(labels, label) >= 0, labels.Length);
    }
}
