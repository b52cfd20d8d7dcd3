using System.Net;
using Garant.Web.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Forms;

/// <summary>A session that ends in mid-typing: the person signs in again and finds the form as it was.</summary>
public abstract class EndedSessionTests(Platform platform) : PlatformTests(platform)
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
        Visit back = await browser.SubmitAsync(Credentials(mistyped, person));
        Assert.StartsWith($"/evaluations/{evaluation}/sections/1?", back.Address, StringComparison.Ordinal);
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
        Visit back = await browser.SubmitAsync(Credentials(signIn, person));
        Assert.Equal(("Café", "beaucoup"), (back.ValueOf("name"), back.ValueOf("headcount")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("%%%")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cut")]
    public async Task SignIn_TamperedSealedForm_IsIgnored(string tampered)
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit signIn = await SubmitSignedOutAsync(browser, evaluation);
        string kept = signIn.ValueOf("kept")!;
        Visit back = await browser.SubmitAsync(Credentials(signIn, person).With("kept", tampered == "cut" ? kept[..^5] : tampered));
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}/sections/1"), (back.Status, back.Address));
        Assert.Empty(back.ValueOf("note-1.1")!);
        Assert.Empty(back.TicksOf("1.1"));
    }

    [Fact]
    public async Task TakeBack_BySomebodyElseOrUnknown_ShowsThePlainForm()
    {
        (Browser browser, Guid evaluation, Person person) = await EditorAsync();
        Visit back = await browser.SubmitAsync(Credentials(await SubmitSignedOutAsync(browser, evaluation), person));
        Guid organisation = await Platform.DatabaseAsync(database => Task.FromResult(database.Evaluations.Single(found => found.Id == evaluation).OrganisationId));
        Person colleague = await Platform.PersonAsync("Colleague");
        await Platform.DatabaseAsync(database =>
        {
            database.Memberships.Add(new Membership { OrganisationId = organisation, UserId = colleague.Id, Role = MemberRole.Editor });
            return database.SaveChangesAsync();
        });
        using Browser other = await Platform.SignInAsync(colleague);
        foreach (string address in new[] { back.Address, $"/evaluations/{evaluation}/sections/1?kept=unknown" })
        {
            Visit plain = await other.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, plain.Status);
            Assert.Empty(plain.ValueOf("note-1.1")!);
        }
    }

    private static FilledForm Credentials(Visit signIn, Person person) =>
        signIn.Form("/account/sign-in").With("email", person.Email).With("password", Platform.Password);

    private static async Task<Visit> SubmitSignedOutAsync(Browser browser, Guid evaluation)
    {
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        browser.Forget("garant");
        return await browser.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.b").With("note-1.1", Note).Ticks("1.2", "1.2.d").With("reason-1.2", "No garden"));
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
