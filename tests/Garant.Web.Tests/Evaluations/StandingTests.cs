using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Where an evaluation stands is stored with every save, is never out of date, and is all that a list reads.</summary>
public abstract class StandingTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Save_OfEveryKind_WritesWhereTheEvaluationStands()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync(kind: "grower");

        Visit section = await SectionAsync(browser, evaluation);
        Visit saved = await browser.SaveElementAsync(section, "1.1", form => form.Ticks("1.1", "1.1.c"));
        Assert.InRange(saved.Statements, 1, 6);
        await AssertStandsAsync(evaluation, "grower");

        // A section is read without the others, and counts with them.
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.c").Ticks("2.2", "2.2.a", "2.2.b"));
        await AssertStandsAsync(evaluation, "grower");
        await SendAsync(browser, evaluation, 3, form => form.Ticks("3.1", "3.1.b"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.a").Ticks("1.3", "1.3.a"));
        EvaluationStanding whole = await AssertStandsAsync(evaluation, "grower");
        Assert.Equal((6, whole.Lowest), (whole.Answered, whole.Score));

        await Platform.InScopeAsync<AnswerSaver>(async saver =>
            Assert.Equal(RestoreOutcome.Restored, await saver.RestoreAsync(await ScopeAsync(evaluation, person), TestFrameworks.Read(TestFrameworks.GardenFile).FindElement("1.2")!, 0, 1, TestContext.Current.CancellationToken)));
        Assert.Equal(5, (await AssertStandsAsync(evaluation, "grower")).Answered);
    }

    [Fact]
    public async Task Start_OfAnEvaluation_WritesWhereItStands()
    {
        (Browser browser, Guid beside, _) = await StartAsync();
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == beside).OrganisationId);
        Visit started = await browser.SubmitAsync((await browser.GetAsync($"/organisations/{organisation}/evaluations/new")).Form("/evaluations/new").With("name", "Été").With("framework", TestFrameworks.Garden));
        EvaluationStanding standing = await AssertStandsAsync(Guid.Parse(started.Address.Split('/')[2]), null);
        Assert.Equal(("ete", 0, 6, null), (standing.NameKey, standing.Answered, standing.Applicable, standing.AnsweredAt));
    }

    [Fact]
    public async Task Save_WithoutAChange_WritesNothing()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        EvaluationStanding before = await StandingAsync(evaluation);
        Platform.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(browser, evaluation, 1, form => form);
        EvaluationStanding after = await StandingAsync(evaluation);
        Assert.Equal((before.Version, before.AnsweredAt), (after.Version, after.AnsweredAt));
    }

    /// <summary>Each of two saves at once knows nothing of the other's answer: the later one has to look again.</summary>
    [Fact]
    public async Task Save_ByManyPeopleAtOnce_StandsOnAllTheirAnswers()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        List<Browser> browsers = [browser];
        for (int number = 1; number < 6; number++)
        {
            browsers.Add((await JoinAsync(evaluation, $"P{number}")).Browser);
        }

        string[] elements = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"];
        Visit[] pages = await Task.WhenAll(elements.Select((element, place) => SectionAsync(browsers[place], evaluation, element[0] - '0')));
        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(elements.Select((element, place) => browsers[place].SaveElementAsync(pages[place], element, form => form.Ticks(element, $"{element}.{"bab"[round]}"))));
            await AssertStandsAsync(evaluation, null);
        }
    }

    [Fact]
    public async Task List_WhereAStandingIsMissing_WorksItOutOnce()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        Guid answered = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden, "seller", [person], ("1.1", "1.1.c"), ("2.1", "2.1.b"));
        Visit list = await browser.GetAsync($"/organisations/{organisation}");
        await AssertStandsAsync(answered, "seller");
        await AssertStandsAsync(evaluation, null);
        Assert.Equal(["2 of 6 questions answered (33%)", "0 of 6 questions answered (0%)"], list.Document.QuerySelectorAll(".evaluation .progress").Select(progress => progress.TextContent).Order().Reverse());

        Visit again = await browser.GetAsync($"/organisations/{organisation}");
        AssertReadsNoAnswer(again);
        Assert.Equal(list.Text, again.Text);
    }

    /// <summary>A corrected explanation changes no score and a corrected file may: a score is shown only under the text it was worked out with.</summary>
    [Fact]
    public async Task List_AfterTheFrameworkChanged_WorksTheStandingOutAgain()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        string before = (await StandingAsync(evaluation)).FrameworkDigest;
        string file = Path.Combine(Platform.FrameworkFolder, "garden-1.yaml");
        await File.WriteAllTextAsync(file, TestFrameworks.GardenFile.Replace("A plot is for growing.", "A plot is there for growing.", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Platform.LookIntoFrameworksAsync();
        try
        {
            Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
            await Platform.DatabaseAsync(database => database.Standings.Where(standing => standing.EvaluationId == evaluation).ExecuteUpdateAsync(set => set.SetProperty(standing => standing.Highest, 12.3m)));
            Visit list = await browser.GetAsync($"/organisations/{organisation}");
            Assert.NotEqual(before, (await AssertStandsAsync(evaluation, null)).FrameworkDigest);
            Assert.DoesNotContain("12.3", list.TextOf(".evaluation .n"), StringComparison.Ordinal);
            AssertReadsNoAnswer(await browser.GetAsync($"/organisations/{organisation}"));
        }
        finally
        {
            await File.WriteAllTextAsync(file, TestFrameworks.GardenFile, TestContext.Current.CancellationToken);
            await Platform.LookIntoFrameworksAsync();
        }
    }

    /// <summary>The database of a platform of before there were standings.</summary>
    [Fact]
    public async Task List_OfADatabaseOfBefore_HasEveryScore()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "kept"));
        string score = (await browser.GetAsync($"/organisations/{organisation}")).TextOf(".evaluation .n");
        await Platform.DatabaseAsync(async database =>
        {
            await database.GetService<IMigrator>().MigrateAsync("OrganisationManagement");
            return 0;
        });
        await Platform.RestartAsync();
        using Browser later = await Platform.SignInAsync(person);
        Visit list = await later.GetAsync($"/organisations/{organisation}");
        Assert.Equal(score, list.TextOf(".evaluation .n"));
        Assert.Equal("kept", (await StoredAsync(evaluation, "1.1"))!.Note);
        await AssertStandsAsync(evaluation, null);
    }

    [Fact]
    public async Task List_WithoutTheFramework_SaysThatTheScoreIsTheLastOne()
    {
        Person person = await Platform.PersonAsync("Gone");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Reader));
        Guid lost = await Platform.EvaluationAsync(organisation, "gone-1", authors: [person], answers: ("1.1", "1.1.a"));
        using Browser browser = await Platform.SignInAsync(person);
        Visit never = await browser.GetAsync($"/organisations/{organisation}");
        Assert.Contains("The framework gone-1 is no longer on this platform.", never.Text, StringComparison.Ordinal);
        Assert.Empty(never.Document.QuerySelectorAll(".evaluation .n"));

        await Platform.DatabaseAsync(database => database.Standings.Where(standing => standing.EvaluationId == lost).ExecuteUpdateAsync(set => set
            .SetProperty(standing => standing.FrameworkDigest, new string('0', 64)).SetProperty(standing => standing.Applicable, 6).SetProperty(standing => standing.Highest, 80.5m)));
        Visit last = await browser.GetAsync($"/organisations/{organisation}");
        Assert.Contains("80.5", last.TextOf(".evaluation .n"), StringComparison.Ordinal);
        Assert.Contains("The score is the last one that was worked out.", last.Text, StringComparison.Ordinal);
    }

    private static void AssertReadsNoAnswer(Visit list)
    {
        Assert.NotEmpty(list.Commands);
        Assert.DoesNotContain(list.Commands, command => command.Contains("\"Answers\"", StringComparison.Ordinal) || command.Contains("\"Revisions\"", StringComparison.Ordinal));
    }

    private Task<EvaluationStanding> StandingAsync(Guid evaluation) => AskAsync(database => database.Standings.AsNoTracking().Single(standing => standing.EvaluationId == evaluation));

    private async Task<EvaluationStanding> AssertStandsAsync(Guid evaluation, string? kind)
    {
        EvaluationStanding standing = await StandingAsync(evaluation);
        List<ElementAnswer> answers = await AskAsync(database => database.Answers.AsNoTracking().Where(answer => answer.EvaluationId == evaluation).ToList());
        EvaluationScore score = TestFrameworks.ScoreOfGarden(kind, [.. answers.Select(answer => (answer.ElementId, answer.Content.ItemIds.ToArray()))]);
        Assert.Equal(
            (score.Progress.Answered, score.Progress.Applicable, score.Range.PublishedWorst, score.Range.PublishedBest, score.Published),
            (standing.Answered, standing.Applicable, standing.Lowest, standing.Highest, standing.Score));
        Assert.Equal(answers.Max(answer => (DateTimeOffset?)answer.SavedAt), standing.AnsweredAt);
        Assert.Equal(64, standing.FrameworkDigest.Length);
        return standing;
    }
}

public sealed class StandingOnSqliteTests(SqlitePlatform platform) : StandingTests(platform), IClassFixture<SqlitePlatform>;

public sealed class StandingOnPostgresTests(PostgresPlatform platform) : StandingTests(platform), IClassFixture<PostgresPlatform>;
