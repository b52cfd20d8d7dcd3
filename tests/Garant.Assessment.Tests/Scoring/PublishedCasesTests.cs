using System.Globalization;
using System.Text.Json;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Exposure;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Tests.Importing;

namespace Garant.Assessment.Tests.Scoring;

/// <summary>The evaluations of the published framework with the reference platform's figures, where they are at hand.</summary>
public sealed class PublishedCasesTests(ITestOutputHelper output)
{
    /// <summary>The platform's sums are binary: 0.58 stands there as 0.5800000000000001.</summary>
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("202101")]
    [InlineData("202102")]
    [InlineData("202201")]
    [InlineData("202301")]
    public void Score_PublishedCases_HasTheirFigures(string version)
    {
        Framework framework = PublishedVersion.Read(version).Framework!;
        JsonElement file = PublishedVersion.Json($"cases/cases-{version}.json");
        Scorer scorer = new(framework);
        int cases = 0, equal = 0, complete = 0;

        Assert.Equal(version, file.GetProperty("framework").GetString());
        Assert.Equal(file.GetProperty("compensation").GetDecimal(), framework.Compensation);
        foreach (JsonElement one in file.GetProperty("cases").EnumerateArray())
        {
            string name = $"{version} {one.GetProperty("name").GetString()}";
            JsonElement expected = one.GetProperty("expected");
            AnswerSheet sheet = new(version, one.GetProperty("answers").EnumerateObject().Select(answer =>
                KeyValuePair.Create(answer.Name, answer.Value.EnumerateArray().Select(item => item.GetString()!))));
            EvaluationScore score = scorer.Score(sheet);

            Assert.Empty(AnswerCheck.Faults(framework, sheet).Where(fault => fault.Kind != AnswerFaultKind.DoesNotApply).Select(fault => $"{name}: {fault.Text}"));
            Assert.True(score.IsComplete == expected.GetProperty("complete").GetBoolean(), name);
            cases++;
            if (!score.IsComplete)
            {
                Assert.True(score.Exact is null && score.Level is null, name);
                continue;
            }

            complete++;
            AssertExposure(framework, sheet, expected, name);
            decimal platform = expected.GetProperty("platformScore").GetDecimal();
            Assert.True(score.Exact!.Value.RoundHalfAwayFromZero(6) == expected.GetProperty("exactScore").GetDecimal(), name);
            Assert.True(Math.Abs(score.Published!.Value - platform) <= 0.1m, $"{name}: {score.Published} and {platform}");
            Assert.True(score.Level?.Key == expected.GetProperty("level").GetString(), name);
            Assert.True(IsNear(score.Sections.Sum(section => section.NotConcerned), expected.GetProperty("pointsNotConcerned")), name);
            Assert.Equal(expected.GetProperty("sections").EnumerateObject().Count(), score.Sections.Count);
            Assert.All(score.Sections, section => AssertSection(section, expected.GetProperty("sections").GetProperty(section.SectionId), name));
            equal += score.Published == platform ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{version}: {cases} cases, {complete} complete, {equal} with the platform's score to the digit"));
        Assert.True(cases >= 300, $"only {cases} cases");
        Assert.Equal(complete, equal);
    }

    [Theory]
    [InlineData("202101")]
    [InlineData("202102")]
    [InlineData("202201")]
    [InlineData("202301")]
    public void Write_PublishedVersion_IsReadBackAndScoresTheSame(string version)
    {
        Framework framework = PublishedVersion.Read(version).Framework!;
        string yaml = FrameworkWriter.Write(framework);
        FrameworkReading reading = FrameworkReader.Read($"{version}.yaml", yaml);

        Assert.False(reading.HasErrors);
        Assert.Equal(yaml, FrameworkWriter.Write(reading.Framework!));
        AnswerSheet sheet = RandomFramework.DrawAnswers(framework, new Random(1), 0.7);
        Assert.Equal(new Scorer(framework).Score(sheet).Range, new Scorer(reading.Framework!).Score(sheet).Range);
    }

    private static void AssertSection(SectionScore section, JsonElement expected, string name)
    {
        Assert.True(IsNear(section.Points, expected.GetProperty("points")), $"{name}, section {section.SectionId}: points");
        Assert.True(IsNear(section.Maximum, expected.GetProperty("max")), $"{name}, section {section.SectionId}: maximum");
        Assert.True(IsNear(section.NotConcerned, expected.GetProperty("notConcerned")), $"{name}, section {section.SectionId}: not concerned");
        Assert.True(IsNear(section.Exact!.Value.RoundHalfAwayFromZero(15), expected.GetProperty("percent")), $"{name}, section {section.SectionId}: {section.Exact}");
    }

    private static bool IsNear(decimal exact, JsonElement binary) => Math.Abs((double)exact - binary.GetDouble()) < Tolerance;

    private static void AssertExposure(Framework framework, AnswerSheet sheet, JsonElement expected, string name)
    {
        IReadOnlyList<RiskDomainExposure> domains = RiskExposure.Of(framework, sheet);
        Assert.True(domains.Count == expected.GetProperty("riskDomains").GetInt32(), $"{name}: {domains.Count} domains");
        Assert.True(domains.Count(domain => domain.IsExposed) == expected.GetProperty("exposedDomains").GetInt32(), $"{name}: {domains.Count(domain => domain.IsExposed)} exposed");
    }
}
