using System.Net;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Garant.Web.Tests.Organisations;

/// <summary>What an organisation says of itself can be corrected; a deleted one is not there, except to be brought back.</summary>
public abstract class SettingsTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Change_NameAndHeadcount_IsShownAndJournalled()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Visit page = await administrator.GetAsync($"/organisations/{organisation}/settings");
        Assert.Equal(("Ours", ""), (page.ValueOf("name"), page.ValueOf("headcount")));
        Visit saved = await administrator.SubmitAsync(page.Form("/settings").With("name", "Ours, renamed").With("headcount", "1 250"));
        Assert.Equal(("Ours, renamed", "1250"), (saved.TextOf("h1"), saved.ValueOf("headcount")));
        Assert.Equal("Saved.", saved.TextOf("[role=status]"));
        Assert.Contains("1,250 people", (await administrator.GetAsync($"/organisations/{organisation}")).Text, StringComparison.Ordinal);
        await administrator.SubmitAsync(saved.Form("/settings")); // nothing else to change
        List<JournalRow> rows = await RowsAsync(organisation);
        Assert.Equal(["organisation-renamed", "headcount-changed"], rows.Select(row => row.Kind));
        Assert.Equal(["{}", """{"headcount":1250}"""], rows.Select(row => row.Content));
    }

    [Fact]
    public async Task Change_FaultyFields_AreRefusedAndKept()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Visit page = await administrator.GetAsync($"/organisations/{organisation}/settings");
        Visit refused = await administrator.SubmitAsync(page.Form("/settings").With("name", new string('n', 201)).With("headcount", "many"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal((new string('n', 201), "many"), (refused.ValueOf("name"), refused.ValueOf("headcount")));
        Assert.Equal("This name has 201 characters; the maximum is 200. Shorten it.", refused.ErrorOf("name"));
        Assert.Equal("“many” is not a whole number of people, such as 250.", refused.ErrorOf("headcount"));
        Assert.Equal("Ours", refused.TextOf("h1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Our")]
    [InlineData("Theirs")]
    public async Task Delete_WithoutItsName_IsRefused(string typed)
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Visit refused = await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/deletion")).Form("/deletion").With("confirmation", typed));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, typed), (refused.Status, refused.ValueOf("confirmation")));
        Assert.NotNull(refused.ErrorOf("confirmation"));
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"/organisations/{organisation}")).Status);
    }

    [Fact]
    public async Task Delete_AnOrganisation_TakesAllOfItAwayFromEverybody()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        (Guid evaluation, Browser editor, Person other, string link) = await FillAsync(organisation, head);
        Visit typing = await SectionAsync(editor, evaluation);
        Visit page = await administrator.GetAsync($"/organisations/{organisation}/deletion");
        Assert.Contains("1 evaluation, with every answer", page.Text, StringComparison.Ordinal);
        Assert.Contains("the access of 3 members, you among them", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 invitation, whose link no longer works", page.Text, StringComparison.Ordinal);
        Visit list = await administrator.SubmitAsync(page.Form("/deletion").With("confirmation", "  OURS "));
        Assert.Equal(("/organisations", "Ours"), (list.Address, list.TextOf(".rows span[dir]")));

        foreach (Browser browser in new[] { administrator, editor })
        {
            foreach (string address in new[] { $"/organisations/{organisation}", $"/organisations/{organisation}/members", $"/organisations/{organisation}/leaving", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results", $"/evaluations/{evaluation}/report" })
            {
                Visit gone = await browser.GetAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, gone.Status);
                Assert.DoesNotContain("Ours", gone.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal("/organisations/new", (await editor.GetAsync("/organisations")).Address);
        Assert.Contains("typed meanwhile", (await editor.SubmitAsync(typing.Form("/sections/1").With("note-1.1", "typed meanwhile"))).TextOf("dl"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.SaveElementAsync(typing, "1.1", form => form.With("note-1.1", "typed meanwhile"))).Status);
        using Browser reader = Platform.Browse();
        Visit dead = await reader.GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (dead.Status, dead.TextOf("h1")));
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(other.Email));
        Assert.Equal("Une organisation a été supprimée sur Garant", mail.Subject);
        Assert.Empty(await Platform.MailsToAsync(head.Email));
    }

    [Fact]
    public async Task Restore_ByAnyAdministrator_BringsAllOfItBack()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        (Guid evaluation, Browser editor, Person other, string link) = await FillAsync(organisation, head);
        await DeleteAsync(administrator, organisation);
        Platform.Clock.Advance(TimeSpan.FromDays(13)); // the invitation lives for 14
        using Browser second = await Platform.SignInAsync(other);
        Visit list = await second.GetAsync("/organisations");
        FilledForm restore = list.Form("/organisations").With("restore", organisation.ToString());
        Visit restored = await second.SubmitAsync(restore);
        Assert.Equal(($"/organisations/{organisation}", "Ours"), (restored.Address, restored.TextOf("h1")));
        using Browser again = Platform.Browse();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(link)).Status);
        Assert.Equal("kept", await AskAsync(database => database.Answers.Single(answer => answer.EvaluationId == evaluation).Note));
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(AddressOf(evaluation, 1))).Status);
        Assert.Equal(["organisation-deleted", "organisation-restored"], (await RowsAsync(organisation)).Select(row => row.Kind).Where(kind => kind.StartsWith("organisation", StringComparison.Ordinal)));

        Visit twice = await second.SubmitAsync(restore);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains(twice.Alerts, alert => alert.StartsWith("Cette organisation ne peut plus être rétablie", StringComparison.Ordinal));
        editor.Dispose();
    }

    [Fact]
    public async Task Restore_ByAnEditorOrAStranger_IsRefused()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        (_, Browser editor, _, _) = await FillAsync(organisation, head);
        (_, Browser stranger, _) = await FoundAsync();
        string[] tokens = [(await editor.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!, (await stranger.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!];
        await DeleteAsync(administrator, organisation);
        foreach ((Browser browser, string token) in new[] { editor, stranger }.Zip(tokens))
        {
            Visit refused = await browser.SubmitAsync(new FilledForm("/organisations", [new("restore", organisation.ToString()), new(FilledForm.Token, token)]));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.DoesNotContain("Deleted organisations", refused.Text, StringComparison.Ordinal);
        }

        Assert.NotNull(await AskAsync(database => database.Organisations.Single(found => found.Id == organisation).DeletedAt));
    }

    [Fact]
    public async Task Restore_AfterThirtyDays_IsNotOffered()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        FilledForm restore = (await DeleteAsync(administrator, organisation)).Form("/organisations").With("restore", organisation.ToString());
        Platform.Clock.Advance(TimeSpan.FromDays(12));
        await administrator.GetAsync("/organisations"); // the session goes on
        Platform.Clock.Advance(TimeSpan.FromDays(12));
        await administrator.GetAsync("/organisations");
        Platform.Clock.Advance(TimeSpan.FromDays(6) + TimeSpan.FromSeconds(1));
        Assert.Equal("/organisations/new", (await administrator.GetAsync("/organisations")).Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SubmitAsync(restore)).Status);
    }

    [Fact]
    public async Task Erase_AfterThirtyDays_LeavesNothingButTheJournal()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        (Guid evaluation, _, _, _) = await FillAsync(organisation, head);
        (Guid kept, _, _) = await FoundAsync();
        await DeleteAsync(administrator, organisation);
        Platform.Clock.Advance(Organisation.KeptFor - TimeSpan.FromMinutes(1));
        await EraseAsync(); // what other tests deleted
        Assert.True(await AskAsync(database => database.Organisations.Any(found => found.Id == organisation)));
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(0, await EraseAsync());
        Assert.Equal(0, await EraseAsync());

        Assert.Equal(
            (0, 0, 0, 0, 0, 0, 0),
            await AskAsync(database => (
                database.Organisations.Count(found => found.Id == organisation),
                database.Memberships.Count(member => member.OrganisationId == organisation),
                database.Invitations.Count(invitation => invitation.OrganisationId == organisation),
                database.Evaluations.Count(found => found.OrganisationId == organisation),
                database.Answers.Count(answer => answer.EvaluationId == evaluation),
                database.Revisions.Count(revision => revision.EvaluationId == evaluation),
                database.Drafts.Count(draft => draft.EvaluationId == evaluation))));
        Assert.True(await AskAsync(database => database.Organisations.Any(found => found.Id == kept)));
        List<JournalRow> rows = await RowsAsync(organisation);
        Assert.Equal("organisation-erased", rows[^1].Kind);
        Assert.Empty(rows[^1].Actor);
        Assert.Contains(rows, row => row.Kind == "answer-saved"); // as digests, with nothing left to compare them with
        Assert.All(rows, row => Assert.DoesNotContain("kept", row.Content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeleteAndRestore_AtOnceByTwo_AreOneAfterTheOther()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        (_, _, Person other, _) = await FillAsync(organisation, head);
        using Browser second = await Platform.SignInAsync(other);
        FilledForm[] deletions = [await DeletionAsync(administrator, organisation), await DeletionAsync(second, organisation)];
        Visit[] answers = await Task.WhenAll(Task.Run(() => administrator.SubmitAsync(deletions[0], follow: false)), Task.Run(() => second.SubmitAsync(deletions[1], follow: false)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NotFound);
        Assert.Single(await RowsAsync(organisation), row => row.Kind == "organisation-deleted");
    }

    private async Task<(Guid Organisation, Browser Administrator, Person Person)> FoundAsync()
    {
        Person person = await Platform.PersonAsync("Ada");
        return (await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator)), await Platform.SignInAsync(person), person);
    }

    /// <summary>An evaluation with an answer and one that waits, an editor, a second administrator who reads French, and an invitation.</summary>
    private async Task<(Guid Evaluation, Browser Editor, Person Other, string Link)> FillAsync(Guid organisation, Person head)
    {
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        (_, Person other) = await JoinAsync(evaluation, "Odile", MemberRole.Administrator, "fr");
        (Browser editor, Person person) = await JoinAsync(evaluation, "Ed");
        await SendAsync(editor, evaluation, 1, form => form.With("note-1.1", "kept"));
        using Browser administrator = await Platform.SignInAsync(head);
        string email = $"invited-{Guid.NewGuid():N}@example.org";
        await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/members")).Form("/members").With("email", email).With("role", "Reader"));
        await Platform.DatabaseAsync(database =>
        {
            database.Drafts.Add(new() { EvaluationId = evaluation, ElementId = "1.1", UserId = person.Id, Note = "waits" });
            return database.SaveChangesAsync();
        });
        return (evaluation, editor, other, Assert.Single(await Platform.MailsToAsync(email)).Link());
    }

    private static async Task<FilledForm> DeletionAsync(Browser administrator, Guid organisation) =>
        (await administrator.GetAsync($"/organisations/{organisation}/deletion")).Form("/deletion").With("confirmation", "Ours");

    private static async Task<Visit> DeleteAsync(Browser administrator, Guid organisation)
    {
        Visit list = await administrator.SubmitAsync(await DeletionAsync(administrator, organisation));
        Assert.Equal("/organisations", list.Address);
        return list;
    }

    private async Task<int> EraseAsync()
    {
        int erased = 0;
        await Platform.InScopeAsync<EraseOrganisations>(async erase => erased = await erase.RunAsync(TestContext.Current.CancellationToken));
        return erased;
    }

    private Task<List<JournalRow>> RowsAsync(Guid organisation) =>
        AskAsync(database => database.Set<JournalRow>().AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Position).ToList());
}

public sealed class SettingsOnSqliteTests(SqlitePlatform platform) : SettingsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SettingsOnPostgresTests(PostgresPlatform platform) : SettingsTests(platform), IClassFixture<PostgresPlatform>;
