using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using MimeKit;

namespace Garant.Web.Tests.Organisations;

/// <summary>Nobody is put into an organisation unasked, and inviting does not tell who has an account.</summary>
public abstract class InvitationTests(TestPlatform platform) : PlatformTests(platform)
{
    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Editor)]
    [InlineData(MemberRole.Administrator)]
    public async Task Accept_ByTheInvitedAddress_MakesAMember(MemberRole role)
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        Visit invited = await InviteAsync(administrator, organisation, colleague.Email.ToUpperInvariant(), role.ToString());
        Assert.Contains(invited.Document.QuerySelectorAll("td"), cell => cell.TextContent.Equals(colleague.Email, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Colleague", invited.Text.Replace("Invite a colleague", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, await MembersAsync(organisation));

        using Browser browser = await Platform.SignInAsync(colleague);
        Visit page = await browser.GetAsync("/organisations");
        Assert.StartsWith("/invitations/", page.Address, StringComparison.Ordinal);
        Assert.Equal(1, await MembersAsync(organisation));
        Visit accepted = await browser.SubmitAsync(page.Form("/invitations/").With("answer", "accept"));
        Assert.Equal($"/organisations/{organisation}", accepted.Address);
        Assert.Equal(role != MemberRole.Reader, accepted.Document.QuerySelector("a[href$='/evaluations/new']") is not null);
        Assert.Equal(role == MemberRole.Administrator, (await browser.GetAsync($"/organisations/{organisation}/members")).Document.GetElementById("email") is not null);

        Visit again = await browser.SubmitAsync(page.Form("/invitations/").With("answer", "accept"));
        Assert.Equal($"/organisations/{organisation}", again.Address);
        Assert.Equal(2, await MembersAsync(organisation));
    }

    [Fact]
    public async Task Invite_KnownUnconfirmedOrUnknownAddress_GetsTheSameAnswerWorkAndMail()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        await InviteAsync(administrator, organisation, "first@example.org", "Reader"); // from then on the journal knows who writes
        List<(HttpStatusCode, string, int, int)> answers = [];
        foreach (string email in new[] { known.Email, unconfirmed.Email, "nobody@example.org" })
        {
            Visit page = await administrator.GetAsync($"/organisations/{organisation}/members");
            Platform.Hashes.Take();
            Visit answer = await administrator.SubmitAsync(page.Form("/members").With("email", email).With("role", "Reader"), follow: false);
            answers.Add((answer.Status, answer.Html, answer.Statements, Platform.Hashes.Take()));
            MimeMessage mail = Assert.Single(await Platform.MailsToAsync(email));
            Assert.DoesNotContain("Ours", mail.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("Head", mail.TextBody, StringComparison.Ordinal);
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Invite_TwiceOrAMemberOrAFaultyField_IsSaidBesideTheField()
    {
        (Browser administrator, Guid organisation, Person head) = await AdministratorAsync();
        await InviteAsync(administrator, organisation, "bo@example.org", "Reader");
        string waits = (Platform.Clock.GetUtcNow() + TimeSpan.FromDays(14)).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en"));
        foreach ((string email, string message) in new[]
        {
            ("BO@Example.ORG", $"This address has already been invited; the invitation is valid until {waits}."),
            (head.Email, "This person is already a member."),
            ("", "Write an e-mail address."),
            ("bo at example", "This is not an e-mail address. Write it without a name or blanks, such as camille@example.org."),
        })
        {
            Visit refused = await InviteAsync(administrator, organisation, email, "Reader");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal((message, email, "Reader"), (refused.ErrorOf("email"), refused.ValueOf("email"), refused.ValueOf("role")));
        }

        Visit role = await InviteAsync(administrator, organisation, "third@example.org", "Owner");
        Assert.Contains("Choose what the person may do.", role.Text, StringComparison.Ordinal);
        Assert.Single(await Platform.MailsToAsync("bo@example.org"));
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Invitations.Count(invitation => invitation.OrganisationId == organisation))));
    }

    [Fact]
    public async Task Invite_OneAddressAtOnce_IsOneInvitationAndNoError()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        // From a page each: from one page they would be one invitation sent eight times.
        List<FilledForm> forms = [];
        while (forms.Count < 8)
        {
            forms.Add((await administrator.GetAsync($"/organisations/{organisation}/members")).Form("/members").With("email", "race@example.org").With("role", "Reader"));
        }

        Visit[] answers = await Task.WhenAll(forms.Select(form => administrator.SubmitAsync(form, follow: false)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, answer.ToString()));
        Assert.Single(await Platform.MailsToAsync("race@example.org"));
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Invitations.Count(invitation => invitation.OrganisationId == organisation))));
    }

    [Fact]
    public async Task Accept_SameInvitationAtOnce_IsOneMemberAndNoError()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        await InviteAsync(administrator, organisation, colleague.Email, "Reader");
        using Browser browser = await Platform.SignInAsync(colleague);
        FilledForm accept = (await browser.GetAsync("/organisations")).Form("/invitations/").With("answer", "accept");
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.SubmitAsync(accept)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, $"/organisations/{organisation}"), (answer.Status, answer.Address)));
        Assert.Equal(2, await MembersAsync(organisation));
    }

    [Fact]
    public async Task Link_OpenedBySomebodyElse_ConsumesNothingAndNamesTheAccount()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync("fr");
        Person invited = await Platform.PersonAsync("Bo");
        Person other = await Platform.PersonAsync("Al");
        await InviteAsync(administrator, organisation, invited.Email, "Reader");
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(invited.Email));
        Assert.Equal("Une invitation sur Garant", mail.Subject);

        using Browser stranger = Platform.Browse();
        Visit shown = await stranger.GetAsync(mail.Link());
        Assert.Contains("Head", shown.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Ours", shown.TextOf("h1"), StringComparison.Ordinal);
        Assert.Empty(shown.Document.QuerySelectorAll("button[name=answer]"));

        using Browser wrong = await Platform.SignInAsync(other);
        Visit theirs = await wrong.GetAsync(mail.Link());
        Assert.Contains(theirs.Alerts, alert => alert.Contains(invited.Email, StringComparison.Ordinal) && alert.Contains(other.Email, StringComparison.Ordinal));
        Visit refused = await wrong.SubmitAsync(new FilledForm(mail.Link(), [new("answer", "accept"), new(FilledForm.Token, theirs.ValueOf(FilledForm.Token)!)]));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wrong.GetAsync(mail.Link().Split('?')[0])).Status);
        Assert.Equal(1, await MembersAsync(organisation));

        Visit signIn = await stranger.GetAsync(shown.Document.QuerySelector("a[href^='/account/sign-in?']")!.GetAttribute("href")!);
        Visit back = await stranger.SubmitAsync(signIn.Form("/account/sign-in").With("email", invited.Email).With("password", TestPlatform.Password));
        Assert.Equal(mail.Link(), back.Address);
        Assert.NotEmpty(back.Document.QuerySelectorAll("button[name=answer]"));
    }

    [Fact]
    public async Task SignUp_OfAnInvitedAddress_LandsOnTheInvitation()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        await InviteAsync(administrator, organisation, "new@example.net", "Editor");
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync("/account/sign-up");
        await browser.SubmitAsync(page.Form("/account/sign-up").With("name", "New").With("email", "new@example.net").With("password", TestPlatform.Password));
        MimeMessage mail = (await Platform.MailsToAsync("new@example.net")).Last(mail => mail.Link().Contains("/account/confirm", StringComparison.Ordinal));
        Visit confirm = await browser.GetAsync(mail.Link());
        Visit first = await browser.SubmitAsync(confirm.Form("/account/confirm").With("password", TestPlatform.Password));
        Assert.StartsWith("/invitations/", first.Address, StringComparison.Ordinal);
        Assert.Contains("Ours", first.TextOf("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_ThenInvitedAgain_WaitsAnew()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        await InviteAsync(administrator, organisation, colleague.Email, "Editor");
        string first = (await Platform.MailsToAsync(colleague.Email))[^1].Link();
        using Browser browser = await Platform.SignInAsync(colleague);
        Visit refused = await browser.SubmitAsync((await browser.GetAsync(first)).Form("/invitations/").With("answer", "refuse"));
        Assert.Contains("This invitation was declined", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/organisations/new", (await browser.GetAsync("/organisations")).Address);

        await InviteAsync(administrator, organisation, colleague.Email, "Reader");
        Assert.Equal(2, (await Platform.MailsToAsync(colleague.Email)).Count);
        using Browser stranger = Platform.Browse();
        Visit replaced = await stranger.GetAsync(first);
        Assert.Equal(HttpStatusCode.NotFound, replaced.Status);
        Assert.Contains("A newer e-mail has replaced this one", replaced.Text, StringComparison.Ordinal);
        Assert.StartsWith("/invitations/", (await browser.GetAsync("/organisations")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_AfterFourteenDays_IsRefused()
    {
        (Browser administrator, Guid organisation, _) = await AdministratorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        await InviteAsync(administrator, organisation, colleague.Email, "Editor");
        string link = (await Platform.MailsToAsync(colleague.Email))[^1].Link();
        Platform.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        using Browser browser = await Platform.SignInAsync(colleague);
        Visit page = await browser.GetAsync(link);
        Assert.Contains("This invitation has expired", page.Text, StringComparison.Ordinal);
        string token = (await browser.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!;
        await browser.SubmitAsync(new FilledForm(link, [new("answer", "accept"), new(FilledForm.Token, token)]));
        Assert.Equal(1, await MembersAsync(organisation));
    }

    private async Task<(Browser Browser, Guid Organisation, Person Person)> AdministratorAsync(string language = "en")
    {
        Person person = await Platform.PersonAsync("Head", language);
        return (await Platform.SignInAsync(person), await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator)), person);
    }

    private Task<int> MembersAsync(Guid organisation) =>
        Platform.DatabaseAsync(database => Task.FromResult(database.Memberships.Count(member => member.OrganisationId == organisation)));

    private static async Task<Visit> InviteAsync(Browser browser, Guid organisation, string email, string role)
    {
        Visit page = await browser.GetAsync($"/organisations/{organisation}/members");
        return await browser.SubmitAsync(page.Form("/members").With("email", email).With("role", role));
    }
}

public sealed class InvitationOnSqliteTests(SqlitePlatform platform) : InvitationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class InvitationOnPostgresTests(PostgresPlatform platform) : InvitationTests(platform), IClassFixture<PostgresPlatform>;
