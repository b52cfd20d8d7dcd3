using System.Diagnostics.CodeAnalysis;
using Xunit.Sdk;

namespace Garant.Oracle.Tests;

/// <summary>Every case of every file of the reference libraries and the papers, one line a file.</summary>
public sealed class OracleTests(OracleTotals totals) : IClassFixture<OracleTotals>
{
    /// <summary>How a case of an entry point is checked.</summary>
    private static readonly Dictionary<string, Action<OracleCase>> Checks =
        new[]
        {
            RegressionCases.Checks, ClassificationCases.Checks, MetricCases.Checks, CalibrationTestCases.Checks, CalibrationErrorCases.Checks,
            RiskCases.Checks, RiskControlCases.Checks, CalibrationCases.Checks, ConditionalCases.Checks,
            CalibratorCases.Checks, ScoringRuleCases.Checks, WeightedCases.Checks, CrepesCases.Checks, LabelScoreCases.Checks, LabelSetCases.Checks,
        }.SelectMany(checks => checks).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every file there is.</summary>
    public static TheoryData<string> Files => [.. OracleFile.Names()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_OfAFile_Agree(string file)
    {
        CaseCount count = new();
        List<string> failures = [];
        foreach (OracleCase oracle in OracleFile.Read(file))
        {
            (CaseResult result, string? failure) = Result(oracle, file, Checks);
            count.Add(result, oracle);
            failures.AddRange(failure is null ? [] : [$"{oracle.Name}: {failure}"]);
        }

        Console.WriteLine($"oracle {file}.json: {count}");
        totals.Add(count);
        Assert.True(failures.Count == 0, $"{failures.Count} cases failed\n{string.Join('\n', failures.Take(20))}");
        Assert.NotEmpty(OracleFile.Read(file));
    }

    [Fact]
    public void Calls_NotCovered_HaveNoCheck() => Assert.DoesNotContain(UncoveredKinds.Calls.Keys, Checks.ContainsKey);

    /// <summary>How a case was checked, and what is wrong where it failed.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a case throws is its failure.")]
    internal static (CaseResult Result, string? Failure) Result(OracleCase oracle, string file, IReadOnlyDictionary<string, Action<OracleCase>> checks)
    {
        if (UncoveredKinds.Calls.ContainsKey(oracle.Kind))
        {
            return (CaseResult.NotCovered, null);
        }

        if (!checks.TryGetValue(oracle.Call, out Action<OracleCase>? check))
        {
            return UncoveredKinds.Files.ContainsKey(Path.GetFileName(file))
                ? (CaseResult.NotCovered, null)
                : (CaseResult.Failed, $"{oracle.Kind} is neither checked nor among the kinds that are not covered");
        }

        try
        {
            check(oracle);
        }
        catch (CannotBeAskedException) when (oracle.MustRefuse)
        {
            return (CaseResult.CannotBeAsked, null);
        }
        catch (ArgumentException fault) when (oracle.MustRefuse && OracleCase.IsOfLibrary(fault))
        {
            return (CaseResult.Refused, null);
        }
        catch (Exception fault)
        {
            return (CaseResult.Failed, fault is XunitException ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");
        }

        if (oracle.MustRefuse)
        {
            return oracle.AnswersInstead ? (CaseResult.ByProperty, null) : (CaseResult.Failed, "was not refused");
        }

        // Of a case that departs from the paper, what departs decides, not what is left to compare.
        return (oracle.Deviation is not null || oracle.IsPaper, oracle) switch
        {
            (true, { ComparedWithPaper: > 0 }) => (CaseResult.ByPaper, null),
            (true, { Rebuilt: > 0 }) => (CaseResult.ByRebuiltReference, null),
            (true, { Properties: > 0 }) => (CaseResult.ByProperty, null),
            (_, { Compared: > 0 }) => (CaseResult.ByNumbers, null),
            _ => (CaseResult.Failed, "no number was compared"),
        };
    }
}
