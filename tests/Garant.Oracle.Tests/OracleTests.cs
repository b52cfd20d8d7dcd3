using System.Diagnostics.CodeAnalysis;
using Xunit.Sdk;

namespace Garant.Oracle.Tests;

/// <summary>Every case of every file of the reference library, one line a file.</summary>
public sealed class OracleTests
{
    /// <summary>How a case of an entry point is checked; what stands in none of them belongs to later work.</summary>
    private static readonly Dictionary<string, Action<OracleCase>> Checks =
        new[]
        {
            RegressionCases.Checks, ClassificationCases.Checks, MetricCases.Checks, CalibrationTestCases.Checks, CalibrationErrorCases.Checks,
            RiskCases.Checks, RiskControlCases.Checks, CalibrationCases.Checks, ConditionalCases.Checks,
        }.SelectMany(checks => checks).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every file there is.</summary>
    public static TheoryData<string> Files => [.. OracleFile.Names()];

    [Theory]
    [MemberData(nameof(Files))]
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a case throws is its failure.")]
    public void Cases_OfAFile_Agree(string file)
    {
        int agreed = 0, byPaper = 0, notCovered = 0;
        List<string> failures = [];
        IReadOnlyList<OracleCase> cases = OracleFile.Read(file);
        foreach (OracleCase oracle in cases)
        {
            if (!Checks.TryGetValue(oracle.Call, out Action<OracleCase>? check))
            {
                notCovered++;
                continue;
            }

            try
            {
                if (oracle.MustRefuse)
                {
                    Refuses(oracle, check);
                }
                else
                {
                    check(oracle);
                }

                agreed += oracle.Deviation is null ? 1 : 0;
                byPaper += oracle.Deviation is null ? 0 : 1;
            }
            catch (Exception fault)
            {
                failures.Add($"{oracle.Name}: {fault.Message}");
            }
        }

        Console.WriteLine($"oracle {file}.json: {cases.Count} cases, {agreed} agreed, {byPaper} by paper, {failures.Count} failed, {notCovered} not covered");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        Assert.NotEmpty(cases);
    }

    private static void Refuses(OracleCase oracle, Action<OracleCase> check)
    {
        try
        {
            check(oracle);
        }
        catch (ArgumentException refusal)
        {
            Assert.NotEmpty(refusal.Message);
            return;
        }

        throw new XunitException("was not refused");
    }
}
