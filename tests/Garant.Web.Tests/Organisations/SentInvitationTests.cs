using System.Net;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Organisations;

/// <summary>An invitation that was sent can be sent again and taken back, and what became of it is seen.</summary>
public abstract class SentInvitationTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Resend_OfOneThatWaits_MakesANewLinkAndKillsTheOld()
    {
        (Browser administrator, Guid organisation) = await InviteAsync("bo@example.net");
        string first = await LinkAsync("bo@example.net");
        Platform.Clock.Advance(TimeSpan.FromDays(10));
        Visit listed = await PressAsync(administrator, organisation, "resend");
        Assert.Equal($"/organisations/{organisation}/members#invitations", listed.Address);
        string second = await LinkAsync("bo@example.net");
        Assert.NotEqual(first, second);
        using Browser reader = Platform.Browse();
        Visit dead = await reader.GetAsync(first);
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (dead.Status, dead.TextOf("h1")));
        Platform.Clock.Advance(TimeSpan.FromDays(10)); // counted from the second sending on
        Assert.Contains("Ours", (await reader.GetAsync(second)).TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(["member-invited", "member-invited"], await KindsAsync(organisation));
    }

    [Fact]
    public async Task Resend_MoreOftenThanAMailboxMayGet_IsRefusedAndTheLinkStillHolds()
    {
        (Browser administrator, Guid organisation) = await InviteAsync("often@example.net");
        await PressAsync(administrator, organisation, "resend");
        Platform.Clock.Advance(TimeSpan.FromSeconds(1)); // the mails are told apart by their time
        await Platform.SendMailAsync();
        await PressAsync(administrator, organisation, "resend");
        Platform.Clock.Advance(TimeSpan.FromSeconds(1));
        string last = await LinkAsync("often@example.net");
        Visit refused = await PressAsync(administrator, organisation, "resend");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("The link sent before still works.", refused.WholeError, StringComparison.Ordinal);
        Assert.Equal(3, (await Platform.MailsToAsync("often@example.net")).Count);
        using Browser reader = Platform.Browse();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(last)).Status);
    }

    [Fact]
    public async Task Resend_AtOnce_SendsOneMailForEachThatChangedTheLink()
    {
        (Browser administrator, Guid organisation) = await InviteAsync("twice@example.net");
        FilledForm form = await FormAsync(administrator, organisation, "resend");
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => administrator.SubmitAsync(form, follow: false))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal((await Platform.MailsToAsync("twice@example.net")).Count, (await KindsAsync(organisation)).Count);
        using Browser reader = Platform.Browse();
        List<HttpStatusCode> alive = [];
        foreach (string link in (await Platform.MailsToAsync("twice@example.net")).Select(mail => mail.Link()))
        {
            alive.Add((await reader.GetAsync(link)).Status);
        }

        Assert.Single(alive, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("en", "This invitation was withdrawn")]
    [InlineData("fr", "Cette invitation a été retirée")]
    public async Task Withdraw_OfOneThatWaits_IsSaidByItsLinkAndAcceptedByNobody(string language, string title)
    {
        Person bo = await Platform.PersonAsync("Bo", language);
        (Browser administrator, Guid organisation) = await InviteAsync(bo.Email);
        string link = await LinkAsync(bo.Email);
        using Browser invited = await Platform.SignInAsync(bo);
        Visit open = await invited.GetAsync(link);
        Visit listed = await PressAsync(administrator, organisation, "withdraw");
        Assert.DoesNotContain(bo.Email, listed.Text, StringComparison.Ordinal);

        Visit late = await invited.SubmitAsync(open.Form("/invitations/").With("answer", "accept"));
        Assert.Equal(title, late.TextOf("h1"));
        Assert.Equal(title, (await invited.GetAsync(link)).TextOf("h1"));
        using Browser stranger = Platform.Browse(language);
        Visit shown = await stranger.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, title), (shown.Status, shown.TextOf("h1")));
        Assert.DoesNotContain("Ours", shown.Text, StringComparison.Ordinal);
        Assert.Equal("/organisations/new", (await invited.GetAsync("/organisations")).Address);
        Assert.Equal(1, await AskAsync(database => database.Memberships.Count(member => member.OrganisationId == organisation)));
        Assert.Equal(["member-invited", "invitation-withdrawn"], await KindsAsync(organisation));

        await SendInvitationAsync(administrator, organisation, bo.Email);
        Assert.StartsWith("/invitations/", (await invited.GetAsync("/organisations")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_AndAcceptAtOnce_IsOneOfBoth()
    {
        for (int round = 0; round < 4; round++)
        {
            Person bo = await Platform.PersonAsync("Bo");
            (Browser administrator, Guid organisation) = await InviteAsync(bo.Email);
            using Browser invited = await Platform.SignInAsync(bo);
            FilledForm accept = (await invited.GetAsync("/organisations")).Form("/invitations/").With("answer", "accept");
            FilledForm withdraw = await FormAsync(administrator, organisation, "withdraw");
            Visit[] answers = await Task.WhenAll(Task.Run(() => invited.SubmitAsync(accept, follow: false)), Task.Run(() => administrator.SubmitAsync(withdraw, follow: false)));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
            bool isMember = await AskAsync(database => database.Memberships.Any(member => member.OrganisationId == organisation && member.UserId == bo.Id));
            InvitationState state = await AskAsync(database => database.Invitations.Single(invitation => invitation.OrganisationId == organisation).State);
            Assert.Equal(isMember ? InvitationState.Accepted : InvitationState.Withdrawn, state);
            administrator.Dispose();
        }
    }

    [Fact]
    public async Task Page_WithRefusedAndExpiredOnes_ShowsThemWithTheirDate()
    {
        Person bo = await Platform.PersonAsync("Bo");
        (Browser administrator, Guid organisation) = await InviteAsync("late@example.net");
        Platform.Clock.Advance(TimeSpan.FromDays(13));
        await SendInvitationAsync(administrator, organisation, bo.Email);
        await SendInvitationAsync(administrator, organisation, "waits@example.net");
        using Browser invited = await Platform.SignInAsync(bo);
        await invited.SubmitAsync((await invited.GetAsync("/organisations")).Form("/invitations/").With("answer", "refuse"));
        string refusedOn = Platform.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Platform.Clock.Advance(TimeSpan.FromDays(2));
        string[] rows = [.. (await administrator.GetAsync($"/organisations/{organisation}/members")).Document.QuerySelectorAll("form tbody tr").Select(row => row.OuterHtml)];
        Assert.Equal(3, rows.Length);
        Assert.Contains("waits@example.net", rows[0], StringComparison.Ordinal);
        Assert.Contains("Awaiting an answer", rows[0], StringComparison.Ordinal);
        string late = Assert.Single(rows, row => row.Contains("late@example.net", StringComparison.Ordinal));
        Assert.Contains("Expired", late, StringComparison.Ordinal);
        string refused = Assert.Single(rows, row => row.Contains(bo.Email, StringComparison.Ordinal));
        Assert.Contains("Declined", refused, StringComparison.Ordinal);
        Assert.Contains(refusedOn, refused, StringComparison.Ordinal);

        // One that was declined can be sent again too, and one that has expired be taken off the list.
        Visit again = await administrator.SubmitAsync(await FormAsync(administrator, organisation, "resend", bo.Email));
        Assert.StartsWith("/invitations/", (await invited.GetAsync("/organisations")).Address, StringComparison.Ordinal);
        Visit fewer = await administrator.SubmitAsync(await FormAsync(administrator, organisation, "withdraw", "late@example.net"));
        Assert.Contains("late@example.net", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("late@example.net", fewer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAMemberWhoWasRemoved_SaysSo()
    {
        Person bo = await Platform.PersonAsync("Bo");
        (Browser administrator, Guid organisation) = await InviteAsync(bo.Email);
        string link = await LinkAsync(bo.Email);
        using Browser invited = await Platform.SignInAsync(bo);
        await invited.SubmitAsync((await invited.GetAsync(link)).Form("/invitations/").With("answer", "accept"));
        await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/members/{bo.Id}/removal")).Form("/removal"));
        Visit shown = await invited.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("You are no longer a member of the organisation.", shown.Text, StringComparison.Ordinal);
    }

    private async Task<(Browser Administrator, Guid Organisation)> InviteAsync(string email)
    {
        Person head = await Platform.PersonAsync("Head");
        Guid organisation = await Platform.OrganisationAsync("Ours", (head, MemberRole.Administrator));
        Browser administrator = await Platform.SignInAsync(head);
        await SendInvitationAsync(administrator, organisation, email);
        return (administrator, organisation);
    }

    private static async Task SendInvitationAsync(Browser administrator, Guid organisation, string email)
    {
        Visit sent = await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/members")).Form("/members").With("email", email).With("role", "Reader"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
    }

    private async Task<string> LinkAsync(string email) => (await Platform.MailsToAsync(email))[^1].Link();

    private static async Task<Visit> PressAsync(Browser administrator, Guid organisation, string button) =>
        await administrator.SubmitAsync(await FormAsync(administrator, organisation, button));

    /// <summary>A button in the list of invitations, which names the address that it sends to.</summary>
    private static async Task<FilledForm> FormAsync(Browser administrator, Guid organisation, string button, string email = "@")
    {
        Visit page = await administrator.GetAsync($"/organisations/{organisation}/members");
        string address = page.Document.QuerySelectorAll("form tbody tr").First(row => row.TextContent.Contains(email, StringComparison.Ordinal)).QuerySelector($"button[value={button}]")!.GetAttribute("formaction")!;
        return page.Form("/invitations/").With("do", button).To(address);
    }

    private Task<List<string>> KindsAsync(Guid organisation) =>
        AskAsync(database => database.Set<JournalRow>().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Position).Select(row => row.Kind).ToList());
}

public sealed class SentInvitationOnSqliteTests(SqlitePlatform platform) : SentInvitationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SentInvitationOnPostgresTests(PostgresPlatform platform) : SentInvitationTests(platform), IClassFixture<PostgresPlatform>;
