using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Any earlier answer can be brought back, as a new revision, unless somebody saved meanwhile.</summary>
public abstract class RestoreTests(TestPlatform platform) : GardenTests(platform)
{
    private static readonly Framework Garden = TestFrameworks.Read(TestFrameworks.GardenFile);

    [Fact]
    public async Task Restore_AnyRevision_IsANewOneAndThePastStays()
    {
        (Guid evaluation, Person person) = await AnsweredAsync();
        Assert.Equal(RestoreOutcome.Restored, await RestoreAsync(evaluation, person, version: 1, seen: 2));
        Assert.Equal(new AnswerContent("1.2.a 1.2.b", "", "kept"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal(RestoreOutcome.Restored, await RestoreAsync(evaluation, person, version: 0, seen: 3));
        Assert.Equal(AnswerContent.Blank, await StoredAsync(evaluation, "1.2"));
        Assert.Equal(["1.2.a 1.2.b", "1.2.d", "1.2.a 1.2.b", ""], (await RevisionsAsync(evaluation, "1.2")).Select(revision => revision.Ticks));
        Assert.Equal(4, await AskAsync(database => database.Journal.Count(row => row.EvaluationId == evaluation && row.Kind == "answer-saved")));
    }

    [Fact]
    public async Task Restore_WhatStandsAlready_AddsNothing()
    {
        (Guid evaluation, Person person) = await AnsweredAsync();
        Assert.Equal(RestoreOutcome.Restored, await RestoreAsync(evaluation, person, version: 2, seen: 2));
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.2")).Count);
    }

    [Theory]
    [InlineData("1.2", 1, 1, RestoreOutcome.Overtaken)]
    [InlineData("1.2", 3, 2, RestoreOutcome.Missing)]
    [InlineData("1.2", -1, 2, RestoreOutcome.Missing)]
    [InlineData("1.3", 1, 0, RestoreOutcome.Missing)]
    public async Task Restore_OverASaveMeanwhileOrOfNothing_IsRefused(string element, int version, int seen, RestoreOutcome outcome)
    {
        (Guid evaluation, Person person) = await AnsweredAsync();
        Assert.Equal(outcome, await RestoreAsync(evaluation, person, version, seen, element));
        Assert.Equal(new AnswerContent("1.2.d", "", "kept"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.2")).Count);
    }

    [Fact]
    public async Task Restore_ByManyAtOnce_IsDoneOnce()
    {
        (Guid evaluation, Person person) = await AnsweredAsync();
        RestoreOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(place => RestoreAsync(evaluation, person, version: place % 2, seen: 2)));
        Assert.Single(outcomes, RestoreOutcome.Restored);
        Assert.Equal(5, outcomes.Count(outcome => outcome == RestoreOutcome.Overtaken));
        Assert.Equal([1, 2, 3], (await RevisionsAsync(evaluation, "1.2")).Select(revision => revision.Version));
    }

    /// <summary>Two ticks and a note, and then the ticks put away by "not concerned".</summary>
    private async Task<(Guid Evaluation, Person Person)> AnsweredAsync()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.a", "1.2.b").With("note-1.2", "kept"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d"));
        browser.Dispose();
        return (evaluation, person);
    }

    private async Task<RestoreOutcome> RestoreAsync(Guid evaluation, Person person, int version, int seen, string element = "1.2")
    {
        EvaluationScope scope = await ScopeAsync(evaluation, person);
        RestoreOutcome? outcome = null;
        await Platform.InScopeAsync<AnswerSaver>(async saver => outcome = await saver.RestoreAsync(scope, Garden.FindElement(element)!, version, seen, TestContext.Current.CancellationToken));
        return outcome!.Value;
    }
}

public sealed class RestoreOnSqliteTests(SqlitePlatform platform) : RestoreTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RestoreOnPostgresTests(PostgresPlatform platform) : RestoreTests(platform), IClassFixture<PostgresPlatform>;
