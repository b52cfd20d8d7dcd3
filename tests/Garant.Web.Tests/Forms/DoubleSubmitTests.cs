using System.Net;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Forms;

/// <summary>A form that is sent twice makes one thing, and both posts are answered alike.</summary>
public abstract class DoubleSubmitTests(TestPlatform platform) : PlatformTests(platform), IAsyncLifetime
{
    private const string KeyField = "form-key";

    /// <summary>What a form makes, and the kind of the event that tells of it.</summary>
    public static TheoryData<string> Made { get; } = ["organisation-founded", "evaluation-started", "member-invited"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Platform.Adjust is not null)
        {
            Platform.Adjust = null;
            await Platform.RestartAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Made))]
    public async Task Submit_Again_IsAnsweredAsTheFirst(string made)
    {
        (Browser browser, FilledForm form) = await FilledAsync(made);
        Counts before = await CountAsync(made);
        Visit first = await browser.SubmitAsync(form, follow: false);
        string typed = made == "member-invited" ? "email" : "name";
        Visit second = await browser.SubmitAsync(form.With(typed, form.Fields.Single(field => field.Key == typed).Value + " "), follow: false);
        AssertAlike([first, second]);
        Assert.Equal(before.OneMore, await CountAsync(made));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public async Task Submit_ManyTimesAtOnce_MakesOneThing(string made)
    {
        (Browser browser, FilledForm form) = await FilledAsync(made);
        Counts before = await CountAsync(made);
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => browser.SubmitAsync(form, follow: false))));
        AssertAlike(answers);
        Assert.Equal(before.OneMore, await CountAsync(made));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public async Task Submit_WhileTheFirstStillRuns_WaitsForItsAnswer(string made)
    {
        HeldCommit held = new();
        Platform.Adjust = services =>
        {
            services.ConfigureDbContext<SqliteGarantDbContext>(context => context.AddInterceptors(held));
            services.ConfigureDbContext<PostgresGarantDbContext>(context => context.AddInterceptors(held));
        };
        await Platform.RestartAsync();
        (Browser browser, FilledForm form) = await FilledAsync(made);
        Counts before = await CountAsync(made);
        held.Arm();
        Task<Visit> first = Task.Run(() => browser.SubmitAsync(form, follow: false), TestContext.Current.CancellationToken);
        await held.Reached;
        Task<Visit> second = Task.Run(() => browser.SubmitAsync(form, follow: false), TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        held.Release();
        AssertAlike([await first, await second]);
        Assert.Equal(before.OneMore, await CountAsync(made));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public async Task Submit_OtherContentOfTheSamePage_IsAnotherPost(string made)
    {
        (Browser browser, FilledForm form) = await FilledAsync(made);
        Counts before = await CountAsync(made);
        await browser.SubmitAsync(form, follow: false);
        await browser.SubmitAsync(form.With(made == "member-invited" ? "email" : "name", $"other-{Guid.NewGuid():N}@example.org"), follow: false);
        Assert.Equal(before.OneMore.OneMore, await CountAsync(made));
    }

    [Fact]
    public async Task Submit_SameContentOfANewPage_IsAnotherPost()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Twice"));
        Counts before = await CountAsync("organisation-founded");
        Visit first = await FoundAsync(browser);
        Visit second = await FoundAsync(browser);
        Assert.NotEqual(first.Address, second.Address);
        Assert.Equal(before.OneMore.OneMore, await CountAsync("organisation-founded"));
    }

    [Fact]
    public async Task Submit_TheSameKeyByAnotherPerson_MakesTheirOwn()
    {
        using Browser ada = await Platform.SignInAsync(await Platform.PersonAsync("Ada"));
        using Browser bob = await Platform.SignInAsync(await Platform.PersonAsync("Bob"));
        FilledForm adas = (await ada.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours");
        FilledForm bobs = (await bob.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours").With(KeyField, adas.Fields.Single(field => field.Key == KeyField).Value);
        Visit first = await ada.SubmitAsync(adas);
        Visit second = await bob.SubmitAsync(bobs);
        Assert.NotEqual(first.Address, second.Address);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
    }

    [Fact]
    public async Task Submit_WithoutAKey_IsAnotherPostEachTime()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Keyless"));
        FilledForm form = (await browser.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours").Without(KeyField);
        Assert.NotEqual((await browser.SubmitAsync(form)).Address, (await browser.SubmitAsync(form)).Address);
    }

    [Fact]
    public async Task Show_AfterARefusalOrSigningInAgain_KeepsTheKey()
    {
        Person person = await Platform.PersonAsync("Kept");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/organisations/new");
        string key = page.ValueOf(KeyField)!;
        Assert.Equal(32, key.Length);
        Assert.NotEqual(key, (await browser.GetAsync("/organisations/new")).ValueOf(KeyField));
        Visit refused = await browser.SubmitAsync(page.Form("/organisations/new").With("name", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, key), (refused.Status, refused.ValueOf(KeyField)));

        browser.Forget("garant");
        Visit signIn = await browser.SubmitAsync(refused.Form("/organisations/new").With("name", "Ours"));
        Visit kept = await browser.SubmitAsync(signIn.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Visit back = await browser.SubmitAsync(kept.Form("/organisations/new"));
        Assert.Equal(("Ours", key), (back.ValueOf("name"), back.ValueOf(KeyField)));
    }

    [Fact]
    public async Task Invite_AgainAfterItExpired_IsAnsweredAsTheFirstToo()
    {
        (Browser browser, FilledForm form) = await FilledAsync("member-invited");
        await browser.SubmitAsync(form, follow: false);
        await Platform.DatabaseAsync(database => database.Invitations.ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.ExpiresAt, Platform.Clock.GetUtcNow())));
        FilledForm anew = (await browser.GetAsync(form.Address)).Form(form.Address).With("email", form.Fields.Single(field => field.Key == "email").Value).With("role", "Reader");
        Counts before = await CountAsync("member-invited");
        AssertAlike([await browser.SubmitAsync(anew, follow: false), await browser.SubmitAsync(anew, follow: false)]);
        Assert.Equal(before with { Events = before.Events + 1, Mails = before.Mails + 1 }, await CountAsync("member-invited"));
        Assert.True(await Platform.DatabaseAsync(async database =>
        {
            Guid invitation = await database.Invitations.OrderByDescending(found => found.CreatedAt).Select(found => found.Id).FirstAsync();
            return await database.Jobs.AnyAsync(job => job.Kind == SendMail.Kind && job.AboutId == invitation);
        }));
    }

    private static void AssertAlike(IReadOnlyList<Visit> answers)
    {
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Single(answers.Select(answer => answer.Headers["Location"]).Distinct());
    }

    private static async Task<Visit> FoundAsync(Browser browser)
    {
        Visit founded = await browser.SubmitAsync((await browser.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours"));
        Assert.Equal(HttpStatusCode.OK, founded.Status);
        return founded;
    }

    /// <summary>A form that makes something, filled in, and who sends it.</summary>
    private async Task<(Browser Browser, FilledForm Form)> FilledAsync(string made)
    {
        Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Sender"));
        if (made == "organisation-founded")
        {
            return (browser, (await browser.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours"));
        }

        string organisation = (await FoundAsync(browser)).Address;
        return (browser, made == "evaluation-started"
            ? (await browser.GetAsync($"{organisation}/evaluations/new")).Form("/evaluations/new").With("name", "2100").With("framework", TestFrameworks.Garden)
            : (await browser.GetAsync(organisation)).Form(organisation).With("email", $"{Guid.NewGuid():N}@example.org").With("role", "Reader"));
    }

    private Task<Counts> CountAsync(string made) => Platform.DatabaseAsync(async database => new Counts(
        made switch
        {
            "organisation-founded" => await database.Organisations.CountAsync(),
            "evaluation-started" => await database.Evaluations.CountAsync(),
            _ => await database.Invitations.CountAsync(),
        },
        await database.Journal.CountAsync(row => row.Kind == made),
        made == "member-invited" ? await database.Jobs.CountAsync(job => job.Kind == SendMail.Kind) : null));

    /// <summary>How many things there are, and how many events and mails tell of them.</summary>
    private sealed record Counts(int Things, int Events, int? Mails)
    {
        public Counts OneMore => new(Things + 1, Events + 1, Mails + 1);
    }
}

public sealed class DoubleSubmitOnSqliteTests(SqlitePlatform platform) : DoubleSubmitTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DoubleSubmitOnPostgresTests(PostgresPlatform platform) : DoubleSubmitTests(platform), IClassFixture<PostgresPlatform>;
