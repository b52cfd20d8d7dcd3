using System.Net;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Many saves at the same instant: no error, no gap in the versions, no answer lost.</summary>
public abstract class ParallelSaveTests(TestPlatform platform) : GardenTests(platform)
{
    private const int People = 8;
    private const int Rounds = 3;

    [Fact]
    public async Task Save_SameElementByManyPeople_LosesNothing()
    {
        (Browser[] browsers, Guid evaluation) = await CrowdAsync();
        HashSet<string> sent = [];
        for (int round = 0; round < Rounds; round++)
        {
            Visit[] pages = await Task.WhenAll(browsers.Select(browser => SectionAsync(browser, evaluation)));
            string[] notes = [.. browsers.Select((_, place) => $"{round}-{place}")];
            Visit[] saved = await Task.WhenAll(browsers.Select((browser, place) =>
                browser.SaveElementAsync(pages[place], "1.1", form => form.Ticks("1.1", "1.1.c").With("note-1.1", notes[place]))));
            Assert.Contains(saved, visit => visit.Status == HttpStatusCode.OK);
            Assert.All(saved, visit => Assert.True(visit.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{visit.Status} {visit.Text}"));
            sent.UnionWith(notes);
            await AssertNothingLostAsync(evaluation, "1.1", notes);
        }

        // Who had a draft from an earlier round may have replaced it; what was stored once never goes.
        List<AnswerRevision> revisions = await RevisionsAsync(evaluation, "1.1");
        Assert.Subset(sent, revisions.Select(revision => revision.Note).ToHashSet());
    }

    [Fact]
    public async Task Send_SameSectionByManyPeople_LosesNothing()
    {
        (Browser[] browsers, Guid evaluation) = await CrowdAsync();
        Visit[] pages = await Task.WhenAll(browsers.Select(browser => SectionAsync(browser, evaluation)));
        Visit[] sent = await Task.WhenAll(browsers.Select((browser, place) => browser.SubmitAsync(pages[place].Form("/sections/1")
            .Ticks("1.1", "1.1.c").With("note-1.1", $"first {place}")
            .Ticks("1.2", "1.2.a").With("note-1.2", $"second {place}")
            .Ticks("1.3", "1.3.b").With("note-1.3", $"third {place}"))));
        Assert.All(sent, visit => Assert.Equal(HttpStatusCode.OK, visit.Status));
        foreach ((string element, string word) in new[] { ("1.1", "first"), ("1.2", "second"), ("1.3", "third") })
        {
            await AssertNothingLostAsync(evaluation, element, [.. browsers.Select((_, place) => $"{word} {place}")]);
        }
    }

    [Fact]
    public async Task Save_DifferentElementsByManyPeople_AreAllStored()
    {
        (Browser[] browsers, Guid evaluation) = await CrowdAsync();
        string[] elements = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"];
        Visit[] pages = await Task.WhenAll(elements.Select((element, place) => SectionAsync(browsers[place], evaluation, element[0] - '0')));
        Visit[] saved = await Task.WhenAll(elements.Select((element, place) =>
            browsers[place].SaveElementAsync(pages[place], element, form => form.Ticks(element, $"{element}.b").With($"note-{element}", element))));
        Assert.All(saved, visit => Assert.Equal(HttpStatusCode.OK, visit.Status));
        Assert.Equal(elements, await AskAsync(database => database.Answers.Where(answer => answer.EvaluationId == evaluation).OrderBy(answer => answer.ElementId).Select(answer => answer.Note).ToList()));
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Save_ByOnePersonOverAnotherAnswer_IsAnsweredEachTimeWithoutAFault()
    {
        (Browser[] browsers, Guid evaluation) = await CrowdAsync();
        Visit stale = await SectionAsync(browsers[0], evaluation);
        await SendAsync(browsers[1], evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "first"));
        Platform.Log.Clear();

        // Each of them wants to make the one draft a person can have.
        using Browser twin = Platform.Browse("en", browsers[0]);
        Visit[] saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(place =>
            (place % 2 == 0 ? browsers[0] : twin).SaveElementAsync(stale, "1.1", form => form.Ticks("1.1", "1.1.c").With("note-1.1", $"mine {place}"))));
        Assert.All(saved, visit => Assert.Equal(HttpStatusCode.Conflict, visit.Status));
        Assert.Single(await DraftsAsync(evaluation));

        Visit choice = await SectionAsync(browsers[0], evaluation);
        Visit[] settled = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => twin.SubmitAsync(choice.Form("/sections/1").With("settle", "mine:1.1"))));
        Assert.All(settled, visit => Assert.Equal(HttpStatusCode.OK, visit.Status));
        Assert.Empty(await DraftsAsync(evaluation));
        Assert.Empty(Platform.Log.Errors);
    }

    /// <summary>Every note is the answer, in a revision or in somebody's draft; versions count from 1 without a gap.</summary>
    private async Task AssertNothingLostAsync(Guid evaluation, string element, IReadOnlyCollection<string> notes)
    {
        List<AnswerRevision> revisions = await RevisionsAsync(evaluation, element);
        AnswerContent stored = (await StoredAsync(evaluation, element))!;
        List<AnswerDraft> drafts = await DraftsAsync(evaluation);
        Assert.Equal(Enumerable.Range(1, revisions.Count), revisions.Select(revision => revision.Version));
        Assert.Equal(stored, revisions[^1].Content);
        Assert.Empty(notes.Except(revisions.Select(revision => revision.Note)).Except(drafts.Where(draft => draft.ElementId == element).Select(draft => draft.Note)));
    }

    private async Task<(Browser[] Browsers, Guid Evaluation)> CrowdAsync()
    {
        (Browser first, Guid evaluation, _) = await StartAsync();
        List<Browser> browsers = [first];
        for (int place = 1; place < People; place++)
        {
            browsers.Add((await JoinAsync(evaluation, $"Person{place}")).Browser);
        }

        return ([.. browsers], evaluation);
    }
}

public sealed class ParallelSaveOnSqliteTests(SqlitePlatform platform) : ParallelSaveTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ParallelSaveOnPostgresTests(PostgresPlatform platform) : ParallelSaveTests(platform), IClassFixture<PostgresPlatform>;
