using System.Globalization;
using System.Text.Json.Nodes;
using Garant.Cli.Terminals;
using Garant.Conformal.RiskControl;
using Spectre.Console;

namespace Garant.Cli.Risks;

/// <summary>What <c>garant risk control</c> found.</summary>
/// <param name="Rows">How many rows calibrated.</param>
/// <param name="Method">crc, rcps or ltt.</param>
/// <param name="Delta">δ; <c>null</c> for a promise on average.</param>
/// <param name="DeltaOfEach">The part of δ that each risk has.</param>
/// <param name="Risks">What was asked.</param>
/// <param name="Thresholds">The thresholds of the grid.</param>
/// <param name="Valid">The places of those that keep every risk.</param>
/// <param name="Best">The best of them.</param>
/// <param name="Estimates">Value and bound of each risk at a threshold.</param>
/// <param name="Advice">What to do where none is valid; <c>null</c> where that follows from the figures.</param>
internal sealed record RiskAnswer(
    int Rows,
    string Method,
    decimal? Delta,
    decimal? DeltaOfEach,
    IReadOnlyList<AskedRisk> Risks,
    IReadOnlyList<DecisionThresholds> Thresholds,
    IReadOnlyList<int> Valid,
    int? Best,
    Func<int, IReadOnlyList<(double Value, double Bound)>> Estimates,
    string? Advice = null)
{
    private bool CanAbstain => Thresholds.Any(pair => pair.CanAbstain);

    public JsonObject Json() => new()
    {
        ["n"] = Rows,
        ["method"] = Method,
        ["risks"] = new JsonArray([.. Risks.Select(risk => new JsonObject
        {
            ["risk"] = risk.Name,
            ["level"] = risk.Level,
            ["delta"] = DeltaOfEach,
            ["keeps"] = risk.IsLeast ? "at least" : "at most",
        })]),
        ["valid"] = new JsonArray([.. Valid.Select(place => Numbers(Thresholds[place]))]),
        ["best"] = Best is int best ? At(best) : null,
        ["nearest"] = Best is null ? At(Nearest()) : null,
        ["guarantee"] = Sentence(),
    };

    public void WriteTable(Terminal terminal)
    {
        int shown = Best ?? Nearest();
        Table table = PlainTable.WithColumns("Risk", ">Level", ">Value", ">Bound");
        foreach ((AskedRisk risk, (double value, double bound)) in Risks.Zip(Estimates(shown)))
        {
            table.AddLine(risk.Name, $"{(risk.IsLeast ? "at least" : "at most")} {risk.Level.ToString(CultureInfo.InvariantCulture)}", Short(value), Short(bound));
        }

        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted.Rows(Rows)}, {Valid.Count} of {Thresholds.Count} thresholds valid; {(Best is null ? "the nearest" : "the best")} is {Words(Thresholds[shown])}."));
        terminal.Write(table);
        terminal.WriteLine(Sentence());
    }

    private static string Short(double value) => double.IsNaN(value) ? "no row" : double.IsInfinity(value) ? "none" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The promise in words, or how far away one is.</summary>
    private string Sentence()
    {
        if (Best is not null)
        {
            string risks = string.Join(" and ", Risks.Select(risk => string.Create(CultureInfo.InvariantCulture, $"{risk.Name} is {(risk.IsLeast ? "at least" : "at most")} {risk.Level}")));
            return Delta is { } delta
                ? string.Create(CultureInfo.InvariantCulture, $"With a confidence of {100 * (1 - delta):0.##########################} %, at every valid threshold {risks} for rows like these.")
                : $"On average over calibration sets like this one (one without a valid threshold counts as kept), {risks} for the next row that counts, at every valid threshold.";
        }

        int nearest = Nearest();
        IEnumerable<string> far = Risks.Zip(Estimates(nearest), (risk, estimate) => string.Create(
            CultureInfo.InvariantCulture, $"{risk.Name} is {Short(estimate.Value)} there with a bound of {Short(estimate.Bound)}, and {risk.Level} is asked"));
        return $"No threshold keeps {(Risks.Count == 1 ? "the risk at its level" : "every risk at its level")}. The nearest is {Words(Thresholds[nearest])}: {string.Join("; ", far)}. {(Advice is not null ? Advice : Gap(nearest) <= 0 ? $"By itself it would do, but of {Thresholds.Count} thresholds tested at once one may seem good by luck: take a coarser --grid, another --correction, or more rows" : "Ask for less, or calibrate on more rows")}.";
    }

    /// <summary>The threshold at which the bound that is the furthest from its level is the nearest to it.</summary>
    private int Nearest() => Enumerable.Range(0, Thresholds.Count).MinBy(Gap);

    /// <summary>By how much a bound is on the wrong side of its level, at the most.</summary>
    private double Gap(int place) => Risks.Zip(Estimates(place)).Max(pair =>
        pair.First.IsLeast ? (double)pair.First.Level - pair.Second.Bound : pair.Second.Bound - (double)pair.First.Level);

    private JsonObject At(int place)
    {
        JsonObject estimates = [];
        foreach ((AskedRisk risk, (double value, double bound)) in Risks.Zip(Estimates(place)))
        {
            estimates[risk.Name] = new JsonObject { ["value"] = double.IsFinite(value) ? value : null, ["bound"] = double.IsFinite(bound) ? bound : null };
        }

        return new() { [CanAbstain ? "thresholds" : "threshold"] = Numbers(Thresholds[place]), ["estimates"] = estimates };
    }

    private JsonNode Numbers(DecisionThresholds pair) => CanAbstain ? new JsonArray(pair.Low, pair.High) : JsonValue.Create(pair.High);

    private static string Words(DecisionThresholds pair) => pair.CanAbstain
        ? string.Create(CultureInfo.InvariantCulture, $"{pair.Low} and {pair.High}, with nothing decided between them")
        : pair.High.ToString(CultureInfo.InvariantCulture);
}
