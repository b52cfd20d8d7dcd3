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

/// <summary>Members are seen by every member and changed by administrators; nobody who lost access keeps it, and nothing of theirs is lost.</summary>
public abstract class MembersTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Editor)]
    public async Task Page_ForAMember_ShowsEverybodyWithRoleAndSince(MemberRole role)
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        Person person = await AddAsync(organisation, "Rita", role);
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync(AddressOf(organisation));
        string[][] rows = [.. page.Document.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray())];
        Assert.Equal([head.Email, person.Email], rows.Select(row => row[1]));
        Assert.Equal("Administrator", rows[0][2]);
        Assert.StartsWith("today at ", rows[0][3], StringComparison.Ordinal);
        Assert.Equal("not recorded", rows[1][3]); // whoever joined before it was kept: nothing is guessed
        Assert.Contains("you", rows[1][0], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("td a, #email, button[name=do]"));
        Assert.NotNull(page.Document.QuerySelector("a[href$='/leaving']"));
        administrator.Dispose();
    }

    [Fact]
    public async Task ChangeRole_OfAMember_HoldsAtOnceAndIsMailedInTheirLanguage()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync("Nous");
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Person person = await AddAsync(organisation, "Rita", MemberRole.Editor, "fr");
        using Browser browser = await Platform.SignInAsync(person);
        Visit typing = await SectionAsync(browser, evaluation);
        Visit page = await administrator.GetAsync(AddressOf(organisation, person));
        Assert.Equal("Editor", page.ValueOf("role"));
        Visit changed = await administrator.SubmitAsync(page.Form("/members/").With("role", "Reader"));
        Assert.Equal((HttpStatusCode.OK, AddressOf(organisation)), (changed.Status, changed.Address));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/organisations/{organisation}/evaluations/new")).Status);
        Visit refused = await browser.SubmitAsync(typing.Form("/sections/1").With("note-1.1", "encore une phrase"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("encore une phrase", refused.TextOf("dd"), StringComparison.Ordinal);
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.Equal("Vos droits dans une organisation sur Garant ont changé", mail.Subject);
        Assert.Contains("dans «\u00a0Nous\u00a0» sur Garant", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Lecture (consulte les évaluations)", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith($"/organisations/{organisation}", mail.Link(), StringComparison.Ordinal);
        Assert.Equal(["member-role-changed"], await KindsAsync(organisation));
    }

    [Fact]
    public async Task ChangeRole_ToTheSameOne_ChangesAndTellsNothing()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Person person = await AddAsync(organisation, "Rita", MemberRole.Editor);
        await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, person))).Form("/members/"));
        Assert.Empty(await Platform.MailsToAsync(person.Email));
        Assert.Empty(await KindsAsync(organisation));
    }

    [Theory]
    [InlineData("Evil http://evil.example/win")]
    [InlineData("Call www.evil.example")]
    [InlineData("a@evil.example")]
    public async Task Mail_OfAnOrganisationNamedLikeALink_LeavesTheNameOut(string name)
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync(name);
        Person person = await AddAsync(organisation, "Rita", MemberRole.Editor);
        await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, person) + "/removal")).Form("/removal"));
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.DoesNotContain("evil", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("removed you from one of your organisations", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_AMember_EndsTheirAccessAndKeepsTheirName()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Person person = await AddAsync(organisation, "Rita", MemberRole.Editor, "fr");
        using Browser browser = await Platform.SignInAsync(person);
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit removed = await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, person) + "/removal")).Form("/removal"));
        Assert.DoesNotContain(person.Email, removed.Text, StringComparison.Ordinal);

        foreach (string address in new[] { $"/organisations/{organisation}", AddressOf(organisation), $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/report" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        }

        Assert.Equal("/organisations/new", (await browser.GetAsync("/organisations")).Address);
        Assert.Contains("Rita", (await administrator.GetAsync(AddressOf(evaluation, 1))).Html, StringComparison.Ordinal);
        Assert.Equal("Vous n’êtes plus membre d’une organisation sur Garant", Assert.Single(await Platform.MailsToAsync(person.Email)).Subject);
        Assert.Equal(["answer-saved", "member-left"], await KindsAsync(organisation));
    }

    [Fact]
    public async Task Remove_SomebodyWhoIsTyping_ShowsBackWhatTheyTypedAndSavesNothing()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Person person = await AddAsync(organisation, "Rita", MemberRole.Administrator);
        using Browser browser = await Platform.SignInAsync(person);
        Visit section = await SectionAsync(browser, evaluation);
        Visit settings = await browser.GetAsync($"/organisations/{organisation}/settings");
        Visit inviting = await browser.GetAsync(AddressOf(organisation));
        await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, person) + "/removal")).Form("/removal"));

        const string Long = "first line\nsecond <b>line</b>";
        FilledForm typed = section.Form("/sections/1").Ticks("1.1", "1.1.b").With("note-1.1", Long).With("reason-1.2", "no garden");
        Visit back = await browser.SubmitAsync(typed);
        Assert.Equal((HttpStatusCode.NotFound, "Not found"), (back.Status, back.TextOf("h1")));
        Assert.Equal(
            ["Answer to question 1.1", "Internal note on question 1.1", "Reason on question 1.2"],
            back.Document.QuerySelectorAll("dt").Select(field => field.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains(back.Document.QuerySelectorAll("dd"), text => text.TextContent.ReplaceLineEndings("\n") == Long);
        Assert.Contains("A new name", (await browser.SubmitAsync(settings.Form("/settings").With("name", "A new name"))).TextOf("dl"), StringComparison.Ordinal);
        Assert.Contains("bo@example.org", (await browser.SubmitAsync(inviting.Form("/members").With("email", "bo@example.org"))).TextOf("dl"), StringComparison.Ordinal);

        // A page elsewhere cannot have ours say what it likes: without the token of a page of ours nothing is shown back.
        Visit foreign = await browser.SubmitAsync(typed.With("note-1.1", "call this number").Without(FilledForm.Token));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.DoesNotContain("call this number", foreign.Html, StringComparison.Ordinal);
        Assert.Equal(0, await AskAsync(database => database.Answers.Count(answer => answer.EvaluationId == evaluation)));
        Assert.Equal(0, await AskAsync(database => database.Invitations.Count(invitation => invitation.OrganisationId == organisation)));
    }

    [Fact]
    public async Task Remove_SomebodyWithAnUndecidedAnswer_KeepsItForTheirReturn()
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        Person person = await AddAsync(organisation, "Rita", MemberRole.Editor);
        using Browser browser = await Platform.SignInAsync(person);
        Visit older = await SectionAsync(browser, evaluation);
        await SendAsync(administrator, evaluation, 1, form => form.With("note-1.1", "saved first"));
        await browser.SubmitAsync(older.Form("/sections/1").With("note-1.1", "typed by Rita"));
        Assert.Single(await DraftsAsync(evaluation));
        Assert.Contains("One answer of yours met another one", (await browser.GetAsync($"/organisations/{organisation}/leaving")).Text, StringComparison.Ordinal);
        Visit removal = await administrator.GetAsync(AddressOf(organisation, person) + "/removal");
        Assert.Contains("One answer of theirs met another one", removal.Text, StringComparison.Ordinal);
        await administrator.SubmitAsync(removal.Form("/removal"));

        Assert.DoesNotContain("typed by Rita", (await SectionAsync(administrator, evaluation)).Html, StringComparison.Ordinal);
        await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation))).Form("/members").With("email", person.Email).With("role", "Editor"));
        await browser.SubmitAsync((await browser.GetAsync("/organisations")).Form("/invitations/").With("answer", "accept"));
        Visit again = await SectionAsync(browser, evaluation);
        Assert.Contains("typed by Rita", again.TextOf(".conflict"), StringComparison.Ordinal);
        Assert.Contains("saved first", again.TextOf(".conflict"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Editor)]
    [InlineData(MemberRole.Administrator)]
    public async Task Leave_ByAMember_NeedsNothingButMembership(MemberRole role)
    {
        (Guid organisation, Browser administrator, _) = await FoundAsync();
        Person person = await AddAsync(organisation, "Rita", role);
        using Browser browser = await Platform.SignInAsync(person);
        Visit left = await browser.SubmitAsync((await browser.GetAsync($"/organisations/{organisation}/leaving")).Form("/leaving"));
        Assert.Equal((HttpStatusCode.OK, "You have left the organisation"), (left.Status, left.TextOf("h1")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/organisations/{organisation}")).Status);
        Assert.DoesNotContain(person.Email, (await administrator.GetAsync(AddressOf(organisation))).Text, StringComparison.Ordinal);
        Assert.Equal(["member-left"], await KindsAsync(organisation));
    }

    [Fact]
    public async Task Change_OfTheLastAdministrator_IsRefusedInEveryWay()
    {
        (Guid organisation, Browser administrator, Person head) = await FoundAsync();
        await AddAsync(organisation, "Rita", MemberRole.Editor);
        Visit left = await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/leaving")).Form("/leaving"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, left.Status);
        Assert.StartsWith("You are the only administrator.", left.WholeError, StringComparison.Ordinal);
        Visit demoted = await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, head))).Form("/members/").With("role", "Reader"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Reader"), (demoted.Status, demoted.ValueOf("role")));
        Assert.StartsWith("This is the only administrator.", demoted.ErrorOf("role"), StringComparison.Ordinal);
        Visit removed = await administrator.SubmitAsync((await administrator.GetAsync(AddressOf(organisation, head) + "/removal")).Form("/removal"));
        Assert.StartsWith("This is the only administrator.", removed.WholeError, StringComparison.Ordinal);
        Assert.Equal([head.Id], await AdministratorsAsync(organisation));
        Assert.Empty(await KindsAsync(organisation));
    }

    [Theory]
    [InlineData("both leave")]
    [InlineData("each demotes the other")]
    [InlineData("each removes the other")]
    [InlineData("one leaves and removes the other")]
    public async Task TwoAdministrators_AtTheSameMoment_NeverLeaveNone(string what)
    {
        for (int round = 0; round < 4; round++)
        {
            (Guid organisation, Browser first, Person ada) = await FoundAsync();
            Person bob = await AddAsync(organisation, "Bob", MemberRole.Administrator);
            using Browser second = await Platform.SignInAsync(bob);
            string leaving = $"/organisations/{organisation}/leaving";
            (Browser Browser, FilledForm Form)[] requests = what switch
            {
                "both leave" => [(first, await FormAsync(first, leaving)), (second, await FormAsync(second, leaving))],
                "each demotes the other" => [(first, (await FormAsync(first, AddressOf(organisation, bob))).With("role", "Reader")), (second, (await FormAsync(second, AddressOf(organisation, ada))).With("role", "Reader"))],
                "each removes the other" => [(first, await FormAsync(first, AddressOf(organisation, bob) + "/removal")), (second, await FormAsync(second, AddressOf(organisation, ada) + "/removal"))],
                _ => [(first, await FormAsync(first, leaving)), (first, await FormAsync(first, AddressOf(organisation, bob) + "/removal"))],
            };
            Visit[] answers = await Task.WhenAll(requests.Select(request => Task.Run(() => request.Browser.SubmitAsync(request.Form, follow: false))));
            Assert.All(answers, answer => Assert.True((int)answer.Status < 500, answer.ToString()));
            Assert.Single(await AdministratorsAsync(organisation));
            first.Dispose();
        }
    }

    private static async Task<FilledForm> FormAsync(Browser browser, string address) => (await browser.GetAsync(address)).Form(address);

    private static string AddressOf(Guid organisation) => $"/organisations/{organisation}/members";

    private static string AddressOf(Guid organisation, Person member) => $"{AddressOf(organisation)}/{member.Id}";

    private async Task<(Guid Organisation, Browser Administrator, Person Person)> FoundAsync(string name = "Ours")
    {
        Person person = await Platform.PersonAsync("Ada");
        return (await Platform.OrganisationAsync(name, (person, MemberRole.Administrator)), await Platform.SignInAsync(person), person);
    }

    /// <summary>A member of before it was kept since when.</summary>
    private async Task<Person> AddAsync(Guid organisation, string name, MemberRole role, string language = "en")
    {
        Person person = await Platform.PersonAsync(name, language);
        await Platform.DatabaseAsync(database =>
        {
            database.Memberships.Add(new() { OrganisationId = organisation, UserId = person.Id, Role = role });
            return database.SaveChangesAsync();
        });
        return person;
    }

    private Task<List<string>> AdministratorsAsync(Guid organisation) =>
        AskAsync(database => database.Memberships.Where(member => member.OrganisationId == organisation && member.Role == MemberRole.Administrator).Select(member => member.UserId).ToList());

    private Task<List<string>> KindsAsync(Guid organisation) =>
        AskAsync(database => database.Set<JournalRow>().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Position).Select(row => row.Kind).ToList());
}

public sealed class MembersOnSqliteTests(SqlitePlatform platform) : MembersTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MembersOnPostgresTests(PostgresPlatform platform) : MembersTests(platform), IClassFixture<PostgresPlatform>;
