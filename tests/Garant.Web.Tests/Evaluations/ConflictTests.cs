using System.Net;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Two people on one element: both are told, and neither answer is lost.</summary>
public abstract class ConflictTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData("en", "Ada saved another answer while you were answering. Neither is lost: choose which one stays.")]
    [InlineData("fr", "Ada a enregistré une autre réponse pendant que vous répondiez. Aucune n’est perdue : choisissez celle qui reste.")]
    public async Task Save_OverAnotherAnswer_ShowsBoth(string language, string message)
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob", language: language);
        Visit bobsPage = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "from Ada"));

        Visit met = await bob.SaveElementAsync(bobsPage, "1.1", form => form.Ticks("1.1", "1.1.c").With("note-1.1", "from Bob"));
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        foreach (Visit page in new[] { met, await SectionAsync(bob, evaluation) })
        {
            Assert.StartsWith(message, page.Alerts.Single(), StringComparison.Ordinal);
            Assert.Contains("from Bob", page.TextOf(".conflict .both > div:first-child"), StringComparison.Ordinal);
            Assert.Contains("from Ada", page.TextOf(".conflict .both > div:last-child"), StringComparison.Ordinal);
        }

        Assert.Equal("from Ada", (await StoredAsync(evaluation, "1.1"))!.Note);
        Assert.Empty((await SectionAsync(ada, evaluation)).Alerts);
    }

    [Fact]
    public async Task Send_OverAnotherAnswer_LeadsToTheConflictAndSavesTheRest()
    {
        (Browser bob, Guid evaluation, Visit conflict) = await MeetAsync();
        Assert.Equal(HttpStatusCode.OK, conflict.Status);
        Assert.Equal(AddressOf(evaluation, 1) + "#e1-1", conflict.Address);
        Assert.Contains(conflict.Alerts, alert => alert.StartsWith("Ada saved another answer", StringComparison.Ordinal));
        Assert.Equal("1.3.a", (await StoredAsync(evaluation, "1.3"))!.Ticks);
        Assert.Equal("1.1.b", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        bob.Dispose();
    }

    [Theory]
    [InlineData("mine", "1.1.c", "from Bob", 2)]
    [InlineData("theirs", "1.1.b", "from Ada", 1)]
    public async Task Settle_EitherAnswer_StaysAndTheOtherIsInThePast(string choice, string ticks, string note, int versions)
    {
        (Browser bob, Guid evaluation, Visit conflict) = await MeetAsync();
        Visit settled = await bob.SubmitAsync(conflict.Form("/sections/1").With("settle", $"{choice}:1.1").Ticks("1.2", "1.2.b").With("note-1.2", "typed while settling"));
        Assert.Equal(HttpStatusCode.OK, settled.Status);
        Assert.Empty(settled.Alerts);
        Assert.Equal([ticks], settled.TicksOf("1.1"));
        Assert.Equal(new AnswerContent(ticks, "", note), await StoredAsync(evaluation, "1.1"));
        Assert.Equal(new AnswerContent("1.2.b", "", "typed while settling"), await StoredAsync(evaluation, "1.2"));
        List<AnswerRevision> revisions = await RevisionsAsync(evaluation, "1.1");
        Assert.Equal(Enumerable.Range(1, versions), revisions.Select(revision => revision.Version));
        Assert.Equal("from Ada", revisions[0].Note);
        Assert.Empty(await DraftsAsync(evaluation));
        bob.Dispose();
    }

    [Fact]
    public async Task Settle_UnknownOrMalformed_ChangesNothing()
    {
        (Browser bob, Guid evaluation, Visit conflict) = await MeetAsync();
        foreach (string settle in new[] { "mine:9.9", "theirs:1.2", "mine", "yours:1.1", "mine:1.1:1.1", ":" })
        {
            Visit page = await bob.SubmitAsync(conflict.Form("/sections/1").With("settle", settle));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Single(await DraftsAsync(evaluation));
            Assert.Equal("1.1.b", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        }

        bob.Dispose();
    }

    [Fact]
    public async Task Settle_TwiceAtTheSameInstant_IsSettledOnce()
    {
        (Browser bob, Guid evaluation, Visit conflict) = await MeetAsync();
        FilledForm form = conflict.Form("/sections/1").With("settle", "mine:1.1");
        Visit[] pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bob.SubmitAsync(form)));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        Assert.Equal([1, 2], (await RevisionsAsync(evaluation, "1.1")).Select(revision => revision.Version));
        bob.Dispose();
    }

    [Fact]
    public async Task Send_ByAPersonWhoChangedNothing_IsNoConflict()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit page = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.a"));

        Visit sent = await bob.SubmitAsync(page.Form("/sections/1").Ticks("1.3", "1.3.a"));
        Assert.Empty(sent.Alerts);
        Assert.Equal(("1.1.c", "1.2.a", "1.3.a"), ((await StoredAsync(evaluation, "1.1"))!.Ticks, (await StoredAsync(evaluation, "1.2"))!.Ticks, (await StoredAsync(evaluation, "1.3"))!.Ticks));
        Assert.Empty(await DraftsAsync(evaluation));
    }

    [Fact]
    public async Task Send_TheSameAnswerAsTheOther_IsNoConflict()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit page = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Assert.Empty((await bob.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.c"))).Alerts);
        Assert.Single(await RevisionsAsync(evaluation, "1.1"));
    }

    [Fact]
    public async Task Clear_OverAnotherAnswer_IsAConflictToo()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit page = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit cleared = await bob.SubmitAsync(page.Form("/sections/1").With("clear", "1.1"));
        Assert.Contains("No answer", cleared.TextOf(".conflict .both > div:first-child"), StringComparison.Ordinal);
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);
    }

    /// <summary>Ada and Bob answer 1.1 differently; Bob, who sends the page second, also answers 1.3.</summary>
    private async Task<(Browser Bob, Guid Evaluation, Visit Conflict)> MeetAsync()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit bobsPage = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "from Ada"));
        Visit conflict = await bob.SubmitAsync(bobsPage.Form("/sections/1").Ticks("1.1", "1.1.c").With("note-1.1", "from Bob").Ticks("1.3", "1.3.a"));
        ada.Dispose();
        return (bob, evaluation, conflict);
    }
}

public sealed class ConflictOnSqliteTests(SqlitePlatform platform) : ConflictTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ConflictOnPostgresTests(PostgresPlatform platform) : ConflictTests(platform), IClassFixture<PostgresPlatform>;
