using System.Net;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Who said what to a question and when, in words; and every state of it can be brought back.</summary>
public abstract class HistoryTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData("en", "by Bob", "Ticked: Not concerned No longer ticked: Leaves No longer ticked: Peelings Reason written: No garden", "Ticked: Leaves Ticked: Peelings Internal note written: kept")]
    [InlineData("fr", "par Bob", "Cochée : Pas concerné Décochée : Feuilles Décochée : Épluchures Raison écrite : No garden", "Cochée : Feuilles Cochée : Épluchures Note interne écrite : kept")]
    public async Task History_OfAnAnswer_SaysWhoAndWhatInWords(string language, string by, string newer, string older)
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync(language);
        Visit card = await SectionAsync(ada, evaluation);
        Visit page = await ada.GetAsync(card.Document.QuerySelector("#e1-2 .history")!.GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, HistoryOf(evaluation)), (page.Status, page.Address));
        string[] changes = [.. page.Document.QuerySelectorAll(".changes").Select(change => string.Join(' ', change.Children.SelectMany(part => part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))];
        Assert.Equal([newer, older], changes);
        Assert.EndsWith(by, page.TextOf(".states > li:nth-child(1) .when"), StringComparison.Ordinal);
        Assert.EndsWith("Ada", page.TextOf(".states > li:nth-child(2) .when"), StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll(".states .when time"), time => Assert.EndsWith("Z", time.GetAttribute("datetime")!, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Commands, command => command.Contains("PasswordHash", StringComparison.Ordinal) || command.Contains("Email", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_AnEarlierState_IsASaveOfTheReaderAndLeadsToTheQuestion()
    {
        (Browser ada, Guid evaluation, Person person) = await AnsweredAsync();
        Visit page = await ada.GetAsync(HistoryOf(evaluation));
        Assert.Equal(["1", "0"], page.Document.QuerySelectorAll("[name=restore]").Select(button => button.GetAttribute("value")));
        Visit back = await ada.SubmitAsync(page.Form("/history").With("restore", "1"));
        Assert.Equal((HttpStatusCode.OK, AddressOf(evaluation, 1) + "#e1-2"), (back.Status, back.Address));
        Assert.Equal(new AnswerContent("1.2.a 1.2.b", "", "kept"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal((3, person.Id), (await RevisionsAsync(evaluation, "1.2")).Select(revision => (revision.Version, revision.SavedById)).Last());
        await ada.SubmitAsync((await ada.GetAsync(HistoryOf(evaluation))).Form("/history").With("restore", "0"));
        Assert.Equal(AnswerContent.Blank, await StoredAsync(evaluation, "1.2"));
    }

    [Theory]
    [InlineData("en", "Somebody saved this answer after this page was opened, and nothing was brought back.")]
    [InlineData("fr", "Quelqu’un a enregistré cette réponse après l’ouverture de cette page, et rien n’a été rétabli.")]
    public async Task Restore_OverASaveMeanwhile_IsRefusedInWordsAndShowsWhatStands(string language, string words)
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync(language);
        Visit page = await ada.GetAsync(HistoryOf(evaluation));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.c"));
        Visit refused = await ada.SubmitAsync(page.Form("/history").With("restore", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith(words, refused.WholeError, StringComparison.Ordinal);
        Assert.Equal("3", refused.ValueOf("seen"));
        Assert.Equal("1.2.c", (await StoredAsync(evaluation, "1.2"))!.Ticks);
    }

    [Fact]
    public async Task Restore_OfWhatTheFrameworkNoLongerHas_IsRefusedInWords()
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        await AddAsync(evaluation, 3, "1.2.z", "nobody");
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.c"));
        Visit page = await ada.GetAsync(HistoryOf(evaluation));
        Assert.Contains("an answer that the framework no longer has (1.2.z)", page.TextOf(".states"), StringComparison.Ordinal);
        Assert.Contains("It cannot be brought back", page.TextOf(".states > li:nth-child(2)"), StringComparison.Ordinal);
        Assert.Equal(["2", "1", "0"], page.Document.QuerySelectorAll("[name=restore]").Select(button => button.GetAttribute("value")));
        Visit refused = await ada.SubmitAsync(page.Form("/history").With("restore", "3"));
        Assert.StartsWith("The framework no longer has what was ticked then", refused.WholeError, StringComparison.Ordinal);
        Assert.Equal("1.2.c", (await StoredAsync(evaluation, "1.2"))!.Ticks);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("1e9")]
    public async Task Restore_OfNothing_IsRefusedInWords(string version)
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        Visit refused = await ada.SubmitAsync((await ada.GetAsync(HistoryOf(evaluation))).Form("/history").With("restore", version));
        Assert.StartsWith("There is no such answer in the history", refused.WholeError, StringComparison.Ordinal);
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.2")).Count);
    }

    [Theory]
    [InlineData("en", "by a former member")]
    [InlineData("fr", "par un ancien membre")]
    public async Task History_OfAPersonWhoIsGone_SaysSo(string language, string words)
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync(language);
        await AddAsync(evaluation, 3, "1.2.c", "an account of before");
        Assert.EndsWith(words, (await ada.GetAsync(HistoryOf(evaluation))).TextOf(".states > li:first-child .when"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OfManySaves_HasPages()
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        for (int version = 3; version <= 120; version++)
        {
            await AddAsync(evaluation, version, version % 2 == 0 ? "1.2.c" : "1.2.a", "nobody");
        }

        List<int> shown = [];
        string? next = HistoryOf(evaluation);
        for (int pages = 0; next is not null; pages++)
        {
            Visit page = await ada.GetAsync(next);
            int[] versions = [.. page.Document.QuerySelectorAll(".states > li").Where(state => state.QuerySelector(".changes") is not null).Select(state => state.QuerySelector("time")!.GetAttribute("datetime")!).Select((_, place) => 120 - (pages * 50) - place)];
            Assert.InRange(versions.Length, 1, 50);
            Assert.Equal(pages == 2, page.Text.Contains("Before the first answer", StringComparison.Ordinal));
            Assert.All(page.Document.QuerySelectorAll(".changes"), change => Assert.NotEmpty(change.Children));
            Assert.Equal("120", page.ValueOf("seen"));
            shown.AddRange(versions);
            next = page.Document.QuerySelectorAll("main .actions a").FirstOrDefault(link => link.TextContent == "Earlier answers")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse(), shown);
    }

    [Fact]
    public async Task History_ForAReader_HasNoButtons()
    {
        (_, Guid evaluation, _) = await AnsweredAsync();
        (Browser rita, _) = await JoinAsync(evaluation, "Rita", MemberRole.Reader);
        Visit page = await rita.GetAsync(HistoryOf(evaluation));
        Assert.Equal(2, page.Document.QuerySelectorAll(".changes").Length);
        Assert.Empty(page.Document.QuerySelectorAll("main button"));
    }

    [Fact]
    public async Task History_OfAQuestionNeverAnsweredOrUnknown_SaysSo()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        Visit page = await ada.GetAsync(HistoryOf(evaluation, "1.3"));
        Assert.Contains("Nothing was ever answered here.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(HistoryOf(evaluation, "9.9"))).Status);
    }

    [Fact]
    public async Task Restore_WhileADraftWaits_DecidesAboutItAndKeepsItInThePast()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.a"));
        Visit open = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await bob.SaveElementAsync(open, "1.1", form => form.Ticks("1.1", "1.1.c"));
        Visit back = await bob.SubmitAsync((await bob.GetAsync(HistoryOf(evaluation, "1.1"))).Form("/history").With("restore", "1"));
        Assert.Empty(back.Alerts);
        Assert.Equal(["1.1.a"], back.TicksOf("1.1"));
        Assert.Empty(await DraftsAsync(evaluation));
        Assert.Equal(["1.1.a", "1.1.b", "1.1.c", "1.1.a"], (await RevisionsAsync(evaluation, "1.1")).Select(revision => revision.Ticks));
    }

    private static string HistoryOf(Guid evaluation, string element = "1.2") => $"/evaluations/{evaluation}/elements/{element}/history";

    /// <summary>Two ticks and a note by Ada, whose browser it is, and "not concerned" by Bob.</summary>
    private async Task<(Browser Browser, Guid Evaluation, Person Person)> AnsweredAsync(string language = "en")
    {
        (Browser ada, Guid evaluation, Person person) = await StartAsync(language);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a", "1.2.b").With("note-1.2", "kept"));
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        await SendAsync(bob, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("reason-1.2", "No garden"));
        bob.Dispose();
        return (ada, evaluation, person);
    }

    /// <summary>A save of before, past the platform's rules.</summary>
    private Task<int> AddAsync(Guid evaluation, int version, string ticks, string userId) => Platform.DatabaseAsync(database =>
    {
        ElementAnswer answer = database.Answers.Single(found => found.EvaluationId == evaluation && found.ElementId == "1.2");
        answer.Version = version;
        answer.Content = new(ticks, "", "");
        database.Revisions.Add(new() { EvaluationId = evaluation, ElementId = "1.2", Version = version, Ticks = ticks, Reason = "", Note = "", SavedById = userId, SavedAt = Platform.Clock.GetUtcNow() });
        database.Standings.Single(found => found.EvaluationId == evaluation).Version++;
        return database.SaveChangesAsync();
    });
}

public sealed class HistoryOnSqliteTests(SqlitePlatform platform) : HistoryTests(platform), IClassFixture<SqlitePlatform>;

public sealed class HistoryOnPostgresTests(PostgresPlatform platform) : HistoryTests(platform), IClassFixture<PostgresPlatform>;
