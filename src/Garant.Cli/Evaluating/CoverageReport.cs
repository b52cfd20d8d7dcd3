using System.Globalization;
using System.Text.Json.Nodes;
using Garant.Cli.Terminals;
using Garant.Conformal.Metrics;
using Spectre.Console;

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

    public static CoverageReport Of(CoverageTally all, IReadOnlyDictionary<string, CoverageTally> groups, bool intervals, bool grouped) =>
        new(all, [.. groups.OrderBy(entry => entry.Key, StringComparer.Ordinal)], intervals, grouped);

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
}
