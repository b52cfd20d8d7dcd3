using System.Net;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>What two people changed on one element is kept field by field; a conflict is about a field, tells of both versions as they are now, and is never with oneself.</summary>
public abstract class MergeTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Save_TickAndNoteByTwoPeople_KeepsBothWithoutAQuestion(bool byScript)
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.b"));

        Visit saved = byScript
            ? await bob.SaveElementAsync(bobsPage, "1.2", form => form.With("note-1.2", "from Bob"))
            : await bob.SubmitAsync(bobsPage.Form("/sections/1").With("note-1.2", "from Bob").With("next", "stay"));
        Assert.Equal((HttpStatusCode.OK, "from Bob", "2"), (saved.Status, saved.ValueOf("note-1.2"), saved.ValueOf("version-1.2")));
        Assert.Equal(["1.2.b"], saved.TicksOf("1.2"));
        Assert.StartsWith("Saved at", saved.TextOf("#e1-2 .saved"), StringComparison.Ordinal);
        Assert.Empty(saved.Alerts);
        Assert.Equal(new AnswerContent("1.2.b", "", "from Bob"), await StoredAsync(evaluation, "1.2"));
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Save_OneFieldInConflictAndOneNot_AsksAboutTheOneAndKeepsTheOther()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        Visit met = await bob.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.c").With("note-1.2", "from Bob"));
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.StartsWith("Ada saved another answer", met.Alerts.Single(), StringComparison.Ordinal);
        Assert.Equal(new AnswerContent("1.2.a", "", "from Bob"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal(AnswerParts.Ticks, Assert.Single(await DraftsAsync(evaluation)).Fields);

        Visit settled = await bob.SubmitAsync((await SectionAsync(bob, evaluation)).Form("/sections/1").With("settle", "theirs:1.2"));
        Assert.Empty(settled.Alerts);
        Assert.Equal(new AnswerContent("1.2.a", "", "from Bob"), await StoredAsync(evaluation, "1.2"));
    }

    [Fact]
    public async Task Settle_AfterAThirdPersonChangedAnotherField_KeepsThatToo()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        await bob.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.c"));
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.2", "later, from Ada"));

        Visit page = await SectionAsync(bob, evaluation);
        Assert.Contains("later, from Ada", page.TextOf(".conflict .both > div:first-child"), StringComparison.Ordinal);
        await bob.SubmitAsync(page.Form("/sections/1").With("settle", "mine:1.2"));
        Assert.Equal(new AnswerContent("1.2.c", "", "later, from Ada"), await StoredAsync(evaluation, "1.2"));
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Settle_OverAVersionThatWasNotShown_AsksAgainWithBothAsTheyAreNow()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.2", "first of Ada"));
        await bob.SaveElementAsync(bobsPage, "1.2", form => form.With("note-1.2", "from Bob"));
        Visit choice = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.2", "second of Ada"));

        Visit asked = await bob.SubmitAsync(choice.Form("/sections/1").With("settle", "mine:1.2"));
        Assert.Contains("from Bob", asked.TextOf(".conflict .both > div:first-child"), StringComparison.Ordinal);
        Assert.Contains("second of Ada", asked.TextOf(".conflict .both > div:last-child"), StringComparison.Ordinal);
        Assert.Equal("second of Ada", (await StoredAsync(evaluation, "1.2"))!.Note);
        Assert.Empty((await bob.SubmitAsync(asked.Form("/sections/1").With("settle", "mine:1.2"))).Alerts);
        Assert.Equal("from Bob", (await StoredAsync(evaluation, "1.2"))!.Note);
    }

    [Fact]
    public async Task Conflict_WhileOthersSaveOtherFields_NamesWhoSavedTheFieldOfTheConflict()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        (Browser carol, _) = await JoinAsync(evaluation, "Carol");
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        await SendAsync(carol, evaluation, 1, form => form.With("note-1.2", "from Carol"));
        Visit met = await bob.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.c"));
        Assert.StartsWith("Ada saved another answer", met.Alerts.Single(), StringComparison.Ordinal);
        Assert.StartsWith("Ada saved another answer", (await SectionAsync(bob, evaluation)).Alerts.Single(), StringComparison.Ordinal);

        // Whoever saves that field later is the one to be named, and both where there are two.
        await SendAsync(carol, evaluation, 1, form => form.Ticks("1.2", "1.2.b"));
        Assert.StartsWith("Carol saved another answer", (await SectionAsync(bob, evaluation)).Alerts.Single(), StringComparison.Ordinal);
        Visit open = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.2", "from Ada"));
        Visit both = await bob.SaveElementAsync(open, "1.2", form => form.With("note-1.2", "from Bob"));
        Assert.StartsWith("Carol and Ada saved other answers", both.Alerts.Single(), StringComparison.Ordinal);
        Assert.StartsWith("Carol and Ada saved other answers", (await SectionAsync(bob, evaluation)).Alerts.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_FromAnOlderPageOfTheSamePerson_IsNoConflict()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        Visit first = await SectionAsync(ada, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a").With("note-1.2", "on the other device"));
        Visit saved = await ada.SaveElementAsync(first, "1.2", form => form.Ticks("1.2", "1.2.c"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(new AnswerContent("1.2.c", "", "on the other device"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.2")).Count);
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Save_AgainAfterAQuickLeave_LeavesWhatTheSamePersonChangedSince()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        Visit first = await SectionAsync(ada, evaluation);
        await ada.SaveElementAsync(first, "1.2", form => form.Ticks("1.2", "1.2.a"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.b"));
        Visit again = await ada.SaveElementAsync(first, "1.2", form => form.Ticks("1.2", "1.2.a"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(["1.2.b"], again.TicksOf("1.2"));
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.2")).Count);
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Save_BelowTheBoxInTheFieldOfTheConflict_EndsItAndPutsTheDraftIntoThePast()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        await bob.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.c"));
        Visit boxed = await SectionAsync(bob, evaluation);
        Visit saved = await bob.SaveElementAsync(boxed, "1.2", form => form.Ticks("1.2", "1.2.a", "1.2.b"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Empty(saved.Alerts);
        Assert.Empty(await DraftsAsync(evaluation));
        Assert.Equal(["1.2.a", "1.2.c", "1.2.a 1.2.b"], (await RevisionsAsync(evaluation, "1.2")).Select(revision => revision.Ticks));

        // A box that is still on the screen does not bring the draft back.
        await bob.SubmitAsync(boxed.Form("/sections/1").With("settle", "mine:1.2"));
        Assert.Equal("1.2.a 1.2.b", (await StoredAsync(evaluation, "1.2"))!.Ticks);
    }

    [Fact]
    public async Task Save_BelowTheBoxInAnotherField_KeepsTheConflictAndShowsBothAsTheyAreNow()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        await bob.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.c"));
        Visit saved = await bob.SaveElementAsync(await SectionAsync(bob, evaluation), "1.2", form => form.With("note-1.2", "typed below"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.StartsWith("Ada saved another answer", saved.Alerts.Single(), StringComparison.Ordinal);
        foreach (string side in new[] { "first-child", "last-child" })
        {
            Assert.Contains("typed below", saved.TextOf($".conflict .both > div:{side}"), StringComparison.Ordinal);
        }

        Assert.Single(await DraftsAsync(evaluation));
    }

    [Theory]
    [InlineData("from Bob, longer", HttpStatusCode.Conflict, 1)]
    [InlineData("from Ada", HttpStatusCode.OK, 0)]
    public async Task Save_AgainFromTheOldPage_RenewsOrEndsTheConflict(string note, HttpStatusCode status, int drafts)
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.2", "from Ada"));
        await bob.SaveElementAsync(bobsPage, "1.2", form => form.With("note-1.2", "from Bob"));
        Visit later = await bob.SaveElementAsync(bobsPage, "1.2", form => form.With("note-1.2", note));
        Assert.Equal(status, later.Status);
        List<AnswerDraft> waiting = await DraftsAsync(evaluation);
        Assert.Equal(drafts, waiting.Count);
        Assert.All(waiting, draft => Assert.Equal(note, draft.Note));
        Assert.Equal("from Ada", (await StoredAsync(evaluation, "1.2"))!.Note);
    }

    [Fact]
    public async Task Show_DraftThatBothAgreeOnByNow_AsksNothing()
    {
        (Browser ada, Guid evaluation, Browser bob, Visit bobsPage) = await TwoAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await bob.SaveElementAsync(bobsPage, "1.1", form => form.Ticks("1.1", "1.1.c"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit page = await SectionAsync(bob, evaluation);
        Assert.Empty(page.Alerts);
        await bob.SubmitAsync(page.Form("/sections/1").With("next", "stay"));
        Assert.Empty(await DraftsAsync(evaluation));
    }

    /// <summary>Ada, and Bob whose page was opened before either of them answered.</summary>
    private async Task<(Browser Ada, Guid Evaluation, Browser Bob, Visit BobsPage)> TwoAsync()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        return (ada, evaluation, bob, await SectionAsync(bob, evaluation));
    }
}

public sealed class MergeOnSqliteTests(SqlitePlatform platform) : MergeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MergeOnPostgresTests(PostgresPlatform platform) : MergeTests(platform), IClassFixture<PostgresPlatform>;
