using System.Text.Json;
using Garant.Conformal.RiskControl;

namespace Garant.Oracle.Tests;

/// <summary>That a run cannot pass without checking.</summary>
public sealed class OracleRuleTests
{
    private static readonly Dictionary<string, Action<OracleCase>> Checks = new(StringComparer.Ordinal)
    {
        ["compares"] = oracle => oracle.Check("value", [1]),
        ["compares.nothing"] = oracle => oracle.Check("another", [1]),
        ["holds"] = oracle => oracle.Holds("a property", true),
        ["refuses"] = _ => RiskPValues.Binomial(2, 1, 0.5),
        ["fails.itself"] = _ => throw new ArgumentException("a fault of the test"),
        ["cannot.ask"] = _ => throw new CannotBeAskedException("no such option"),
    };

    [Theory]
    [InlineData("compares", "{\"value\": 1}", null, CaseResult.ByNumbers)]
    [InlineData("compares", "{\"value\": 2}", null, CaseResult.Failed)]
    [InlineData("compares.nothing", "{\"value\": 1}", null, CaseResult.Failed)]
    [InlineData("holds", "{\"value\": 1}", null, CaseResult.Failed)]
    [InlineData("holds", "{\"value\": 1}", "another rank", CaseResult.ByProperty)]
    [InlineData("compares", "{\"raises\": \"ValueError\"}", null, CaseResult.Failed)]
    [InlineData("refuses", "{\"raises\": \"ValueError\"}", null, CaseResult.Refused)]
    [InlineData("refuses", "{\"value\": 1}", null, CaseResult.Failed)]
    [InlineData("fails.itself", "{\"raises\": \"ValueError\"}", null, CaseResult.Failed)]
    [InlineData("cannot.ask", "{\"raises\": \"ValueError\"}", null, CaseResult.CannotBeAsked)]
    [InlineData("cannot.ask", "{\"value\": 1}", null, CaseResult.Failed)]
    [InlineData("unheard.of", "{\"value\": 1}", null, CaseResult.Failed)]
    public void Result_OfACase_IsWhatWasChecked(string call, string expected, string? deviation, CaseResult result) =>
        Assert.Equal(result, OracleTests.Result(Case(call, expected, deviation), "a file", Checks).Result);

    [Fact]
    public void Result_OfAListedKind_IsNotCovered()
    {
        Assert.All(UncoveredKinds.Files.Keys, file => Assert.Equal(CaseResult.NotCovered, OracleTests.Result(Case("unheard.of", "{}", null), "1.6/" + file, Checks).Result));
        Assert.All(UncoveredKinds.Files.Values.Concat(UncoveredKinds.Calls.Values), Assert.NotEmpty);
    }

    private static OracleCase Case(string call, string expected, string? deviation) => new(JsonDocument.Parse(
        $$"""{"name": "a case", "call": "{{call}}", "parameters": {}, "inputs": {}, "expected": {{expected}}, "relative_tolerance": 1e-12, "deviates_from_paper": {{JsonSerializer.Serialize(deviation)}}}""").RootElement);
}
