using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Garant.Conformal.Regression;

namespace Garant.Oracle.Tests;

/// <summary>A case of the oracle: what went in, and what came out.</summary>
public sealed class OracleCase(JsonElement json)
{
    public string Name => json.GetProperty("name").GetString()!;

    /// <summary>MAPIE's entry point, without the package's name.</summary>
    public string Call => json.GetProperty("call").GetString()!.Replace("mapie.", "", StringComparison.Ordinal);

    /// <summary>Whether the figures come from a short implementation of a paper.</summary>
    public bool IsPaper => Call.StartsWith("paper:", StringComparison.Ordinal);

    /// <summary>Whether all calibration rows have one weight, and at least one test row has it too.</summary>
    private bool AreWeightsEqual => Numbers("weight_calibration").Distinct().ToArray() is [double weight] && Numbers("weight_test").Contains(weight);

    /// <summary>Whether numbers tie in decimals, of which doubles fall to either side; the case says in its name that this is no less valid.</summary>
    public bool TiesInDecimals => Name.Contains("decimal-ties", StringComparison.Ordinal) || Name.Contains("decimal-boundary", StringComparison.Ordinal);

    public double Tolerance => json.GetProperty("relative_tolerance").GetDouble();

    /// <summary>The call, and an option or input of it that ours has nothing for.</summary>
    public string Kind =>
        HasParameter("kernel") ? Call + " with a kernel"
        : Call.EndsWith("PredictiveSystem", StringComparison.Ordinal) && HasInput("sigma_test") ? Call + " with spreads"
        : HasParameter("tau") && HasInput("weight_calibration") && !AreWeightsEqual ? Call + " whose weights differ"
        : Call;

    /// <summary>What was compared with numbers of the file: the reference's own, or the paper's.</summary>
    public int Compared { get; private set; }

    /// <summary>Of these, the paper's.</summary>
    public int ComparedWithPaper { get; private set; }

    /// <summary>How many of the reference's own numbers follow from ours once its departure is built in.</summary>
    public int Rebuilt { get; private set; }

    /// <summary>How many properties were found to hold.</summary>
    public int Properties { get; private set; }

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

    public double Number(string parameter) => Flat(json.GetProperty("parameters").GetProperty(parameter)).Single();

    /// <summary>The confidence levels, each as the decimal that is written.</summary>
    public decimal[] Levels => Decimals("confidence_levels");

    /// <summary>Decimals as they are written, as numbers or as text.</summary>
    public decimal[] Decimals(string parameter) => [.. json.GetProperty("parameters").GetProperty(parameter).EnumerateArray().Select(Decimal)];

    /// <summary>One decimal as it is written.</summary>
    public decimal Decimal(string parameter) => Decimal(json.GetProperty("parameters").GetProperty(parameter));

    public bool HasInput(string name) => json.GetProperty("inputs").TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Input(string name) => json.GetProperty("inputs").GetProperty(name);

    public double[] Numbers(string input) => Flat(Input(input));

    public int[] Integers(string input) => [.. Flat(Input(input)).Select(value => value == Math.Floor(value) ? (int)value : throw new CannotBeAskedException($"{input} holds {value}, which is no whole number."))];

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

    /// <summary>Rows of numbers.</summary>
    public double[][] Rows(string input) => [.. Input(input).EnumerateArray().Select(Flat)];

    private static decimal Decimal(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDecimal();

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
            string text => double.Parse(text, CultureInfo.InvariantCulture),
            null => double.NaN,
        }],
        _ => [element.GetDouble()],
    };

    /// <summary>Compares numbers with the expected ones of a key, if it is there.</summary>
    public void Check(string key, IReadOnlyList<double> actual, double scale = 0)
    {
        if (Expected(key) is { } expected)
        {
            Compare(key, Flat(expected), actual, scale, PaperHas(key) || IsPaper);
        }
    }

    /// <summary>Compares numbers with those of the file that stand in another shape than a key's; an empty list counts as one number.</summary>
    public void Compare(string what, IReadOnlyList<double> wanted, IReadOnlyList<double> actual, double scale = 0, bool isPaper = false)
    {
        Same(what, wanted, actual, scale);
        int compared = Math.Max(1, wanted.Count);
        (Compared, ComparedWithPaper) = (Compared + compared, ComparedWithPaper + (isPaper ? compared : 0));
    }

    /// <summary>Compares the reference's own numbers with what ours give once its departure from the paper is built in.</summary>
    public void Rebuild(string what, double wanted, double actual, double allowed)
    {
        bool same = wanted.Equals(actual) || Math.Abs(wanted - actual) <= allowed;
        Assert.True(same, FormattableString.Invariant($"{Name}: {what} by the reference's way is {actual:R}, and it has {wanted:R}"));
        Rebuilt++;
    }

    /// <summary>What must hold of our answer where the file has no number to compare it with.</summary>
    public void Holds(string property, bool holds)
    {
        Assert.True(holds, $"{Name}: {property} does not hold");
        Properties++;
    }

    /// <summary>Whether ours answers what the reference refuses.</summary>
    public bool AnswersInstead { get; private set; }

    /// <summary>What must hold of our answer where the reference refuses and ours has one on purpose; docs/equivalence.md says so.</summary>
    public void Answers(string property, bool holds)
    {
        Holds(property, holds);
        AnswersInstead = true;
    }

    /// <summary>That ours refuses, with an error of the library's own.</summary>
    public void Refused(string property, Action ask)
    {
        ArgumentException? refusal = null;
        try
        {
            ask();
        }
        catch (ArgumentException fault)
        {
            refusal = fault;
        }

        Holds($"{property} is refused", refusal is not null && IsOfLibrary(refusal));
    }

    /// <summary>Whether an error comes from within the library, and not from the way a test calls it.</summary>
    public static bool IsOfLibrary(Exception fault) =>
        fault.Message.Length > 0 && new StackTrace(fault).GetFrames().Any(frame => frame.GetMethod()?.Module.Assembly == typeof(SplitConformal).Assembly);

    private void Same(string what, IReadOnlyList<double> wanted, IReadOnlyList<double> actual, double scale)
    {
        Assert.True(wanted.Count == actual.Count, $"{Name}: {what} has {actual.Count} numbers, expected {wanted.Count}");
        for (int i = 0; i < wanted.Count; i++)
        {
            double allowed = Tolerance * Math.Max(scale, Math.Max(Math.Abs(wanted[i]), Math.Abs(actual[i])));
            bool same = wanted[i].Equals(actual[i]) || (double.IsFinite(wanted[i]) && Math.Abs(wanted[i] - actual[i]) <= allowed);
            Assert.True(same, FormattableString.Invariant($"{Name}: {what}[{i}] is {actual[i]:R}, expected {wanted[i]:R}"));
        }
    }
}
