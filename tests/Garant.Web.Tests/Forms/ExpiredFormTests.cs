using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Forms;

/// <summary>A form that cannot be taken comes back with everything that was typed, and nothing is saved.</summary>
public abstract class ExpiredFormTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string Typed = "L’été <b>&amp;</b> l’hiver \"ici\"";

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Post_NewOrganisationWithoutAValidToken_ShowsTheFormAgain(string? token)
    {
        (Browser browser, _, Person person) = await EditorAsync();
        Visit page = await browser.GetAsync("/organisations/new");
        Visit again = await browser.SubmitAsync(WithToken(page.Form("/organisations/new").With("name", Typed).With("headcount", "250"), token));
        AssertShownAgain(again);
        Assert.Equal((Typed, "250"), (again.ValueOf("name"), again.ValueOf("headcount")));
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Memberships.Count(member => member.UserId == person.Id))));

        Visit sent = await browser.SubmitAsync(again.Form("/organisations/new"));
        Assert.Equal(Typed, sent.TextOf("h1"));
    }

    [Fact]
    public async Task Post_NewEvaluationWithoutAToken_ShowsTheFormAgain()
    {
        (Browser browser, Guid organisation, _) = await EditorAsync();
        Visit page = await browser.GetAsync($"/organisations/{organisation}/evaluations/new");
        Visit again = await browser.SubmitAsync(page.Form("/evaluations/new").With("name", Typed).With("framework", TestFrameworks.Garden).With("kind", "grower").Without(FilledForm.Token));
        AssertShownAgain(again);
        Assert.Equal((Typed, "grower"), (again.ValueOf("name"), again.ValueOf("kind")));
        Assert.Contains(again.Form("/evaluations/new").Fields, field => field is { Key: "framework", Value: TestFrameworks.Garden });
        Assert.Equal(0, await Platform.DatabaseAsync(database => Task.FromResult(database.Evaluations.Count(evaluation => evaluation.OrganisationId == organisation))));
    }

    [Fact]
    public async Task Post_NewMemberWithoutAToken_ShowsTheFormAgain()
    {
        (Browser browser, Guid organisation, _) = await EditorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        Visit page = await browser.GetAsync($"/organisations/{organisation}/members");
        Visit again = await browser.SubmitAsync(page.Form("/members").With("email", colleague.Email).With("role", "Reader").Without(FilledForm.Token));
        AssertShownAgain(again);
        Assert.Equal((colleague.Email, "Reader"), (again.ValueOf("email"), again.ValueOf("role")));
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Memberships.Count(member => member.OrganisationId == organisation))));
    }

    [Fact]
    public async Task Post_SectionWithAnotherPersonsToken_ShowsTheFormAgain()
    {
        (Browser browser, Guid organisation, _) = await EditorAsync();
        (Browser other, _, _) = await EditorAsync();
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        string foreign = (await other.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!;
        Visit again = await browser.SubmitAsync(WithToken(page.Form("/sections/1"), foreign)
            .Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.d").With("reason-1.2", Typed).With("note-1.3", Typed));
        AssertShownAgain(again);
        Assert.Equal(["1.1.c"], again.TicksOf("1.1"));
        Assert.Equal(["1.2.d"], again.TicksOf("1.2"));
        Assert.Equal((Typed, Typed), (again.ValueOf("reason-1.2"), again.ValueOf("note-1.3")));
        Assert.Equal(0, await AnswersAsync(evaluation));

        await browser.SubmitAsync(again.Form("/sections/1"));
        Assert.Equal(3, await AnswersAsync(evaluation));
    }

    [Fact]
    public async Task Post_SignUpWithoutAToken_ShowsTheFormAgainWithoutThePassword()
    {
        using Browser browser = Platform.Browse("fr");
        Visit page = await browser.GetAsync("/account/sign-up");
        Visit again = await browser.SubmitAsync(page.Form("/account/sign-up").With("name", Typed).With("email", "typed@example.org").With("password", TestPlatform.Password).Without(FilledForm.Token));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Cette page est restée ouverte trop longtemps", again.Text, StringComparison.Ordinal);
        Assert.Equal((Typed, "typed@example.org"), (again.ValueOf("name"), again.ValueOf("email")));
        Assert.DoesNotContain(TestPlatform.Password, again.Html, StringComparison.Ordinal);
        Assert.False(await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Any(user => user.Email == "typed@example.org"))));
    }

    [Fact]
    public async Task Save_ElementWithoutTokenOrSession_IsRefused()
    {
        (Browser browser, Guid organisation, _) = await EditorAsync();
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        Visit withoutToken = await browser.SaveElementAsync(page, "1.1", form => form.Ticks("1.1", "1.1.c").Without(FilledForm.Token));
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.Status);
        browser.Forget("garant");
        Visit withoutSession = await browser.SaveElementAsync(page, "1.1", form => form.Ticks("1.1", "1.1.c"));
        Assert.Equal(HttpStatusCode.Unauthorized, withoutSession.Status);
        Assert.Equal(0, await AnswersAsync(evaluation));
    }

    private static FilledForm WithToken(FilledForm form, string? token) =>
        token is null ? form.Without(FilledForm.Token) : form.With(FilledForm.Token, token);

    private static void AssertShownAgain(Visit page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(page.Alerts, alert => alert.StartsWith("This page was open for too long", StringComparison.Ordinal));
    }

    private Task<int> AnswersAsync(Guid evaluation) =>
        Platform.DatabaseAsync(database => Task.FromResult(database.Answers.Count(answer => answer.EvaluationId == evaluation)));

    private async Task<(Browser Browser, Guid Organisation, Person Person)> EditorAsync()
    {
        Person person = await Platform.PersonAsync("Editor");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        return (await Platform.SignInAsync(person), organisation, person);
    }
}

public sealed class ExpiredFormOnSqliteTests(SqlitePlatform platform) : ExpiredFormTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ExpiredFormOnPostgresTests(PostgresPlatform platform) : ExpiredFormTests(platform), IClassFixture<PostgresPlatform>;
