using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Forms;

/// <summary>A session that ends in mid-typing: the person signs in again and finds the form as it was.</summary>
public abstract class EndedSessionTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string Note = "First line\nsecond <line> & «more»";

    [Fact]
    public async Task Post_SectionWithoutSession_ComesBackAfterSigningIn()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit signIn = await SubmitSignedOutAsync(browser, evaluation);
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Assert.Contains(signIn.Alerts, alert => alert.StartsWith("Your session has ended.", StringComparison.Ordinal));
        Assert.DoesNotContain("second", signIn.Html, StringComparison.Ordinal);

        Visit mistyped = await browser.SubmitAsync(Credentials(signIn, person).With("password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.Status);
        Visit back = await GoOnAsync(browser, await browser.SubmitAsync(Credentials(mistyped, person)), "/sections/1");
        Assert.Equal($"/evaluations/{evaluation}/sections/1", back.Address);
        Assert.Contains("You are signed in again. Here is what you typed; it is not saved yet.", back.Alerts);
        Assert.Equal(["1.1.b"], back.TicksOf("1.1"));
        Assert.Equal(["1.2.d"], back.TicksOf("1.2"));
        Assert.Equal((Note, "No garden"), (back.ValueOf("note-1.1"), back.ValueOf("reason-1.2")));
        Assert.Equal(0, await AnswersAsync(evaluation));

        Visit saved = await browser.SubmitAsync(back.Form("/sections/1"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(2, await AnswersAsync(evaluation));
        Visit shown = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        Assert.Equal((Note, "No garden"), (shown.ValueOf("note-1.1"), shown.ValueOf("reason-1.2")));
    }

    [Fact]
    public async Task Post_AfterTheCookieExpired_AsksToSignIn()
    {
        (Browser browser, Guid evaluation, _) = await EditorAsync();
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        Platform.Clock.Advance(TimeSpan.FromDays(15));
        Visit signIn = await browser.SubmitAsync(page.Form("/sections/1").With("note-1.1", Note));
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Assert.NotEmpty(signIn.ValueOf("kept")!);
    }

    [Fact]
    public async Task Post_NewOrganisationWithoutSession_ComesBackAfterSigningIn()
    {
        (Browser browser, _, Person person) = await EditorAsync("fr");
        Visit page = await browser.GetAsync("/organisations/new");
        browser.Forget("garant");
        Visit signIn = await browser.SubmitAsync(page.Form("/organisations/new").With("name", "Café").With("headcount", "beaucoup"));
        Assert.Contains(signIn.Alerts, alert => alert.StartsWith("Votre session est terminée.", StringComparison.Ordinal));
        Visit back = await GoOnAsync(browser, await browser.SubmitAsync(Credentials(signIn, person)), "/organisations/new");
        Assert.Equal(("Café", "beaucoup"), (back.ValueOf("name"), back.ValueOf("headcount")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%%%")]
    [InlineData("é")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cut")]
    public async Task SignIn_TamperedSealedForm_SaysThatItIsLost(string tampered)
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit signIn = await SubmitSignedOutAsync(browser, evaluation);
        string kept = signIn.ValueOf("kept")!;
        Visit told = await browser.SubmitAsync(Credentials(signIn, person).With("kept", tampered == "cut" ? kept[..^5] : tampered));
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Equal("What you typed cannot be brought back", told.TextOf("h1"));
        Visit plain = await browser.GetAsync(told.Document.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}/sections/1"), (plain.Status, plain.Address));
        Assert.Empty(plain.ValueOf("note-1.1")!);
    }

    [Fact]
    public async Task SignIn_WithoutSealedForm_OpensThePlainForm()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit signIn = await SubmitSignedOutAsync(browser, evaluation);
        Visit plain = await browser.SubmitAsync(Credentials(signIn, person).With("kept", ""));
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}/sections/1"), (plain.Status, plain.Address));
        Assert.Empty(plain.TicksOf("1.1"));
    }

    [Fact]
    public async Task Reopen_AfterTwelveHours_SaysThatItIsLost()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit again = await browser.SubmitAsync(Credentials(await SubmitSignedOutAsync(browser, evaluation), person));
        Platform.Clock.Advance(TimeSpan.FromHours(13));
        Visit late = await browser.SubmitAsync(again.Form("/sections/1"));
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains(late.Alerts, alert => alert.StartsWith("It was kept for more than 12 hours", StringComparison.Ordinal));
        Assert.Empty(late.ValueOf("note-1.1")!);
    }

    [Fact]
    public async Task Reopen_SessionEndedOnceMore_KeepsTheTextAgain()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit again = await browser.SubmitAsync(Credentials(await SubmitSignedOutAsync(browser, evaluation), person));
        browser.Forget("garant");
        Visit signIn = await browser.SubmitAsync(again.Form("/sections/1"));
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Visit back = await GoOnAsync(browser, await browser.SubmitAsync(Credentials(signIn, person)), "/sections/1");
        Assert.Equal(Note, back.ValueOf("note-1.1"));
    }

    [Fact]
    public async Task Reopen_BySomebodyWithoutAccess_IsNotFound()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit again = await browser.SubmitAsync(Credentials(await SubmitSignedOutAsync(browser, evaluation), person));
        (Browser stranger, _, _) = await EditorAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SubmitAsync(again.Form("/sections/1"))).Status);
    }

    [Theory]
    [InlineData("en", "What was typed is somebody else’s", "It was typed on a page of another person")]
    [InlineData("fr", "Cette saisie est celle d’une autre personne", "Elle a été saisie sur la page d’une autre personne")]
    public async Task SignIn_AsAnotherPerson_IsNotGivenTheForm(string language, string title, string words)
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync(language);
        Person colleague = await ColleagueAsync(evaluation, language);
        Visit signIn = await SubmitSignedOutAsync(browser, evaluation);
        Visit told = await browser.SubmitAsync(Credentials(signIn, colleague));
        Assert.Equal((HttpStatusCode.OK, title), (told.Status, told.TextOf("h1")));
        Assert.Contains(words, told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, told.Text, StringComparison.Ordinal);
        Assert.Null(told.ValueOf("kept"));

        // Neither does the sealed form open when it is sent to its page.
        Visit shown = await browser.SubmitAsync(new FilledForm($"/evaluations/{evaluation}/sections/1", [new("kept", signIn.ValueOf("kept")!)]));
        Assert.Contains(shown.Alerts, alert => alert.StartsWith(words, StringComparison.Ordinal));
        Assert.Empty(shown.ValueOf("note-1.1")!);
        Assert.Empty(shown.TicksOf("1.1"));

        browser.Forget("garant");
        Visit own = await GoOnAsync(browser, await browser.SubmitAsync(Credentials(signIn, person)), "/sections/1");
        Assert.Equal(Note, own.ValueOf("note-1.1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Post_WithoutSessionThatDoesNotSayWhose_IsKeptForNobody(string? seal)
    {
        (Browser browser, Guid evaluation, _) = await EditorAsync();
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        browser.Forget("garant");
        FilledForm form = page.Form("/sections/1").With("note-1.1", Note).Without("__Author");
        Visit signIn = await browser.SubmitAsync(seal is null ? form : form.With("__Author", seal));
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        Assert.True(string.IsNullOrEmpty(signIn.ValueOf("kept")));
        Assert.Contains(signIn.Alerts, alert => alert.Contains("the page does not say who typed it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_OfAPageOfAnotherPerson_IsNeitherSavedNorShown()
    {
        (Browser browser, Guid evaluation, _) = await EditorAsync();
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        Person colleague = await ColleagueAsync(evaluation, "en");
        browser.Forget("garant");
        await browser.SubmitAsync(Credentials(await browser.GetAsync("/account/sign-in"), colleague));
        Visit refused = await browser.SubmitAsync(page.Form("/sections/1").With("note-1.1", Note));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(refused.Alerts, alert => alert.StartsWith("It was typed on a page of another person", StringComparison.Ordinal));
        Assert.Empty(refused.ValueOf("note-1.1")!);
        Assert.Equal(0, await AnswersAsync(evaluation));
    }

    [Fact]
    public async Task Post_WithoutSession_KeepsTheFormsOwnFieldsAndTheQuery()
    {
        (Browser browser, _, Person person) = await EditorAsync();
        Visit page = await browser.GetAsync("/organisations/new");
        browser.Forget("garant");
        Visit signIn = await browser.SubmitAsync(page.Form("/organisations/new").With("name", "Café").With("stranger", new string('x', 30_000)).To("/organisations/new?a=%C3%A9&b=1"));
        Assert.InRange(signIn.ValueOf("kept")!.Length, 1, 500);
        Assert.Equal("/organisations/new?a=%C3%A9&b=1", signIn.ValueOf("returnUrl"));
        Visit back = await GoOnAsync(browser, await browser.SubmitAsync(Credentials(signIn, person)), "/organisations/new");
        Assert.Equal(("/organisations/new?a=%C3%A9&b=1", "Café"), (back.Address, back.ValueOf("name")));
    }

    [Fact]
    public async Task Post_WithoutSessionTooLongToKeep_SaysSo()
    {
        (Browser browser, Guid evaluation, _) = await EditorAsync();
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        browser.Forget("garant");

        // Random letters do not pack: below the limit of strangers, but too long to travel sealed.
        Visit signIn = await browser.SubmitAsync(page.Form("/sections/1").With("note-1.1", Letters(60_000)));
        Assert.Equal((HttpStatusCode.Unauthorized, null), (signIn.Status, signIn.ValueOf("kept")));
        Assert.Contains(signIn.Alerts, alert => alert.Contains("too long to be kept while you sign in", StringComparison.Ordinal));
        Visit larger = await browser.SubmitAsync(page.Form("/sections/1").With("note-1.1", Letters(70_000)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Your session has ended"), (larger.Status, larger.TextOf("h1")));

        static string Letters(int count) => new(new Random(1).GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", count));
    }

    private static Task<Visit> GoOnAsync(Browser browser, Visit signedIn, string action)
    {
        Assert.NotEmpty(signedIn.ValueOf("kept")!);
        return browser.SubmitAsync(signedIn.Form(action));
    }

    private static FilledForm Credentials(Visit signIn, Person person) =>
        signIn.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password);

    private static async Task<Visit> SubmitSignedOutAsync(Browser browser, Guid evaluation)
    {
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        browser.Forget("garant");
        return await browser.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.b").With("note-1.1", Note).Ticks("1.2", "1.2.d").With("reason-1.2", "No garden"));
    }

    private async Task<Person> ColleagueAsync(Guid evaluation, string language)
    {
        Person person = await Platform.PersonAsync("Colleague", language);
        await Platform.DatabaseAsync(database =>
        {
            database.Memberships.Add(new() { OrganisationId = database.Evaluations.Single(found => found.Id == evaluation).OrganisationId, UserId = person.Id, Role = MemberRole.Editor });
            return database.SaveChangesAsync();
        });
        return person;
    }

    private Task<int> AnswersAsync(Guid evaluation) =>
        Platform.DatabaseAsync(database => Task.FromResult(database.Answers.Count(answer => answer.EvaluationId == evaluation)));

    private async Task<(Browser Browser, Guid Evaluation, Person Person)> EditorAsync(string language = "en")
    {
        Person person = await Platform.PersonAsync("Editor", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        return (await Platform.SignInAsync(person), await Platform.EvaluationAsync(organisation, TestFrameworks.Garden), person);
    }
}

public sealed class EndedSessionOnSqliteTests(SqlitePlatform platform) : EndedSessionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class EndedSessionOnPostgresTests(PostgresPlatform platform) : EndedSessionTests(platform), IClassFixture<PostgresPlatform>;
