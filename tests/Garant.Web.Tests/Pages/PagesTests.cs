using System.Net;
using System.Text.RegularExpressions;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Pages;

/// <summary>Every page answers, in both languages, with few statements whatever its size.</summary>
public abstract partial class PagesTests(TestPlatform platform, ITestOutputHelper output) : PlatformTests(platform), IAsyncLifetime
{
    private const int MostStatements = 8;
    private const int MostOfOneElement = 6;
    private LargeOrganisation _large = null!;

    private static readonly string[] Addresses =
    [
        "/", "/account/sign-up", "/account/sign-in", "/account/forgotten", "/account/new-password", "/account/check-mail", "/account/confirm", "/account", "/account/deletion", "/account/deleted",
        "/frameworks", "/legal", "/privacy", "/accessibility", "/organisations", "/organisations/new", "/organisations/{organisation}", "/organisations/{organisation}/evaluations/new",
        "/organisations/{organisation}/members", "/organisations/{organisation}/members/{member}", "/organisations/{organisation}/members/{member}/removal",
        "/organisations/{organisation}/leaving", "/organisations/{organisation}/settings", "/organisations/{organisation}/deletion", "/organisations/{organisation}/invitations/{invitee}",
        "/organisations/{organisation}?q=large&order=score&show=all&page=2", "/organisations/{organisation}/evaluations/deleted",
        "/evaluations/{evaluation}/settings", "/evaluations/{small}/kind", "/evaluations/{evaluation}/duplicate", "/evaluations/{evaluation}/upgrade", "/evaluations/{evaluation}/delete",
        "/evaluations/{evaluation}", "/evaluations/{evaluation}/sections/1", "/evaluations/{evaluation}/sections/2", "/evaluations/{evaluation}/sections/3",
        "/evaluations/{evaluation}/sections/4", "/evaluations/{evaluation}/sections/5", "/evaluations/{evaluation}/sections/6",
        "/evaluations/{evaluation}/sections/1?show=unanswered", "/evaluations/{evaluation}/results", "/evaluations/{evaluation}/results?cost=effort", "/evaluations/{evaluation}/report", "/evaluations/{evaluation}/report?notes=true",
        "/evaluations/{evaluation}/elements/1.2/history", "/evaluations/{evaluation}/elements/1.2/history?before=2",
        "/evaluations/{small}", "/evaluations/{small}/sections/1", "/evaluations/{small}/results", "/evaluations/{small}/elements/1.1/history", "/scoring",
    ];

    public async ValueTask InitializeAsync() => _large = await LargeOrganisation.CreateAsync(Platform);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Get_EveryPage_IsInTheReadersLanguageWithFewStatements()
    {
        using Browser signedIn = await SignInAsync();
        foreach (string address in Addresses.Select(Address))
        {
            foreach ((string browser, string chosen, string expected) in new[] { ("en", "", "en"), ("fr-CA, fr;q=0.9", "", "fr"), ("en", "fr", "fr"), ("fr", "en", "en"), ("de", "", "en") })
            {
                using Browser reader = Platform.Browse(browser, signedIn);
                reader.Forget(".AspNetCore.Culture");
                if (chosen.Length > 0)
                {
                    await reader.GetAsync($"/language/{chosen}");
                }

                Visit page = await reader.GetAsync(address);
                Assert.True(page.Status == HttpStatusCode.OK, $"{address}: {page.Status}");
                Assert.True(page.Language == expected, $"{address} in {browser} {chosen}: {page.Language}");
                Assert.True(page.Statements <= MostStatements, $"{address}: {page.Statements} statements\n{string.Join("\n\n", page.Commands)}");
                if (browser == "en" && chosen.Length == 0)
                {
                    output.WriteLine($"{page.Statements} {address}");
                }
            }
        }
    }

    /// <summary>From the endpoints themselves, so that a new page is counted without being listed; one whose address has a new part says so.</summary>
    [Fact]
    public async Task Get_EveryEndpoint_TakesFewStatements()
    {
        using Browser signedIn = await SignInAsync();
        RouteEndpoint[] pages = [.. Platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint =>
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethod.Get.Method) ?? true)];
        List<string> wrong = [];
        foreach (string pattern in pages.Select(page => WithoutConstraints().Replace("/" + page.RoutePattern.RawText!.Trim('/'), "")))
        {
            bool isShown = false;
            foreach (string address in new[] { pattern, pattern.Replace("{evaluation}", "{small}", StringComparison.Ordinal) }.Distinct().Select(Address))
            {
                Assert.False(address.Contains('{', StringComparison.Ordinal), $"{pattern} has a part that this test knows no value for.");
                using Browser reader = Platform.Browse("en", signedIn);
                Visit page = await reader.GetAsync(address);
                isShown |= page.Status == HttpStatusCode.OK;
                output.WriteLine($"{page.Statements} {page}");
                if (page.Statements > MostStatements)
                {
                    wrong.Add($"{page}: {page.Statements} statements\n{string.Join("\n\n", page.Commands)}");
                }
            }

            if (!isShown)
            {
                wrong.Add($"{pattern} showed nothing.");
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(pages.Length, 40, 1000);
    }

    [Fact]
    public async Task Get_LargerEvaluation_TakesNoMoreStatements()
    {
        using Browser reader = await SignInAsync();
        foreach (string page in new[] { "", "/sections/1", "/results", "/report", "/elements/1.1/history" })
        {
            Visit small = await reader.GetAsync(Address("/evaluations/{small}") + page);
            Visit large = await reader.GetAsync(Address("/evaluations/{evaluation}") + page);
            Assert.Equal(small.Statements, large.Statements);
        }
    }

    [Fact]
    public async Task Get_Stranger_SeesTheOpenPages()
    {
        using Browser stranger = Platform.Browse("fr");
        foreach (string address in new[] { "/", "/account/sign-up", "/account/sign-in", "/account/forgotten", "/account/check-mail", "/frameworks", "/legal", "/privacy", "/accessibility", "/scoring" })
        {
            Visit page = await stranger.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, "fr", address), (page.Status, page.Language, page.Address));
            Assert.InRange(page.Statements, 0, MostStatements);
        }
    }

    [Fact]
    public async Task Get_UnknownAddress_IsAPageInTheReadersLanguage()
    {
        using Browser stranger = Platform.Browse("fr");
        Visit page = await stranger.GetAsync("/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "fr"), (page.Status, page.Language));
        Assert.Contains("Cette page n’existe pas", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnyPage_CarriesTheSafetyHeaders()
    {
        using Browser reader = await SignInAsync();
        foreach (string address in new[] { "/frameworks", Address("/evaluations/{evaluation}/sections/1"), "/nowhere" })
        {
            Visit page = await reader.GetAsync(address);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
            Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src])"));
        }
    }

    [Fact]
    public async Task Save_OneElement_TakesFewStatements()
    {
        using Browser editor = await SignInAsync();
        Visit section = await editor.GetAsync(Address("/evaluations/{evaluation}/sections/1"));
        Visit saved = await editor.SaveElementAsync(section, "1.2", form => form.Ticks("1.2", "1.2.b", "1.2.e"));
        output.WriteLine($"{saved.Statements} saving one element, {saved.Transactions} transaction");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.True(saved.Statements <= MostOfOneElement, string.Join("\n\n", saved.Commands));
        Assert.Equal(1, saved.Transactions);
    }

    [Fact]
    public async Task Save_OneElementOverAnother_TakesFewStatements()
    {
        using Browser editor = await SignInAsync();
        using Browser colleague = await JoinAsync();
        Visit section = await editor.GetAsync(Address("/evaluations/{evaluation}/sections/1"));
        await colleague.SaveElementAsync(await colleague.GetAsync(Address("/evaluations/{evaluation}/sections/1")), "1.2", form => form.Ticks("1.2", "1.2.b", "1.2.e"));

        // The note is merged and the ticks are a conflict: an answer, a revision, a draft and the journal in one save.
        Visit conflict = await editor.SaveElementAsync(section, "1.2", form => form.Ticks("1.2", "1.2.d").With("note-1.2", "typed over another"));
        output.WriteLine($"{conflict.Statements} saving one element that met another");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.InRange(conflict.Statements, 1, MostStatements);
    }

    [Fact]
    public async Task Restore_AnEarlierAnswer_TakesFewStatements()
    {
        using Browser editor = await SignInAsync();
        await editor.SaveElementAsync(await editor.GetAsync(Address("/evaluations/{evaluation}/sections/2")), "2.2", form => form.Ticks("2.2", "2.2.b"));
        Visit history = await editor.GetAsync(Address("/evaluations/{evaluation}/elements/2.2/history"));
        Visit restored = await editor.SubmitAsync(history.Form("/history").With("restore", "0"), follow: false);
        output.WriteLine($"{restored.Statements} bringing an answer back, {restored.Transactions} transaction");
        Assert.Equal(HttpStatusCode.Redirect, restored.Status);
        Assert.True(restored.Statements <= MostOfOneElement, string.Join("\n\n", restored.Commands));
        Assert.Equal(1, restored.Transactions);
    }

    [Fact]
    public async Task Save_WholeSection_TakesFewStatements()
    {
        using Browser editor = await SignInAsync();
        Visit section = await editor.GetAsync(Address("/evaluations/{evaluation}/sections/1"));
        FilledForm form = section.Form("/sections/1");
        form = Enumerable.Range(1, 10).Aggregate(form, (filled, number) => filled.Ticks($"1.{number}", $"1.{number}.e").With($"note-1.{number}", "new"));
        Visit saved = await editor.SubmitAsync(form, follow: false);
        output.WriteLine($"{saved.Statements} saving a whole section, {saved.Transactions} transaction");
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.InRange(saved.Statements, 1, MostStatements);
        Assert.Equal(1, saved.Transactions);
        Assert.Equal(10, await Platform.DatabaseAsync(database => Task.FromResult(database.Answers.Count(answer => answer.EvaluationId == _large.Evaluation && answer.Note == "new"))));
    }

    [Fact]
    public async Task Settle_InAWholeSection_TakesFewStatements()
    {
        using Browser editor = await SignInAsync();
        using Browser colleague = await JoinAsync();
        Visit section = await editor.GetAsync(Address("/evaluations/{evaluation}/sections/1"));
        await colleague.SaveElementAsync(await colleague.GetAsync(Address("/evaluations/{evaluation}/sections/1")), "1.4", form => form.With("note-1.4", "theirs"));
        Visit conflict = await editor.SubmitAsync(section.Form("/sections/1").With("note-1.4", "mine"));
        FilledForm form = Enumerable.Range(5, 5).Aggregate(conflict.Form("/sections/1"), (filled, number) => filled.With($"note-1.{number}", "while settling"));
        Visit settled = await editor.SubmitAsync(form.With("settle", "mine:1.4"), follow: false);
        output.WriteLine($"{settled.Statements} settling a conflict in a section, {settled.Transactions} transaction");
        Assert.Equal(HttpStatusCode.Redirect, settled.Status);
        Assert.True(settled.Statements <= MostStatements, string.Join("\n\n", settled.Commands));
        Assert.Equal(1, settled.Transactions);
        Assert.Equal("mine", await Platform.DatabaseAsync(database => Task.FromResult(database.Answers.Single(answer => answer.EvaluationId == _large.Evaluation && answer.ElementId == "1.4").Note)));
    }

    [Fact]
    public async Task Create_Evaluation_IsOneStatementInOneTransaction()
    {
        using Browser editor = await SignInAsync();
        Visit page = await editor.GetAsync(Address("/organisations/{organisation}/evaluations/new"));
        Visit created = await editor.SubmitAsync(page.Form("/evaluations/new").With("name", "2100").With("framework", TestFrameworks.Large), follow: false);
        output.WriteLine($"{created.Statements} creating an evaluation");
        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        Assert.InRange(created.Statements, 1, MostStatements);
        Assert.InRange(created.Transactions, 0, 1); // a single statement is a transaction of its own
        Assert.Single(created.Commands, command => command.Contains("INSERT INTO \"Evaluations\"", StringComparison.Ordinal));
    }

    /// <summary>A colleague of the reader, signed in.</summary>
    private async Task<Browser> JoinAsync()
    {
        Person colleague = await Platform.PersonAsync("Colleague");
        await Platform.DatabaseAsync(database =>
        {
            database.Memberships.Add(new() { OrganisationId = _large.Organisation, UserId = colleague.Id, Role = MemberRole.Editor });
            return database.SaveChangesAsync();
        });
        return await Platform.SignInAsync(colleague);
    }

    private Task<Browser> SignInAsync() => Platform.SignInAsync(_large.Person);

    private string Address(string pattern) => pattern
        .Replace("{organisation}", _large.Organisation.ToString(), StringComparison.Ordinal)
        .Replace("{member}", _large.Colleague.Id, StringComparison.Ordinal)
        .Replace("{invitee}", _large.Invitation.ToString(), StringComparison.Ordinal)
        .Replace("{evaluation}", _large.Evaluation.ToString(), StringComparison.Ordinal)
        .Replace("{small}", _large.Small.ToString(), StringComparison.Ordinal)
        .Replace("{invitation}", _large.Own.ToString(), StringComparison.Ordinal)
        .Replace("{section}", "1", StringComparison.Ordinal)
        .Replace("{element}", "1.1", StringComparison.Ordinal)
        .Replace("{framework}", TestFrameworks.Large, StringComparison.Ordinal)
        .Replace("{language}", "en", StringComparison.Ordinal);

    [GeneratedRegex(@":\w+(?=\})")]
    private static partial Regex WithoutConstraints();
}

public sealed class PagesOnSqliteTests(SqlitePlatform platform, ITestOutputHelper output) : PagesTests(platform, output), IClassFixture<SqlitePlatform>;

public sealed class PagesOnPostgresTests(PostgresPlatform platform, ITestOutputHelper output) : PagesTests(platform, output), IClassFixture<PostgresPlatform>;
