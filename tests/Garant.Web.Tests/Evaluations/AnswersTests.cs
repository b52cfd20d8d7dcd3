using System.Net;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>What is saved, what is refused, and that refusing loses nothing.</summary>
public abstract class AnswersTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Send_SectionFilledIn_IsSavedAndShown()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        Visit next = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.c", "1.2.a").With("note-1.2", "  <script>\r\nall of it  ").With("next", "go"));
        Assert.Equal(AddressOf(evaluation, 2), next.Address);
        Assert.Equal(new AnswerContent("1.2.a 1.2.c", "", "<script>\nall of it"), await StoredAsync(evaluation, "1.2"));
        Assert.Null(await StoredAsync(evaluation, "1.3"));

        Visit page = await SectionAsync(browser, evaluation);
        Assert.Equal(["1.2.a", "1.2.c"], page.TicksOf("1.2"));
        Assert.Equal("<script>\nall of it", page.ValueOf("note-1.2"));
        Assert.Contains(person.Name, page.Document.QuerySelector("#e1-2 .saved time")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("1", page.ValueOf("version-1.2"));
    }

    [Fact]
    public async Task Send_SameAnswersAgain_AddsNoRevision()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        await SendAsync(browser, evaluation, 1, form => form);
        Assert.Single(await RevisionsAsync(evaluation, "1.1"));
    }

    [Fact]
    public async Task Send_SaveAndGoOn_LeadsThroughTheSections()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Assert.Equal(AddressOf(evaluation, 2), (await SendAsync(browser, evaluation, 1, form => form.With("next", "go"))).Address);
        Assert.Equal(AddressOf(evaluation, 1), (await SendAsync(browser, evaluation, 1, form => form.With("next", "stay"))).Address);
        Assert.Equal($"/evaluations/{evaluation}/results", (await SendAsync(browser, evaluation, 3, form => form.With("next", "go"))).Address);
    }

    [Fact]
    public async Task Clear_ByButtonOrScript_KeepsTheNoteAndThePast()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.a").With("note-1.2", "stays").Ticks("1.1", "1.1.b"));
        Visit cleared = await SendAsync(browser, evaluation, 1, form => form.With("clear", "1.2"));
        Assert.EndsWith("#e1-2", cleared.Address, StringComparison.Ordinal);
        Assert.Empty(cleared.TicksOf("1.2"));
        Assert.Equal(["1.1.b"], cleared.TicksOf("1.1"));
        Assert.Equal(new AnswerContent("", "", "stays"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal(["1.2.a", ""], (await RevisionsAsync(evaluation, "1.2")).Select(revision => revision.Ticks));

        Visit byScript = await browser.SaveElementAsync(await SectionAsync(browser, evaluation), "1.1", form => form.Ticks("1.1"));
        Assert.Equal(HttpStatusCode.OK, byScript.Status);
        Assert.Contains("0 of 6 questions answered", byScript.TextOf(".progress"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Question 1.2: “not concerned” cannot be ticked together with other answers. Keep one or the others.")]
    [InlineData("fr", "Question 1.2 : « non concerné » ne peut être coché avec d’autres réponses. Gardez l’un ou les autres.")]
    public async Task Send_SwitchWithOthers_IsRefusedAndKeptInThePage(string language, string message)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        Visit refused = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.d", "1.2.a").With("reason-1.2", "because").With("note-1.2", "typed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(message, refused.TextOf("#e1-2 > .error"));
        Assert.NotNull(refused.Document.QuerySelector("a[href='#e1-2']"));
        Assert.Equal(["1.2.a", "1.2.d"], refused.TicksOf("1.2"));
        Assert.Equal(("because", "typed"), (refused.ValueOf("reason-1.2"), refused.ValueOf("note-1.2")));
        Assert.Null(await StoredAsync(evaluation, "1.2"));
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);

        Visit byScript = await browser.SaveElementAsync(refused, "1.2", form => form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byScript.Status);
        Assert.Equal(message, byScript.TextOf("#e1-2 > .error"));
        Assert.Equal(["1.2.a", "1.2.d"], byScript.TicksOf("1.2"));
        Assert.Null(await StoredAsync(evaluation, "1.2"));
    }

    [Fact]
    public async Task Send_AfterARefusal_IsNoConflictWithOneself()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit refused = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.d", "1.2.a"));
        Visit corrected = await browser.SubmitAsync(refused.Form("/sections/1").Ticks("1.1", "1.1.b").Ticks("1.2", "1.2.a"));
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        Assert.Empty(corrected.Alerts);
        Assert.Empty(await DraftsAsync(evaluation));
        Assert.Equal(("1.1.b", "1.2.a"), ((await StoredAsync(evaluation, "1.1"))!.Ticks, (await StoredAsync(evaluation, "1.2"))!.Ticks));
    }

    [Fact]
    public async Task Send_SeveralForASingleAnswer_IsRefused()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit refused = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.a", "1.1.b"));
        Assert.Equal("Question 1.1 takes one answer.", refused.TextOf("#e1-1 > .error"));
        Assert.Null(await StoredAsync(evaluation, "1.1"));
    }

    [Fact]
    public async Task Send_UnknownItems_AreIgnored()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit saved = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.z", "2.1.b", "1.1.c", "").Ticks("9.9", "9.9.a").With("version-1.1", "many"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        Assert.Equal(1, await AskAsync(database => database.Answers.Count(answer => answer.EvaluationId == evaluation)));
    }

    [Fact]
    public async Task Save_UnknownElementOrSection_IsNotFound()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit page = await SectionAsync(browser, evaluation);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SaveElementAsync(page, "9.9", form => form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SectionAsync(browser, evaluation, 9)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page.Form("/sections/1").To(AddressOf(evaluation, 9)))).Status);
    }

    [Theory]
    [InlineData("en", "Question 1.1: this text has 20,001 characters; the maximum is 20,000. Shorten it: until then this answer is not saved.")]
    [InlineData("fr", "Question 1.1 : ce texte compte 20 001 caractères ; le maximum est 20 000. Raccourcissez-le : d’ici là, cette réponse n’est pas enregistrée.")]
    public async Task Send_OverLongNote_IsRefusedAndKept(string language, string message)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        string tooLong = new string('a', 19_000) + "\n" + new string('é', 1_000);
        Visit refused = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", tooLong));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(message, refused.ErrorOf("note-1.1"));
        Assert.Equal("note-1.1-error", refused.Document.GetElementById("note-1.1")!.GetAttribute("aria-describedby"));
        Assert.NotNull(refused.Document.QuerySelector("a[href='#note-1.1']"));
        Assert.Equal(tooLong, refused.ValueOf("note-1.1"));
        Assert.Null(await StoredAsync(evaluation, "1.1"));

        Visit saved = await browser.SubmitAsync(refused.Form("/sections/1").With("note-1.1", tooLong[1..].Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(tooLong[1..], (await StoredAsync(evaluation, "1.1"))!.Note);
    }

    [Fact]
    public async Task Send_UnusualCharacters_AreKept()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit saved = await SendAsync(browser, evaluation, 1, form => form.With("note-1.1", "a \ud83c\udf31 \u200f\t{0} %s"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("\ud83c\udf31 \u200f\t{0} %s", (await StoredAsync(evaluation, "1.1"))!.Note, StringComparison.Ordinal);
    }
}

public sealed class AnswersOnSqliteTests(SqlitePlatform platform) : AnswersTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AnswersOnPostgresTests(PostgresPlatform platform) : AnswersTests(platform), IClassFixture<PostgresPlatform>;
