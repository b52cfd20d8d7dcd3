using System.Globalization;
using System.Net;
using Garant.Assessment.Scoring;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>The figures of every page are the domain's, after each answer.</summary>
public abstract class ScoreTests(TestPlatform platform) : GardenTests(platform)
{
    private static readonly (string Element, string[] Items)[] Steps =
    [
        ("1.1", ["1.1.b"]),
        ("1.2", ["1.2.a", "1.2.c"]),
        ("1.3", ["1.3.b"]),
        ("2.1", ["2.1.a"]),
        ("2.2", ["2.2.a"]),
        ("3.1", ["3.1.b"]),
        ("1.1", ["1.1.a"]),
        ("3.1", []),
        ("1.1", ["1.1.c"]),
        ("1.2", ["1.2.d"]),
        ("3.1", ["3.1.b"]),
        ("1.2", ["1.2.a", "1.2.b", "1.2.c"]),
        ("2.1", ["2.1.c"]),
    ];

    [Theory]
    [InlineData("en", null)]
    [InlineData("fr", "grower")]
    public async Task Save_StepByStep_ShowsTheScorersFiguresEverywhere(string language, string? kind)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language, kind);
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        Dictionary<string, string[]> ticks = [];
        foreach ((string element, string[] items) in Steps)
        {
            ticks[element] = items;
            EvaluationScore score = TestFrameworks.ScoreOfGarden(kind, [.. ticks.Select(pair => (pair.Key, pair.Value))]);
            int section = element[0] - '0';
            Visit page = await SectionAsync(browser, evaluation, section);
            Visit saved = await browser.SaveElementAsync(page, element, form => form.Ticks(element, items));
            Assert.Equal(HttpStatusCode.OK, saved.Status);

            Visit results = await browser.GetAsync($"/evaluations/{evaluation}/results");
            foreach (Visit shown in new[] { saved, await SectionAsync(browser, evaluation, section), await browser.GetAsync($"/evaluations/{evaluation}"), results })
            {
                Assert.StartsWith(Figure(score.Published, score.Range, language) + (language == "fr" ? " sur 100" : " of 100"), shown.TextOf(".score .figure"), StringComparison.Ordinal);
                Assert.Equal(ProgressIn(language, score.Progress), shown.TextOf(".progress"));
                Assert.Contains(score.Level?.Name.In(language) ?? "", shown.TextOf(".level"), StringComparison.OrdinalIgnoreCase);
            }

            Visit overview = await browser.GetAsync($"/organisations/{organisation}");
            Assert.Equal(ProgressIn(language, score.Progress), overview.TextOf(".evaluation .progress"));
            Assert.Contains(score.Published is { } published ? Score(published, language) : Score(score.Range.PublishedWorst, language), overview.TextOf(".evaluation strong"), StringComparison.Ordinal);
            AssertSections(results, score, language);
        }
    }

    [Fact]
    public async Task Results_Complete_ShowEveryPartOfTheScore()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        (string Element, string[] Items)[] ticks = [("1.1", ["1.1.c"]), ("1.2", ["1.2.a"]), ("1.3", ["1.3.b"]), ("2.1", ["2.1.b"]), ("2.2", ["2.2.a"]), ("3.1", ["3.1.a"])];
        for (int section = 1; section <= 3; section++)
        {
            await SendAsync(browser, evaluation, section, form => ticks.Where(tick => tick.Element[0] == '0' + section).Aggregate(form, (filled, tick) => filled.Ticks(tick.Element, tick.Items)));
        }

        Visit results = await browser.GetAsync($"/evaluations/{evaluation}/results");
        decimal published = TestFrameworks.ScoreOfGarden(null, ticks).Published!.Value;
        Assert.StartsWith(Score(published, "en"), results.TextOf(".score .figure"), StringComparison.Ordinal);
        Assert.Contains($"Green (from 45 points): {(published >= 45 ? "reached" : $"{Score(45 - published, "en")} points missing")}", results.Text, StringComparison.Ordinal);
        Assert.Contains("2.1 Greenhouse", results.TextOf("section[aria-labelledby=potentials]"), StringComparison.Ordinal);
        Assert.Contains("EnergyYes2.1", results.TextOf("section[aria-labelledby=exposure]").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(ticks.Sum(tick => tick.Items.Length), results.Document.QuerySelectorAll("section[aria-labelledby=contributions] tbody tr").Length);
    }

    private static void AssertSections(Visit results, EvaluationScore score, string language)
    {
        foreach ((SectionScore expected, int place) in score.Sections.Select((section, place) => (section, place)))
        {
            AssertLine(place, expected.Points, expected.Maximum, expected.NotConcerned, expected.Counted, expected.Published, expected.Range, expected.Progress);
        }

        AssertLine(score.Sections.Count, score.Points, score.Maximum, score.NotConcerned, score.Counted, score.Published, score.Range, score.Progress);

        void AssertLine(int place, decimal points, decimal maximum, decimal notConcerned, Fraction counted, decimal? published, ScoreRange range, Progress progress)
        {
            string[] cells = [.. results.Document.QuerySelectorAll($"section[aria-labelledby=by-section] tbody tr:nth-child({place + 1}) td").Select(cell => cell.TextContent.Trim())];
            Assert.Equal(
                [
                    Figure(published, range, language),
                    Points(points),
                    Points(maximum),
                    Points(notConcerned),
                    published is null ? "–" : Points(counted.RoundHalfAwayFromZero(4)),
                    $"{progress.Answered} {(language == "fr" ? "sur" : "of")} {progress.Applicable}",
                ],
                cells);
        }

        string Points(decimal points) => points.ToString("0.####", CultureInfo.GetCultureInfo(language));
    }

    private static string ProgressIn(string language, Progress progress) => language == "fr"
        ? $"{progress.Answered} {(progress.Answered < 2 ? "question" : "questions")} sur {progress.Applicable} {(progress.Answered < 2 ? "traitée" : "traitées")} ({progress.Percent} %)"
        : $"{progress.Answered} of {progress.Applicable} questions answered ({progress.Percent}%)";

    private static string Figure(decimal? published, ScoreRange range, string language) => published is { } score
        ? Score(score, language)
        : $"{Score(range.PublishedWorst, language)}–{Score(range.PublishedBest, language)}";

    private static string Score(decimal score, string language) => score.ToString("0.0", CultureInfo.GetCultureInfo(language));
}

public sealed class ScoreOnSqliteTests(SqlitePlatform platform) : ScoreTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ScoreOnPostgresTests(PostgresPlatform platform) : ScoreTests(platform), IClassFixture<PostgresPlatform>;
