using System.Net;
using Garant.Web.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Organisations;

/// <summary>Who sees and who changes what: what is not theirs is not found.</summary>
public abstract class PermissionTests(Platform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Any_ByAStranger_IsNotFound()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        Visit theirs = await SectionAsync(editor, evaluation);
        (Browser stranger, _, _) = await StartAsync();
        foreach (string address in new[] { $"/organisations/{organisation}", $"/organisations/{organisation}/evaluations/new", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results" })
        {
            Visit page = await stranger.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, address), (page.Status, page.Address));
            Assert.Contains("There is no such page, or it is not yours to see.", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ours", page.Html, StringComparison.Ordinal);
        }

        string token = (await stranger.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!;
        foreach (FilledForm form in Forms(theirs, organisation, evaluation))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SubmitAsync(form.With(FilledForm.Token, token))).Status);
        }

        await AssertNothingChangedAsync(organisation, evaluation, members: 1);
    }

    [Fact]
    public async Task Any_ByAReader_IsSeenAndNotChanged()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        Visit theirs = await SectionAsync(editor, evaluation);
        (Browser reader, _) = await JoinAsync(evaluation, "Rita", MemberRole.Reader);
        foreach (string address in new[] { $"/organisations/{organisation}", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results" })
        {
            Visit page = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main button[name=clear], main button[value=go], a[href$='/evaluations/new'], #email"));
            Assert.All(page.Document.QuerySelectorAll("fieldset"), fields => Assert.True(fields.HasAttribute("disabled")));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/organisations/{organisation}/evaluations/new")).Status);
        string token = (await reader.GetAsync(AddressOf(evaluation, 1))).ValueOf(FilledForm.Token)!;
        foreach (FilledForm form in Forms(theirs, organisation, evaluation))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.SubmitAsync(form.With(FilledForm.Token, token))).Status);
        }

        await AssertNothingChangedAsync(organisation, evaluation, members: 2);
    }

    [Fact]
    public async Task Any_SignedOut_AsksToSignIn()
    {
        (_, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        using Browser nobody = Platform.Browse();
        foreach (string address in new[] { "/organisations", "/organisations/new", $"/organisations/{organisation}", $"/organisations/{organisation}/evaluations/new", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results" })
        {
            Visit page = await nobody.GetAsync(address);
            Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", page.Address);
            Assert.DoesNotContain("Ours", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AddMember_ByAnEditor_IsNotFound()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        Person colleague = await Platform.PersonAsync("Colleague");
        Visit page = await editor.GetAsync($"/organisations/{organisation}");
        Assert.Null(page.Document.GetElementById("email"));
        Visit refused = await editor.SubmitAsync(new FilledForm($"/organisations/{organisation}", [])
            .With(FilledForm.Token, page.ValueOf(FilledForm.Token)!).With("email", colleague.Email).With("role", "Administrator"));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        await AssertNothingChangedAsync(organisation, evaluation, members: 1);
    }

    [Theory]
    [InlineData(MemberRole.Reader)]
    [InlineData(MemberRole.Editor)]
    [InlineData(MemberRole.Administrator)]
    public async Task AddMember_ByAnAdministrator_BringsThemIn(MemberRole role)
    {
        (Browser administrator, Guid organisation) = await AdministratorAsync();
        Person colleague = await Platform.PersonAsync("Colleague");
        Visit added = await AddAsync(administrator, organisation, colleague.Email.ToUpperInvariant(), role.ToString());
        Assert.Contains(colleague.Email, added.TextOf("table"), StringComparison.Ordinal);
        using Browser browser = await Platform.SignInAsync(colleague);
        Visit page = await browser.GetAsync("/organisations");
        Assert.Equal($"/organisations/{organisation}", page.Address);
        Assert.Equal(role != MemberRole.Reader, page.Document.QuerySelector("a[href$='/evaluations/new']") is not null);
        Assert.Equal(role == MemberRole.Administrator, page.Document.GetElementById("email") is not null);
    }

    [Fact]
    public async Task AddMember_UnknownUnconfirmedOrTwice_IsRefusedBesideTheField()
    {
        (Browser administrator, Guid organisation) = await AdministratorAsync();
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        Person colleague = await Platform.PersonAsync("Colleague");
        await AddAsync(administrator, organisation, colleague.Email, "Reader");
        const string Unknown = "Nobody has signed up with this address. Ask your colleague to create an account first.";
        foreach ((string email, string message) in new[] { ("nobody@example.org", Unknown), ("", Unknown), (unconfirmed.Email, Unknown), (colleague.Email, "This person is a member already.") })
        {
            Visit refused = await AddAsync(administrator, organisation, email, "Reader");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal((message, email, "Reader"), (refused.ErrorOf("email"), refused.ValueOf("email"), refused.ValueOf("role")));
        }

        Visit role = await AddAsync(administrator, organisation, (await Platform.PersonAsync("Third")).Email, "Owner");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, role.Status);
        Assert.Contains("Choose what the person may do.", role.Text, StringComparison.Ordinal);
        Assert.Equal(2, await AskAsync(database => database.Memberships.Count(member => member.OrganisationId == organisation)));
    }

    private static FilledForm[] Forms(Visit section, Guid organisation, Guid evaluation) =>
    [
        section.Form("/sections/1").Ticks("1.1", "1.1.c"),
        section.Form("/sections/1").With("settle", "mine:1.1"),
        section.Form("/sections/1").Ticks("1.1", "1.1.c").To($"/evaluations/{evaluation}/elements/1.1"),
        new($"/organisations/{organisation}", [new("email", "nobody@example.org"), new("role", "Administrator")]),
        new($"/organisations/{organisation}/evaluations/new", [new("name", "Foreign"), new("framework", "garden-1")]),
    ];

    private async Task AssertNothingChangedAsync(Guid organisation, Guid evaluation, int members)
    {
        Assert.Equal(0, await AskAsync(database => database.Answers.Count(answer => answer.EvaluationId == evaluation)));
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => found.OrganisationId == organisation)));
        Assert.Equal(members, await AskAsync(database => database.Memberships.Count(member => member.OrganisationId == organisation)));
    }

    private Task<Guid> OrganisationOfAsync(Guid evaluation) => AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);

    private async Task<(Browser Browser, Guid Organisation)> AdministratorAsync()
    {
        Person person = await Platform.PersonAsync("Head");
        return (await Platform.SignInAsync(person), await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator)));
    }

    private static async Task<Visit> AddAsync(Browser browser, Guid organisation, string email, string role)
    {
        Visit page = await browser.GetAsync($"/organisations/{organisation}");
        return await browser.SubmitAsync(page.Form($"/organisations/{organisation}").With("email", email).With("role", role));
    }
}

public sealed class PermissionOnSqliteTests(SqlitePlatform platform) : PermissionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PermissionOnPostgresTests(PostgresPlatform platform) : PermissionTests(platform), IClassFixture<PostgresPlatform>;
