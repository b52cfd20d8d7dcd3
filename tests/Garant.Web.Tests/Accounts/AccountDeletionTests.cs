using System.Net;
using Garant.Platform.Accounts;
using Garant.Platform.Jobs;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>Deleting one's account: nothing of the person stays, what others share stays, and no organisation is left alone.</summary>
public abstract class AccountDeletionTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Page_OfEachKindOfOrganisation_SaysWhatBecomesOfIt()
    {
        Person person = await Platform.PersonAsync("Dora");
        Person other = await Platform.PersonAsync("Otto");
        Guid alone = await Platform.OrganisationAsync("Alone", (person, MemberRole.Administrator));
        await Platform.EvaluationAsync(alone, TestFrameworks.Garden);
        await Platform.OrganisationAsync("Shared", (person, MemberRole.Editor), (other, MemberRole.Administrator));
        Guid needed = await Platform.OrganisationAsync("Needed", (person, MemberRole.Administrator), (other, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/account/deletion");
        Assert.Contains("One organisation would be left without an administrator.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Needed", page.TextOf($".notice a[href='/organisations/{needed}/members']"));
        Assert.Contains("You are the only member of this organisation. It is erased with the account, at once and for good: Alone – 1 evaluation,", page.Text, StringComparison.Ordinal);
        Assert.Contains("You leave this organisation, which goes on: Shared What you answered there stays", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main button"));

        FilledForm forced = page.Form("/deletion").With("present-password", TestPlatform.Password).With("told", alone.ToString());
        Visit refused = await browser.SubmitAsync(forced);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nothing was deleted: an organisation would be left without an administrator."), (refused.Status, refused.WholeError));
        Assert.Equal(3, await AskAsync(database => database.Memberships.Count(member => member.UserId == person.Id)));

        await Platform.DatabaseAsync(database => database.Memberships.Where(member => member.OrganisationId == needed && member.UserId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, MemberRole.Administrator)));
        Assert.Equal("/account/deleted", (await browser.DeleteAccountAsync()).Address);
        Assert.False(await AskAsync(database => database.Organisations.Any(found => found.Id == alone)));
        Assert.Equal(2, await AskAsync(database => database.Memberships.Count(member => member.UserId == other.Id)));
    }

    [Fact]
    public async Task Delete_AnAccount_LeavesNothingOfThePerson()
    {
        Person person = await Platform.PersonAsync("Dorothea", "fr");
        Person boss = await Platform.PersonAsync("Boss");
        Guid organisation = await Platform.OrganisationAsync("Shared", (person, MemberRole.Administrator), (boss, MemberRole.Administrator));
        Guid elsewhere = await Platform.OrganisationAsync("Elsewhere", (boss, MemberRole.Administrator));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        using Browser second = await Platform.SignInAsync(person);
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "stays"));
        Guid sent = await Platform.InvitationAsync(organisation, person.Id, "sent@example.org");
        Guid waiting = await Platform.InvitationAsync(elsewhere, boss.Id, person.Email);
        await Platform.DatabaseAsync(database =>
        {
            database.Drafts.Add(new() { EvaluationId = evaluation, ElementId = "1.1", UserId = person.Id, Note = "waits" });
            return database.SaveChangesAsync();
        });
        Visit page = await browser.GetAsync("/account/deletion");
        Assert.Contains("1 réponse de vous qui en a rencontré une autre", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 invitation que vous avez envoyée", page.Text, StringComparison.Ordinal);
        Visit done = await browser.DeleteAccountAsync();
        Assert.Equal(("/account/deleted", "Votre compte est supprimé", ""), (done.Address, done.TextOf("h1"), done.TextOf(".who")));

        Assert.Null(browser.CookieOf("garant"));
        Assert.Null(browser.CookieOf("garant-device"));
        Assert.True(await second.IsOutAsync());
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.Equal("Votre compte sur Garant a été supprimé", mail.Subject);
        GarantUser row = await AskAsync(database => database.Users.AsNoTracking().Single(user => user.Id == person.Id));
        Assert.Equal(("", "en", null, null, null, null, null, false), (row.DisplayName, row.Language, row.Email, row.NormalizedEmail, row.UserName, row.NormalizedUserName, row.PasswordHash, row.EmailConfirmed));
        Assert.NotNull(row.DeletedAt);
        Assert.Equal(
            (0, 0, 0, 0, 0),
            await AskAsync(database => (
                database.Memberships.Count(member => member.UserId == person.Id),
                database.Drafts.Count(draft => draft.UserId == person.Id),
                database.Sessions.Count(session => session.UserId == person.Id),
                database.PersonSalts.Count(salt => salt.PersonId == person.Id),
                database.Invitations.Count(invitation => invitation.Id == sent || invitation.Id == waiting))));
        Assert.Equal("stays", (await StoredAsync(evaluation, "1.1"))!.Note);
        Assert.NotNull((await browser.SignInAsync(person.Email, TestPlatform.Password)).WholeError);
        Assert.Equal(["answer-saved", "member-left", "invitation-withdrawn"], await KindsAsync(organisation));
        Assert.Equal(["invitation-refused"], await KindsAsync(elsewhere));
        await AssertSoundAsync();
    }

    [Theory]
    [InlineData("en", "a former member", "A former member saved another answer while you were answering.")]
    [InlineData("fr", "un ancien membre", "Un ancien membre a enregistré une autre réponse pendant que vous répondiez.")]
    public async Task Delete_WhoAnswered_IsShownAsAFormerMember(string language, string name, string conflict)
    {
        (Browser ada, Guid evaluation, Person person) = await StartAsync();
        (Browser boss, _) = await JoinAsync(evaluation, "Boss", MemberRole.Administrator, language);
        Visit page = await SectionAsync(boss, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "from Ada"));
        Assert.Equal("/account/deleted", (await ada.DeleteAccountAsync()).Address);
        Visit met = await boss.SaveElementAsync(page, "1.1", form => form.Ticks("1.1", "1.1.c").With("note-1.1", "from Boss"));
        Assert.StartsWith(conflict, met.Alerts.Single(), StringComparison.Ordinal);
        Visit section = await SectionAsync(boss, evaluation);
        Assert.Contains(name, section.Document.QuerySelector(".saved time")!.GetAttribute("data-full"), StringComparison.Ordinal);
        foreach (string address in new[] { $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results", $"/evaluations/{evaluation}/report?notes=true" })
        {
            Visit shown = await boss.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.DoesNotContain(person.Email, shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(" by Ada", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("par Ada", shown.Text, StringComparison.Ordinal);
        }

        Assert.Contains(name, (await boss.GetAsync($"/evaluations/{evaluation}")).Text, StringComparison.Ordinal);
        ada.Dispose();
    }

    [Fact]
    public async Task Delete_OnlyMember_ErasesTheOrganisationAtOnce()
    {
        Person person = await Platform.PersonAsync("Sole");
        Guid organisation = await Platform.OrganisationAsync("Alone", (person, MemberRole.Administrator));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Guid before = await Platform.OrganisationAsync("Deleted before", (person, MemberRole.Administrator));
        await Platform.DatabaseAsync(database => database.Organisations.Where(found => found.Id == before).ExecuteUpdateAsync(set => set.SetProperty(found => found.DeletedAt, Platform.Clock.GetUtcNow())));
        Guid invitation = await Platform.InvitationAsync(organisation, person.Id, "guest@example.org");
        using Browser browser = await Platform.SignInAsync(person);
        await SendAsync(browser, evaluation, 1, form => form.With("note-1.1", "gone"));
        Assert.Contains("Deleted before", (await browser.GetAsync("/account/deletion")).Text, StringComparison.Ordinal);
        Assert.Equal("/account/deleted", (await browser.DeleteAccountAsync()).Address);
        Assert.Equal(
            (0, 0, 0, 0, 0),
            await AskAsync(database => (
                database.Organisations.Count(found => found.Id == organisation || found.Id == before),
                database.Evaluations.Count(found => found.OrganisationId == organisation),
                database.Answers.Count(answer => answer.EvaluationId == evaluation),
                database.Revisions.Count(revision => revision.EvaluationId == evaluation),
                database.Invitations.Count(found => found.Id == invitation))));
        Assert.Equal(["answer-saved", "organisation-deleted", "organisation-erased"], await KindsAsync(organisation));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Delete_OrganisationThatEmptiedMeanwhile_IsSaidFirst()
    {
        Person person = await Platform.PersonAsync("Told");
        Person other = await Platform.PersonAsync("Goes");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator), (other, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/account/deletion");
        await Platform.DatabaseAsync(database => database.Memberships.Where(member => member.UserId == other.Id).ExecuteDeleteAsync());
        Visit refused = await browser.SubmitAsync(page.Form("/deletion").With("present-password", TestPlatform.Password));
        Assert.Equal("Nothing was deleted: your organisations have changed meanwhile. Read again what goes with your account.", refused.WholeError);
        Assert.Contains("You are the only member of this organisation.", refused.Text, StringComparison.Ordinal);
        Assert.True(await AskAsync(database => database.Organisations.Any(found => found.Id == organisation)));
        Assert.Equal("/account/deleted", (await browser.SubmitAsync(refused.Form("/deletion").With("told", organisation.ToString()).With("present-password", TestPlatform.Password))).Address);
    }

    [Theory]
    [InlineData("", "Write your password.")]
    [InlineData("not the password", "This is not your present password.")]
    public async Task Delete_WithoutThePassword_IsRefused(string password, string error)
    {
        Person person = await Platform.PersonAsync("Kept");
        using Browser browser = await Platform.SignInAsync(person);
        Visit refused = await browser.DeleteAccountAsync(password);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (refused.Status, refused.ErrorOf("present-password")));
        Assert.False(await browser.IsOutAsync());
        Assert.Empty(await Platform.MailsToAsync(person.Email));
    }

    [Fact]
    public async Task Delete_TwoAdministratorsAtOnce_LeavesOne()
    {
        for (int round = 0; round < 3; round++)
        {
            Person[] people = [await Platform.PersonAsync("Uno"), await Platform.PersonAsync("Duo"), await Platform.PersonAsync("Member")];
            Guid organisation = await Platform.OrganisationAsync("Ours", (people[0], MemberRole.Administrator), (people[1], MemberRole.Administrator), (people[2], MemberRole.Editor));
            Browser[] browsers = [await Platform.SignInAsync(people[0]), await Platform.SignInAsync(people[1])];
            FilledForm[] forms = [.. await Task.WhenAll(browsers.Select(async browser => (await browser.GetAsync("/account/deletion")).Form("/deletion").With("present-password", TestPlatform.Password)))];
            Visit[] answers = await Task.WhenAll(browsers.Zip(forms, (browser, form) => Task.Run(() => browser.SubmitAsync(form, follow: false))));
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
            Assert.Equal("Nothing was deleted: an organisation would be left without an administrator.", Assert.Single(answers, answer => answer.Status == HttpStatusCode.UnprocessableEntity).WholeError);
            Assert.Equal(1, await AskAsync(database => database.Memberships.Count(member => member.OrganisationId == organisation && member.Role == MemberRole.Administrator)));
        }

        await AssertSoundAsync();
    }

    [Fact]
    public async Task Delete_WhileSomebodyJoins_ErasesNothingUnderThem()
    {
        for (int round = 0; round < 3; round++)
        {
            Person person = await Platform.PersonAsync("Leaves");
            Person guest = await Platform.PersonAsync("Joins");
            Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
            Guid invitation = await Platform.InvitationAsync(organisation, person.Id, guest.Email);
            using Browser leaving = await Platform.SignInAsync(person);
            using Browser joining = await Platform.SignInAsync(guest);
            FilledForm delete = (await leaving.GetAsync("/account/deletion")).Form("/deletion").With("present-password", TestPlatform.Password);
            FilledForm accept = (await joining.GetAsync($"/invitations/{invitation}")).FormWith("answer").With("answer", "accept");
            await Task.WhenAll(Task.Run(() => leaving.SubmitAsync(delete)), Task.Run(() => joining.SubmitAsync(accept)));
            (bool isThere, int members, bool isDeleted) = await AskAsync(database => (
                database.Organisations.Any(found => found.Id == organisation),
                database.Memberships.Count(member => member.OrganisationId == organisation),
                database.Users.Any(user => user.Id == person.Id && user.DeletedAt != null)));
            Assert.True((isThere, members, isDeleted) is (true, 2, false) or (false, 0, true), $"{isThere} {members} {isDeleted}");
        }
    }

    [Fact]
    public async Task Delete_WhileTheSamePersonFounds_LeavesNoOrganisationAlone()
    {
        for (int round = 0; round < 3; round++)
        {
            Person person = await Platform.PersonAsync("Founds");
            using Browser browser = await Platform.SignInAsync(person);
            using Browser other = await Platform.SignInAsync(person);
            FilledForm found = (await other.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "New");
            FilledForm delete = (await browser.GetAsync("/account/deletion")).Form("/deletion").With("present-password", TestPlatform.Password);
            await Task.WhenAll(Task.Run(() => browser.SubmitAsync(delete)), Task.Run(() => other.SubmitAsync(found)));
            Assert.Equal(0, await AskAsync(database => database.Memberships.Count(member => member.User!.DeletedAt != null)));
        }
    }

    /// <summary>What a request stores that was let in before the account was deleted, and commits after it.</summary>
    [Fact]
    public async Task Delete_WhileARequestIsUnderWay_LeavesNothingForLong()
    {
        Person person = await Platform.PersonAsync("Late");
        Person boss = await Platform.PersonAsync("Boss");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator), (boss, MemberRole.Administrator));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        Assert.Equal("/account/deleted", (await browser.DeleteAccountAsync()).Address);
        Guid invitation = await Platform.InvitationAsync(organisation, person.Id, "late@example.org");
        await Platform.DatabaseAsync(database =>
        {
            database.Drafts.Add(new() { EvaluationId = evaluation, ElementId = "1.1", UserId = person.Id });
            database.Drafts.Add(new() { EvaluationId = evaluation, ElementId = "1.1", UserId = boss.Id });
            database.Sessions.Add(new() { UserId = person.Id, CreatedAt = Platform.Clock.GetUtcNow(), LastSeenAt = Platform.Clock.GetUtcNow() });
            database.PersonSalts.Add(new() { PersonId = person.Id, Salt = PersonSalt.New() });
            return database.SaveChangesAsync();
        });
        using Browser reader = await Platform.SignInAsync(boss);
        Visit shown = await reader.GetAsync($"/organisations/{organisation}/invitations/{invitation}");
        Assert.NotEqual(HttpStatusCode.InternalServerError, shown.Status);
        await Platform.InScopeAsync<IEnumerable<IJobKind>>(kinds => kinds.Single(kind => kind.Name == "forget-people").RunAsync(new() { Kind = "forget-people", Payload = "{}", CreatedAt = default }, "", TestContext.Current.CancellationToken));
        Assert.Equal(
            (1, 1, 0, 0),
            await AskAsync(database => (
                database.Drafts.Count(draft => draft.EvaluationId == evaluation),
                database.Sessions.Count(session => session.UserId == person.Id || session.UserId == boss.Id),
                database.PersonSalts.Count(salt => salt.PersonId == person.Id),
                database.Invitations.Count(found => found.Id == invitation))));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Links_OfADeletedAccount_AreDead()
    {
        Person person = await Platform.PersonAsync("Dead");
        using Browser browser = await Platform.SignInAsync(person);
        await browser.ForgetAsync(person.Email);
        string password = (await Platform.MailsToAsync(person.Email))[^1].Link();
        await browser.DeleteAccountAsync();
        using Browser stranger = Platform.Browse();
        Visit dead = await stranger.GetAsync(password);
        Assert.Equal(("This link does not work", HttpStatusCode.OK), (dead.TextOf("h1"), dead.Status));
        string confirmation = password.Replace("/new-password", "/confirm", StringComparison.Ordinal);
        Assert.Equal("This link does not work", (await stranger.GetAsync(confirmation)).TextOf("h1"));
        Assert.Equal("/account/check-mail", (await stranger.ForgetAsync(person.Email)).Address);
        Assert.Equal(2, (await Platform.MailsToAsync(person.Email)).Count); // the link and the farewell
    }

    [Fact]
    public async Task SignUp_WithTheAddressOfADeletedAccount_IsAnotherAccount()
    {
        Person person = await Platform.PersonAsync("Again");
        Person boss = await Platform.PersonAsync("Boss");
        Guid organisation = await Platform.OrganisationAsync("Before", (person, MemberRole.Administrator), (boss, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        await browser.DeleteAccountAsync();
        await browser.SignUpAsync("Again", person.Email);
        Visit page = await browser.GetAsync((await Platform.MailsToAsync(person.Email))[^1].Link());
        Visit entered = await browser.SubmitAsync(page.Form("/account/confirm").With("password", TestPlatform.Password));
        Assert.Equal(("/organisations/new", "Again"), (entered.Address, entered.TextOf(".who")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/organisations/{organisation}")).Status);
        Assert.Equal("/account/deleted", (await browser.DeleteAccountAsync()).Address); // and a second one without an address
    }

    private Task<List<string>> KindsAsync(Guid organisation) =>
        AskAsync(database => database.Journal.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Position).Select(row => row.Kind).ToList());

    private async Task AssertSoundAsync()
    {
        JournalStore store = await AskAsync(database => database.Database.IsNpgsql()
            ? JournalStore.OfPostgres(database.Database.GetConnectionString()!)
            : JournalStore.OfSqlite(Path.Combine(Platform.DataFolder, "garant.db")));
        JournalVerdict verdict = await store.CheckAsync(JournalHeadFile.Read(Platform.DataFolder).Head, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Position);
    }
}

public sealed class AccountDeletionOnSqliteTests(SqlitePlatform platform) : AccountDeletionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AccountDeletionOnPostgresTests(PostgresPlatform platform) : AccountDeletionTests(platform), IClassFixture<PostgresPlatform>;
