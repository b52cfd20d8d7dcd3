using System.Text.Json;

namespace Garant.Oracle.Tests;

/// <summary>A case of the oracle: what went in, and what came out.</summary>
public sealed class OracleCase(JsonElement json)
{
    public string Name => json.GetProperty("name").GetString()!;

    /// <summary>MAPIE's entry point, without the package's name.</summary>
    public string Call => json.GetProperty("call").GetString()!.Replace("mapie.", "", StringComparison.Ordinal);

    public double Tolerance => json.GetProperty("relative_tolerance").GetDouble();

    /// <summary>In what way MAPIE departs from the paper; <c>null</c> where it does not.</summary>
    public string? Deviation => json.GetProperty("deviates_from_paper").GetString();

    /// <summary>Whether an answer of the paper stands in for MAPIE's.</summary>
    public bool HasPaper => json.TryGetProperty("expected_by_paper", out JsonElement paper) && paper.ValueKind == JsonValueKind.Object;

    /// <summary>Whether the input must be refused: MAPIE refuses it, and no paper has an answer.</summary>
    public bool MustRefuse => Deviation is null && json.GetProperty("expected").TryGetProperty("raises", out _);

    public bool HasParameter(string name) => json.GetProperty("parameters").TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Parameter(string name) => json.GetProperty("parameters").GetProperty(name);

    public string Text(string parameter) => json.GetProperty("parameters").GetProperty(parameter).ToString();

    public bool Flag(string parameter) => json.GetProperty("parameters").GetProperty(parameter).GetBoolean();

    public double Number(string parameter) => json.GetProperty("parameters").GetProperty(parameter).GetDouble();

    /// <summary>The confidence levels, each as the decimal that is written.</summary>
    public decimal[] Levels => [.. json.GetProperty("parameters").GetProperty("confidence_levels").EnumerateArray().Select(level => level.GetDecimal())];

    public bool HasInput(string name) => json.GetProperty("inputs").TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Input(string name) => json.GetProperty("inputs").GetProperty(name);

    public double[] Numbers(string input) => Flat(Input(input));

    public int[] Integers(string input) => [.. Flat(Input(input)).Select(value => value == Math.Floor(value) ? (int)value : throw new ArgumentException($"{input} holds {value}, which is no whole number."))];

    /// <summary>The paper's answer where there is one, else MAPIE's; <c>null</c> where neither has this key.</summary>
    public JsonElement? Expected(string name) =>
        HasPaper && json.GetProperty("expected_by_paper").TryGetProperty(name, out JsonElement paper) ? paper
        : json.GetProperty("expected").TryGetProperty(name, out JsonElement value) ? value
        : null;

    /// <summary>Everything that is expected.</summary>
    public JsonElement? Expected() => HasPaper ? json.GetProperty("expected_by_paper") : json.GetProperty("expected");

    /// <summary>MAPIE's own answer for a key; empty where it has none.</summary>
    public double[] Own(string name) => json.GetProperty("expected").TryGetProperty(name, out JsonElement value) ? Flat(value) : [];

    /// <summary>Whether the paper's answer for a key stands in for MAPIE's.</summary>
    public bool PaperHas(string name) => HasPaper && json.GetProperty("expected_by_paper").TryGetProperty(name, out _);

    /// <summary>All numbers of nested lists in order.</summary>
    public static double[] Flat(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Flat)],
        JsonValueKind.True => [1],
        JsonValueKind.False => [0],
        JsonValueKind.String => [element.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "NaN" => double.NaN,
            string text => throw new FormatException($"\"{text}\" is no number."),
            null => double.NaN,
        }],
        _ => [element.GetDouble()],
    };

    /// <summary>Compares numbers with the expected ones of a key, if it is there.</summary>
    public void Check(string key, IReadOnlyList<double> actual, double scale = 0)
    {
        if (Expected(key) is not { } expected)
        {
            return;
        }

        double[] wanted = Flat(expected);
        Assert.True(wanted.Length == actual.Count, $"{Name}: {key} has {actual.Count} numbers, expected {wanted.Length}");
        for (int i = 0; i < wanted.Length; i++)
        {
            double allowed = Tolerance * Math.Max(scale, Math.Max(Math.Abs(wanted[i]), Math.Abs(actual[i])));
            bool same = wanted[i].Equals(actual[i]) || (double.IsFinite(wanted[i]) && Math.Abs(wanted[i] - actual[i]) <= allowed);
            Assert.True(same, FormattableString.Invariant($"{Name}: {key}[{i}] is {actual[i]:R}, expected {wanted[i]:R}"));
        }
    }
}
