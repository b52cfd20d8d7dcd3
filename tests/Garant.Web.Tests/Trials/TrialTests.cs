using System.Globalization;
using System.Net;
using Garant.Platform.Organisations;
using Garant.Platform.Trials;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Trials;

/// <summary>A framework is answered without an account: started, limited, shown, and gone when its time is over.</summary>
public abstract class TrialTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData("en", "Trial – kept until {0:d MMMM}", "Trial of {0:d MMMM yyyy}")]
    [InlineData("fr", "Essai – conservé jusqu’au {0:d MMMM}", "Essai du {0:d MMMM yyyy}")]
    public async Task Try_AFramework_HasScoreRangePathAndReport(string language, string header, string name)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        DateTimeOffset now = Platform.Clock.GetUtcNow();
        using Browser browser = Platform.Browse(language);
        Visit framework = await browser.GetAsync($"/frameworks/{TestFrameworks.Garden}");
        Visit choice = await browser.GetAsync(framework.Document.QuerySelector("main .actions a.button")!.GetAttribute("href")!);
        Assert.Equal(["", "grower"], choice.Document.QuerySelectorAll("[name=kind] option").Select(option => option.GetAttribute("value")).Take(2));
        Visit started = await browser.SubmitAsync(choice.Form("/try").With("kind", "grower"));
        Guid evaluation = started.Evaluation();
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}", string.Format(culture, name, now)), (started.Status, started.Address, started.TextOf("h1")));
        Assert.Equal(string.Format(culture, header, now.AddDays(14)), started.TextOf("header a[href='/trial']"));
        Assert.Empty(started.TextOf(".who"));
        Assert.Equal("grower", await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationKind));

        Visit saved = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b").Ticks("1.2", "1.2.a").With("note-1.2", "mine"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Visit section = await SectionAsync(browser, evaluation);
        Visit one = await browser.SaveElementAsync(section, "1.2", form => form.With("note-1.2", "still mine"));
        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.Equal("still mine", (await StoredAsync(evaluation, "1.2"))!.Note);
        Visit overview = await browser.GetAsync($"/evaluations/{evaluation}");
        Assert.Contains("–", overview.TextOf(".figure"), StringComparison.Ordinal); // a range
        Visit results = await browser.GetAsync($"/evaluations/{evaluation}/results");
        Assert.NotNull(results.Document.QuerySelector("a[href*='cost='], [name=cost]"));
        Visit report = await browser.GetAsync($"/evaluations/{evaluation}/report?notes=true");
        Assert.Contains("still mine", report.Text, StringComparison.Ordinal);
        foreach (Visit page in new[] { started, section, overview, results, report })
        {
            Assert.Empty(page.Document.QuerySelectorAll("a[href^='/organisations']"));
            Assert.DoesNotContain(page.Document.QuerySelectorAll("dd, .crumbs"), part => part.TextContent.Trim().Length == 0);
            Assert.DoesNotMatch(language == "fr" ? " par\\s*[\"<]" : " by\\s*[\"<]", page.Html); // nobody's name
        }
    }

    [Fact]
    public async Task Try_TheSameFrameworkAgain_GoesOn()
    {
        using Browser browser = Platform.Browse();
        Visit first = await browser.TryAsync();
        Visit again = await browser.TryAsync();
        Visit other = await browser.TryAsync(await Platform.SecondFrameworkAsync());
        Assert.Equal(first.Address, again.Address);
        Assert.NotEqual(first.Address, other.Address);
        Visit own = await browser.GetAsync("/trial");
        Assert.Equal([first.Address, other.Address], own.Document.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")));
        Guid[] evaluations = [first.Evaluation(), other.Evaluation()];
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Where(found => evaluations.Contains(found.Id)).Select(found => found.OrganisationId).Distinct().Count()));
    }

    /// <summary>Robots follow links and send no forms with a token.</summary>
    [Fact]
    public async Task Try_WithoutTheButton_StartsNothing()
    {
        int before = await AskAsync(database => database.Users.Count(user => user.GuestUntil != null));
        using Browser browser = Platform.Browse();
        await browser.GetAsync($"/frameworks/{TestFrameworks.Garden}/try");
        await browser.GetAsync($"/frameworks/{TestFrameworks.Garden}/try?kind=grower");
        Visit forged = await browser.SubmitAsync(new($"/frameworks/{TestFrameworks.Garden}/try", [KeyValuePair.Create("kind", "grower")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/frameworks/none/try")).Status);
        Assert.Null(browser.CookieOf("garant"));
        Assert.Equal(before, await AskAsync(database => database.Users.Count(user => user.GuestUntil != null)));
    }

    [Fact]
    public async Task Try_WithAnUnknownKind_IsRefusedAtTheField()
    {
        using Browser browser = Platform.Browse();
        Visit refused = await browser.TryAsync(kind: "none");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The framework The garden does not know this kind of organisation."), (refused.Status, refused.ErrorOf("kind")));
    }

    [Fact]
    public async Task Try_WithAnAccount_LeadsToTheOrganisations()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Assert.StartsWith("/organisations/", (await browser.TryAsync()).Address, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync($"/frameworks/{TestFrameworks.Garden}")).Document.QuerySelector("a[href$='/try']"));
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => database.Evaluations.Any(ours => ours.Id == evaluation && ours.OrganisationId == found.OrganisationId))));
    }

    [Fact]
    public async Task Try_TenTimesFromOneOrigin_WaitsAnHour()
    {
        IPAddress shared = IPAddress.Parse("192.0.2.77");
        for (int trial = 0; trial < 10; trial++)
        {
            using Browser another = Platform.Browse(origin: shared);
            Assert.StartsWith("/evaluations/", (await another.TryAsync()).Address, StringComparison.Ordinal);
        }

        using Browser browser = Platform.Browse(origin: shared);
        Visit refused = await browser.TryAsync();
        Assert.Equal((HttpStatusCode.TooManyRequests, "Many trials were started from your network. Wait 60 min and try again, or create an account."), (refused.Status, refused.WholeError));
        Assert.Equal("3600", refused.Headers["Retry-After"]);
        Assert.Null(browser.CookieOf("garant"));
        Platform.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.StartsWith("/evaluations/", (await browser.TryAsync()).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_MoreThanAreKept_IsRefusedInWords()
    {
        TrialOptions options = Platform.Services.GetRequiredService<TrialOptions>();
        int most = options.Most;
        using Browser guest = Platform.Browse();
        await guest.TryAsync();
        try
        {
            DateTimeOffset now = Platform.Clock.GetUtcNow();
            options.Most = await AskAsync(database => database.Users.Count(user => user.GuestUntil > now));
            using Browser browser = Platform.Browse();
            Visit refused = await browser.TryAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
            Assert.StartsWith("So many people are trying this platform", refused.WholeError, StringComparison.Ordinal);
            Assert.StartsWith("/evaluations/", (await guest.TryAsync(await Platform.SecondFrameworkAsync())).Address, StringComparison.Ordinal); // whoever is there goes on
        }
        finally
        {
            options.Most = most;
        }
    }

    [Fact]
    public async Task Cookie_OfAGuest_IsHiddenFromScriptsAndOtherSitesAndOutlivesTheTrial()
    {
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync($"/frameworks/{TestFrameworks.Garden}/try");
        Visit started = await browser.SubmitAsync(page.Form("/try"), follow: false);
        string cookie = started.Headers["Set-Cookie"];
        Assert.StartsWith("garant=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        string ends = Platform.Clock.GetUtcNow().AddDays(14 + 30).ToString("R");
        Assert.Contains($"expires={ends}", cookie, StringComparison.Ordinal);
        Visit later = await browser.GetAsync(started.Headers["Location"]);
        Assert.DoesNotContain("Set-Cookie", later.Headers.Keys); // it is not renewed
    }

    [Fact]
    public async Task Doors_OfAccounts_LeadAGuestToSignIn()
    {
        using Browser guest = Platform.Browse();
        await guest.TryAsync();
        Assert.StartsWith("/account/sign-in?", (await guest.GetAsync("/organisations")).Address, StringComparison.Ordinal);
        Assert.Equal("/", (await guest.GetAsync("/")).Address);

        // What is somebody's may be theirs once they sign in: the same answer as to nobody.
        (_, Guid theirs, _) = await StartAsync();
        Assert.StartsWith("/account/sign-in?", (await guest.GetAsync($"/evaluations/{theirs}")).Address, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in?", (await guest.GetAsync($"/evaluations/{Guid.NewGuid()}")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAnAccountSentByAGuest_ComesBackAfterSigningIn()
    {
        Person person = await Platform.PersonAsync("Ada");
        using Browser before = await Platform.SignInAsync(person);
        FilledForm typed = (await before.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Typed before the session ended");
        using Browser guest = Platform.Browse();
        await guest.TryAsync();
        Visit asked = await guest.SubmitAsync(typed);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Visit back = await guest.SubmitAsync(asked.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Visit form = await guest.SubmitAsync(back.Form("/organisations/new"));
        Assert.Equal("Typed before the session ended", form.ValueOf("name"));
    }

    [Fact]
    public async Task Trial_OfAnotherBrowser_IsNotFound()
    {
        using Browser first = Platform.Browse();
        using Browser second = Platform.Browse();
        Guid theirs = (await first.TryAsync()).Evaluation();
        Guid own = (await second.TryAsync()).Evaluation();
        Visit page = await SectionAsync(second, own);
        Assert.StartsWith("/account/sign-in?", (await second.GetAsync($"/evaluations/{theirs}")).Address, StringComparison.Ordinal);
        Visit sent = await second.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.b").To($"/evaluations/{theirs}/sections/1"));
        Assert.Equal(HttpStatusCode.Unauthorized, sent.Status);
        Assert.Null(await StoredAsync(theirs, "1.1"));
    }

    [Fact]
    public async Task SignOut_ByAGuest_LeavesTheTrial()
    {
        using Browser guest = Platform.Browse();
        Visit started = await guest.TryAsync();
        Visit after = await guest.SubmitAsync(new("/account/sign-out", [KeyValuePair.Create(FilledForm.Token, (await SectionAsync(guest, started.Evaluation())).ValueOf(FilledForm.Token)!)]));
        Assert.Equal("/trial", after.Address);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(started.Address)).Status);
    }

    [Fact]
    public async Task Role_OfGuests_IsGivenToNobody()
    {
        Person person = await Platform.PersonAsync("Head");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync($"/organisations/{organisation}/members");
        foreach (string role in new[] { nameof(MemberRole.Guest), "3", "Reader, Editor" })
        {
            Visit refused = await browser.SubmitAsync(page.Form($"/organisations/{organisation}/members").With("email", "new@example.org").With("role", role));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.ErrorOf("role"));
        }
    }

    [Fact]
    public async Task Delete_ByTheGuest_LeavesNothing()
    {
        using Browser guest = Platform.Browse();
        Guid evaluation = (await guest.TryAsync()).Evaluation();
        await SendAsync(guest, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        using Browser neighbour = Platform.Browse();
        Guid other = (await neighbour.TryAsync()).Evaluation();
        Visit after = await guest.SubmitAsync((await guest.GetAsync("/trial")).Form("/trial"));
        Assert.Equal("No trial in this browser", after.TextOf("h1"));
        await AssertGoneAsync(evaluation);
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync($"/evaluations/{other}")).Status);
    }

    [Theory]
    [InlineData("en", "Your trial is over")]
    [InlineData("fr", "Votre essai est terminé")]
    public async Task Trial_WhoseTimeIsOver_SaysSoInsteadOfAskingForAPassword(string language, string title)
    {
        using Browser guest = Platform.Browse(language);
        Guid evaluation = (await guest.TryAsync()).Evaluation();
        Visit section = await SectionAsync(guest, evaluation);
        Platform.Clock.Advance(TimeSpan.FromDays(14));
        await AssertOverAsync(); // from the moment on
        await DeleteAsync();
        await AssertGoneAsync(evaluation);
        await AssertOverAsync(); // and once it is deleted
        Platform.Clock.Advance(TimeSpan.FromDays(29));
        await AssertOverAsync();
        Assert.Equal("/", (await guest.GetAsync("/")).Address); // elsewhere it is a browser like any other
        Assert.NotEqual(evaluation, (await guest.TryAsync()).Evaluation());

        async Task AssertOverAsync()
        {
            foreach (string address in new[] { $"/evaluations/{evaluation}", $"/evaluations/{evaluation}/results", AddressOf(evaluation, 1) })
            {
                Visit over = await guest.GetAsync(address);
                Assert.Equal((HttpStatusCode.Gone, address, title), (over.Status, over.Address, over.TextOf("h1")));
            }

            Assert.Equal((HttpStatusCode.Gone, title), ((await guest.SubmitAsync(section.Form("/sections/1"))).Status, (await guest.GetAsync("/trial")).TextOf("h1")));
            Assert.Equal(HttpStatusCode.Unauthorized, (await guest.SaveElementAsync(section, "1.1", form => form)).Status);
        }
    }

    [Fact]
    public async Task Delete_OfWhatIsOver_TakesAllOfItAndNothingElse()
    {
        await DeleteAsync();
        int others = await AskAsync(database => database.Users.Count(user => user.GuestUntil != null));
        using Browser member = (await StartAsync()).Browser;
        List<Guid> over = [];
        for (int trial = 0; trial < 25; trial++) // more than one round takes
        {
            using Browser guest = Platform.Browse();
            over.Add((await guest.TryAsync()).Evaluation());
            await SendAsync(guest, over[^1], 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "typed"));
        }

        Platform.Clock.Advance(TimeSpan.FromDays(13));
        using Browser later = Platform.Browse();
        Guid living = (await later.TryAsync()).Evaluation();
        await SendAsync(later, living, 1, form => form.Ticks("1.1", "1.1.b"));
        (int members, int journal) before = await AskAsync(database => (database.Memberships.Count(found => found.Role != MemberRole.Guest), database.Journal.Count()));
        await DeleteAsync();
        Assert.Equal(others + 26, await AskAsync(database => database.Users.Count(user => user.GuestUntil != null)));
        Platform.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1)); // the platform's own round may begin at the same moment
        await DeleteAsync();
        Assert.Equal(0, await DeleteAsync());
        Assert.Equal(1, await AskAsync(database => database.Users.Count(user => user.GuestUntil != null)));
        Assert.Equal(1, await AskAsync(database => database.Memberships.Count(found => found.Role == MemberRole.Guest)));
        Assert.Equal(0, await AskAsync(database => database.Organisations.Count(organisation => organisation.Members.Count == 0)));
        Assert.Empty(await AskAsync(database => database.Revisions.Where(revision => over.Contains(revision.EvaluationId)).ToList()));
        Assert.Empty(await AskAsync(database => database.Evaluations.Where(evaluation => over.Contains(evaluation.Id)).ToList()));
        Assert.NotNull(await StoredAsync(living, "1.1"));
        Assert.Equal(before, await AskAsync(database => (database.Memberships.Count(found => found.Role != MemberRole.Guest), database.Journal.Count())));
    }

    [Fact]
    public async Task Job_EveryHour_DeletesWhatIsOver()
    {
        await Platform.SendMailAsync();
        using Browser first = Platform.Browse();
        Guid trial = (await first.TryAsync()).Evaluation();
        Platform.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        await Platform.SendMailAsync();
        Assert.True(await AskAsync(database => database.Evaluations.Any(found => found.Id == trial)));
        Platform.Clock.Advance(TimeSpan.FromHours(1));
        await Platform.SendMailAsync();
        await AssertGoneAsync(trial);
    }

    /// <summary>A stranger could fill what is kept for good.</summary>
    [Fact]
    public async Task Journal_OfATrial_HasNoRow()
    {
        int before = await AskAsync(database => database.Journal.Count());
        using Browser guest = Platform.Browse();
        Guid evaluation = (await guest.TryAsync()).Evaluation();
        await SendAsync(guest, evaluation, 1, form => form.Ticks("1.1", "1.1.b").With("note-1.1", "one"));
        await guest.SaveElementAsync(await SectionAsync(guest, evaluation), "1.1", form => form.With("note-1.1", "two"));
        Assert.Equal(2, (await RevisionsAsync(evaluation, "1.1")).Count);
        Assert.Equal(before, await AskAsync(database => database.Journal.Count()));
        Assert.Equal(0, await AskAsync(database => database.PersonSalts.Count(salt => database.Users.Any(user => user.Id == salt.PersonId && user.GuestUntil != null))));
    }

    [Fact]
    public async Task Demonstration_ForAGuest_DoesNotTakeThePlaceOfTheTrial()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Platform.FrameworkFolder, "garant-test.1.yaml"),
            TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await Platform.RestartAsync("Development");
        using Browser guest = Platform.Browse();
        string offered = (await guest.GetAsync("/account/sign-in")).Form("/demonstration").Address;
        Visit started = await guest.TryAsync();
        Visit signIn = await guest.GetAsync("/account/sign-in");
        Assert.Null(signIn.Document.QuerySelector("form[action='/demonstration']"));
        Visit after = await guest.SubmitAsync(new(offered, [KeyValuePair.Create(FilledForm.Token, signIn.ValueOf(FilledForm.Token)!), KeyValuePair.Create("person", "camille@demonstration.invalid")]));
        Assert.Equal("/trial", after.Address);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(started.Address)).Status);
    }

    private async Task<int> DeleteAsync()
    {
        int deleted = 0;
        await Platform.InScopeAsync<DeleteTrials>(async delete => deleted = await delete.RunAsync(TestContext.Current.CancellationToken));
        return deleted;
    }

    private async Task AssertGoneAsync(Guid evaluation)
    {
        Assert.Equal((0, 0, 0), await AskAsync(database => (
            database.Evaluations.Count(found => found.Id == evaluation),
            database.Answers.Count(found => found.EvaluationId == evaluation),
            database.Revisions.Count(found => found.EvaluationId == evaluation))));
        Assert.Equal(0, await AskAsync(database => database.Organisations.Count(organisation => organisation.Members.Count == 0)));
    }
}

public sealed class TrialOnSqliteTests(SqlitePlatform platform) : TrialTests(platform), IClassFixture<SqlitePlatform>;

public sealed class TrialOnPostgresTests(PostgresPlatform platform) : TrialTests(platform), IClassFixture<PostgresPlatform>;
