using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Organisations;

/// <summary>Who sees and who changes what: what is not theirs is not found, and a role that does not allow it is told so.</summary>
public abstract class PermissionTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Any_ByAStranger_IsNotFound()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        Visit theirs = await SectionAsync(editor, evaluation);
        (Browser stranger, _, _) = await StartAsync();
        foreach (string address in new[] { $"/organisations/{organisation}", $"/organisations/{organisation}/members", $"/organisations/{organisation}/settings", $"/organisations/{organisation}/evaluations/new", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results", $"/evaluations/{evaluation}/report" })
        {
            Visit page = await stranger.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, address), (page.Status, page.Address));
            Assert.Contains("There is no such page, or you have no access to it.", page.Text, StringComparison.Ordinal);
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
        foreach (string address in new[] { $"/organisations/{organisation}", $"/organisations/{organisation}/members", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results", $"/evaluations/{evaluation}/report" })
        {
            Visit page = await reader.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main button[name=clear], main button[value=go], a[href$='/evaluations/new'], #email"));
            Assert.All(page.Document.QuerySelectorAll("fieldset"), fields => Assert.True(fields.HasAttribute("disabled")));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/organisations/{organisation}/evaluations/new")).Status);
        string token = (await reader.GetAsync(AddressOf(evaluation, 1))).ValueOf(FilledForm.Token)!;
        foreach (FilledForm form in Forms(theirs, organisation, evaluation))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.SubmitAsync(form.With(FilledForm.Token, token))).Status);
        }

        await AssertNothingChangedAsync(organisation, evaluation, members: 2);
    }

    [Fact]
    public async Task Any_SignedOut_AsksToSignIn()
    {
        (_, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        using Browser nobody = Platform.Browse();
        foreach (string address in new[] { "/organisations", "/organisations/new", $"/organisations/{organisation}", $"/organisations/{organisation}/evaluations/new", $"/evaluations/{evaluation}", AddressOf(evaluation, 1), $"/evaluations/{evaluation}/results", $"/evaluations/{evaluation}/report" })
        {
            Visit page = await nobody.GetAsync(address);
            Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", page.Address);
            Assert.DoesNotContain("Ours", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Invite_ByAnEditor_IsRefused()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Guid organisation = await OrganisationOfAsync(evaluation);
        Person colleague = await Platform.PersonAsync("Colleague");
        Visit page = await editor.GetAsync($"/organisations/{organisation}/members");
        Assert.Null(page.Document.GetElementById("email"));
        Assert.Empty(page.Document.QuerySelectorAll("#invitations, td a"));
        Visit refused = await editor.SubmitAsync(new FilledForm($"/organisations/{organisation}/members", [])
            .With(FilledForm.Token, page.ValueOf(FilledForm.Token)!).With("email", colleague.Email).With("role", "Administrator"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        await AssertNothingChangedAsync(organisation, evaluation, members: 1);
    }

    private static FilledForm[] Forms(Visit section, Guid organisation, Guid evaluation) =>
    [
        section.Form("/sections/1").Ticks("1.1", "1.1.c"),
        section.Form("/sections/1").With("settle", "mine:1.1"),
        section.Form("/sections/1").Ticks("1.1", "1.1.c").To($"/evaluations/{evaluation}/elements/1.1"),
        new($"/organisations/{organisation}/members", [new("email", "nobody@example.org"), new("role", "Administrator")]),
        new($"/organisations/{organisation}/evaluations/new", [new("name", "Foreign"), new("framework", "garden-1")]),
    ];

    private async Task AssertNothingChangedAsync(Guid organisation, Guid evaluation, int members)
    {
        Assert.Equal(0, await AskAsync(database => database.Answers.Count(answer => answer.EvaluationId == evaluation)));
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => found.OrganisationId == organisation)));
        Assert.Equal(members, await AskAsync(database => database.Memberships.Count(member => member.OrganisationId == organisation)));
    }

    private Task<Guid> OrganisationOfAsync(Guid evaluation) => AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
}

public sealed class PermissionOnSqliteTests(SqlitePlatform platform) : PermissionTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PermissionOnPostgresTests(PostgresPlatform platform) : PermissionTests(platform), IClassFixture<PostgresPlatform>;
