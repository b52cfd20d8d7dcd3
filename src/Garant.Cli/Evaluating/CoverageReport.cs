using System.Globalization;
using System.Text.Json.Nodes;
using Garant.Cli.Files;
using Garant.Cli.Labels;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal.Metrics;
using RowTable = Garant.Cli.Tables.Table;
using Table = Spectre.Console.Table;

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
        HashSet<string> seen = new(StringComparer.Ordinal), held = new(StringComparer.Ordinal);
        List<RowPlace> crossed = [];
        long crossings = 0;
        Dictionary<string, CoverageTally> byGroup = new(StringComparer.Ordinal);
        table.Read(columns, [.. new[] { label, set, group }.OfType<string>()], terminal, mayBeEmpty: true, take: (row, numbers, words) =>
        {
            (bool covered, double size) = intervals ? Interval(table, row, columns[0], numbers) : Set(words[0], words[1], seen, held);
            if (intervals && numbers[1] > numbers[2])
            {
                crossings++;
                crossed.AddRange(crossings == 1 ? [row] : []);
            }

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
        return new(all, [.. byGroup.OrderBy(entry => entry.Key, StringComparer.Ordinal)], intervals, group is not null)
        {
            Crossings = crossings,
            FirstCrossing = crossed.FirstOrDefault(),
            NeverHeld = [.. seen.Where(text => LabelText.IndexOf([.. held], text) < 0).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>In how many rows the lower bound is above the upper one.</summary>
    public long Crossings { get; private init; }

    /// <summary>Labels that occur and that no set holds.</summary>
    public IReadOnlyList<string> NeverHeld { get; private init; } = [];

    private RowPlace FirstCrossing { get; init; }

    /// <summary>What may be wrong with the table, though it could be counted.</summary>
    public IEnumerable<string> Remarks(string path)
    {
        if (Crossings > 0)
        {
            yield return FileRemark.Warning(FirstCrossing.File, (int)Math.Min(FirstCrossing.Line, int.MaxValue), FormattableString.Invariant($"in {Counted.Rows(Crossings)}, this one first, the lower bound is above the upper one; such an interval holds nothing, so were the columns exchanged?"));
        }

        if (NeverHeld.Count > 0)
        {
            yield return FileRemark.Warning(path, 0, $"no set holds the labels {RowTable.List(NeverHeld)}, which are observed; are they written as in the sets?");
        }
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

    private static (bool Covered, double Size) Interval(RowTable table, RowPlace row, string target, double[] numbers)
    {
        if (!double.IsFinite(numbers[0]))
        {
            throw RowTable.Fault(row, $"column \"{target}\" holds no finite number; fill it in, or leave the row out with --where");
        }

        if ((double.IsNaN(numbers[1]) || double.IsNaN(numbers[2])) && !table.NullIsInfinite)
        {
            throw RowTable.Fault(row, "a bound is empty; fill it in (inf or -inf for an infinite one), or leave the row out with --where");
        }

        double lower = double.IsNaN(numbers[1]) ? double.NegativeInfinity : numbers[1], upper = double.IsNaN(numbers[2]) ? double.PositiveInfinity : numbers[2];
        return (numbers[0] >= lower && numbers[0] <= upper, Math.Abs(upper - lower));
    }

    private static (bool Covered, double Size) Set(string label, string set, HashSet<string> seen, HashSet<string> held)
    {
        string[] labels = set.Length == 0 ? [] : set.Split(LabelText.Separator);
        seen.Add(label);
        held.UnionWith(labels);
        return (LabelText.IndexOf(labels, label) >= 0, labels.Length);
    }
}
