using System.Net;
using System.Text.Json;
using Garant.Platform.Evaluations;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Trials;

/// <summary>Whoever signs up or signs in takes their trial along, once, with all they typed, and nobody else does.</summary>
public abstract class TakeAlongTests(TestPlatform platform) : GardenTests(platform)
{
    private const string Box = "section[aria-labelledby=trial]";

    private int _people;

    [Fact]
    public async Task SignUp_InTheBrowserOfATrial_TakesItIntoTheFirstOrganisation()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        string email = Address();
        await browser.SignUpAsync("Zoé", email);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/evaluations/{evaluation}")).Status); // one goes on while the mail is on its way
        Visit founding = await ConfirmAsync(browser, email);
        Assert.Equal("/organisations/new", founding.Address);
        Visit refused = await browser.SubmitAsync(founding.Form("/organisations/new").With("name", ""));
        Assert.Equal("along", Checked(refused)); // a refused form keeps the choice
        Visit taken = await browser.SubmitAsync(refused.Form("/organisations/new").With("name", "Ours"));
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}", "Ours"), (taken.Status, taken.Address, taken.TextOf(".crumbs a")));
        await AssertTheirsAsync(evaluation, email);
        Visit section = await SectionAsync(browser, evaluation);
        Assert.Equal(["1.1.c"], section.TicksOf("1.1"));
        Assert.Equal("typed as a guest", section.ValueOf("note-1.1"));
        Assert.Equal(HttpStatusCode.OK, (await browser.SaveElementAsync(section, "1.1", form => form.With("note-1.1", "typed as Zoé"))).Status);
        Assert.StartsWith("/organisations/", (await browser.GetAsync("/organisations")).Address, StringComparison.Ordinal); // no box any more
    }

    /// <summary>The mail is opened where there is no cookie of the trial: the password chosen at sign-up shows whose it is.</summary>
    [Fact]
    public async Task Confirm_InAnotherBrowser_FindsTheTrial()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        string email = Address();
        await browser.SignUpAsync("Zoé", email);
        using Browser phone = Platform.Browse();
        Visit founding = await ConfirmAsync(phone, email);
        Assert.Equal("along", Checked(founding));
        Assert.Equal($"/evaluations/{evaluation}", (await phone.SubmitAsync(founding.Form("/organisations/new").With("name", "Ours"))).Address);
        await AssertTheirsAsync(evaluation, email);
        Assert.Equal("Your trial is over", (await browser.GetAsync($"/evaluations/{evaluation}")).TextOf("h1"));
    }

    [Fact]
    public async Task SignIn_InTheBrowserOfATrial_OffersItToTheOrganisationsWhereOneMayStart()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid one = await Platform.OrganisationAsync("One", (person, MemberRole.Editor));
        await Platform.OrganisationAsync("Two", (person, MemberRole.Administrator));
        await Platform.OrganisationAsync("Read", (person, MemberRole.Reader));
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        Visit list = await browser.SignInAsync(person.Email, TestPlatform.Password);
        Assert.Equal("/organisations", list.Address);
        Assert.Equal(["Take it into One", "Take it into Two"], list.Document.QuerySelectorAll($"{Box} button").Select(button => button.TextContent).Order());
        Visit page = await browser.GetAsync($"/organisations/{one}/trial");
        Assert.Equal(("Take your trial along", "The garden"), (page.TextOf("h1"), page.TextOf("main li strong")));
        FilledForm form = list.Form($"/organisations/{one}/trial");
        Visit taken = await browser.SubmitAsync(form);
        Assert.Equal($"/evaluations/{evaluation}", taken.Address);
        Assert.Equal($"/organisations/{one}", (await browser.SubmitAsync(form)).Address); // twice is once
        Assert.Equal("No trial waits to be taken along", (await browser.GetAsync($"/organisations/{one}/trial")).TextOf("h1"));
        await AssertTheirsAsync(evaluation, person.Email);
    }

    [Fact]
    public async Task TakeAlong_ManyAtOnce_IsOnce()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor), (await Platform.PersonAsync("Bob"), MemberRole.Editor));
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        Visit box = await SignInWithOneAsync(browser, person);
        FilledForm form = box.Form($"/organisations/{organisation}/trial");
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.SubmitAsync(form, follow: false)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Single(answers, answer => answer.Headers["Location"] == $"/evaluations/{evaluation}");
        await AssertTheirsAsync(evaluation, person.Email);
    }

    [Fact]
    public async Task TakeAlong_OfTwoFrameworks_KeepsBoth()
    {
        using Browser browser = Platform.Browse();
        Guid garden = await AnswerAsync(browser);
        Guid large = (await browser.TryAsync(await Platform.SecondFrameworkAsync())).Evaluation();
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Visit taken = await browser.SubmitAsync((await SignInWithOneAsync(browser, person)).Form($"/organisations/{organisation}/trial"));
        Assert.Equal($"/organisations/{organisation}", taken.Address);
        Assert.Equal(
            new[] { $"/evaluations/{garden}", $"/evaluations/{large}" }.Order(StringComparer.Ordinal),
            taken.Document.QuerySelectorAll("li.evaluation a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
    }

    /// <summary>The trial goes to the last account that was shown to be of whoever uses its browser; afterwards to none.</summary>
    [Fact]
    public async Task TakeAlong_BySeveralAccounts_IsForOne()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        string email = Address();
        await browser.SignUpAsync("First", email);
        Person second = await Platform.PersonAsync("Second");
        Guid organisation = await Platform.OrganisationAsync("Second’s", (second, MemberRole.Editor));
        Visit box = await SignInWithOneAsync(browser, second);
        using Browser elsewhere = Platform.Browse();
        Visit founding = await ConfirmAsync(elsewhere, email);
        Assert.Null(Checked(founding));
        Visit forged = await elsewhere.SubmitAsync(founding.Form("/organisations/new").With("name", "First’s").With("trial", "along"));
        Assert.StartsWith("/organisations/", forged.Address, StringComparison.Ordinal);
        await browser.SubmitAsync(box.Form($"/organisations/{organisation}/trial"));
        await AssertTheirsAsync(evaluation, second.Email);
    }

    /// <summary>
    /// Somebody signs up with the address of somebody else. The owner of the mailbox, who does not know the password, gets the account and
    /// nothing of the answers; whoever typed the address keeps the trial.
    /// </summary>
    [Fact]
    public async Task Confirm_ByTheOwnerOfAForeignAddress_GivesNothingAway()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        string email = Address();
        await browser.SignUpAsync("Mallory", email);
        using Browser owner = Platform.Browse();
        Visit page = await owner.GetAsync((await Platform.MailsToAsync(email))[^1].Link());
        Visit founding = await owner.SubmitAsync(page.Form("/account/confirm").With("way", "anew").With("name", "Owner").With("new-password", "another long sentence"));
        Assert.Equal(("/organisations/new", "Owner"), (founding.Address, founding.TextOf(".who")));
        Assert.Null(Checked(founding));
        Assert.DoesNotContain("The garden", founding.Text, StringComparison.Ordinal);
        Visit founded = await owner.SubmitAsync(founding.Form("/organisations/new").With("name", "Owner’s").With("trial", "along"));
        Assert.StartsWith("/organisations/", founded.Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/evaluations/{evaluation}")).Status);
    }

    /// <summary>Signing up with an address that has an account: it gets nothing, and the pages say the same as with a new one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignUp_WithAKnownAddress_GivesNothingAwayAndTellsNothing(bool isConfirmed)
    {
        Person known = await Platform.PersonAsync("Known", isConfirmed: isConfirmed);
        using Browser first = Platform.Browse();
        using Browser second = Platform.Browse();
        await AnswerAsync(first);
        await AnswerAsync(second);
        Platform.Clock.Advance(TimeSpan.FromDays(10));
        Visit ofKnown = await first.SignUpAsync("Somebody", known.Email);
        Visit ofNew = await second.SignUpAsync("Somebody", Address());
        Assert.Equal((ofNew.Status, ofNew.Address, ofNew.Text), (ofKnown.Status, ofKnown.Address, ofKnown.Text));
        Assert.Equal((await second.GetAsync("/trial")).TextOf("main"), (await first.GetAsync("/trial")).TextOf("main")); // kept for as long
        using Browser owner = Platform.Browse();
        Visit signedIn = isConfirmed ? await owner.SignInAsync(known.Email, TestPlatform.Password) : await ConfirmAsync(owner, known.Email);
        Assert.Equal("/organisations/new", signedIn.Address);
        Assert.Null(Checked(signedIn));
    }

    [Fact]
    public async Task Trial_OfSomebodyWhoSignsUpOnTheLastDay_WaitsForTheMail()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        Platform.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        string email = Address();
        await browser.SignUpAsync("Late", email);
        Platform.Clock.Advance(TimeSpan.FromHours(20));
        Visit founding = await ConfirmAsync(browser, email);
        Platform.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1)); // and the organisation is founded another day
        Assert.Equal($"/evaluations/{evaluation}", (await browser.SubmitAsync(founding.Form("/organisations/new").With("name", "Ours"))).Address);
    }

    [Fact]
    public async Task Founding_WithoutTheTrial_LeavesItWaiting()
    {
        using Browser browser = Platform.Browse();
        await AnswerAsync(browser);
        Person person = await Platform.PersonAsync("Ada");
        Visit founding = await browser.SignInAsync(person.Email, TestPlatform.Password);
        Visit founded = await browser.SubmitAsync(founding.Form("/organisations/new").With("name", "Ours").Without("trial"));
        Assert.StartsWith("/organisations/", founded.Address, StringComparison.Ordinal);
        Assert.NotNull((await browser.GetAsync("/organisations")).Document.QuerySelector(Box));
    }

    [Fact]
    public async Task TakeAlong_IsJournalledWithTheAnswersThatStand()
    {
        using Browser browser = Platform.Browse();
        Guid evaluation = await AnswerAsync(browser);
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        await browser.SubmitAsync((await SignInWithOneAsync(browser, person)).Form($"/organisations/{organisation}/trial"));

        JournalRow[] rows = await AskAsync(database => database.Journal.AsNoTracking().Where(row => row.EvaluationId == evaluation).OrderBy(row => row.Position).ToArray());
        byte[] salt = await AskAsync(database => database.PersonSalts.Single(found => found.PersonId == person.Id).Salt);
        Assert.All(rows, row => Assert.Equal(organisation, row.OrganisationId));
        Assert.All(rows, row => Assert.Equal(PersonSalt.DigestOf(person.Id, salt), row.Actor));
        Assert.Equal(["trial-taken-along", "answer-saved", "answer-saved"], rows.Select(row => row.Kind));
        Assert.Equal("""{"framework":"garden-1","kind":"grower"}""", rows[0].Content);
        List<AnswerRevision> standing = [(await RevisionsAsync(evaluation, "1.1"))[^1], (await RevisionsAsync(evaluation, "1.2"))[^1]];
        foreach ((JournalRow row, AnswerRevision revision) in rows.Skip(1).Zip(standing))
        {
            using JsonDocument content = JsonDocument.Parse(row.Content);
            Assert.Equal(
                (revision.ElementId, revision.Version, revision.Ticks, TextDigest.Of(revision.TextSalt, revision.Reason, revision.Note)),
                (content.RootElement.GetProperty("element").GetString()!, content.RootElement.GetProperty("version").GetInt32(), content.RootElement.GetProperty("ticks").GetString()!, content.RootElement.GetProperty("texts").GetString()!));
        }

        JournalStore store = await AskAsync(database => database.Database.IsNpgsql()
            ? JournalStore.OfPostgres(database.Database.GetConnectionString()!)
            : JournalStore.OfSqlite(Path.Combine(Platform.DataFolder, "garant.db")));
        JournalVerdict verdict = await store.CheckAsync(JournalHeadFile.Read(Platform.DataFolder).Head, TestContext.Current.CancellationToken);
        Assert.Null(verdict.Position);
    }

    /// <summary>The value of the box that takes the trial along where it is ticked, or <c>null</c>.</summary>
    private static string? Checked(Visit page) => page.Document.QuerySelector("[name=trial][checked]")?.GetAttribute("value");

    /// <summary>A trial with two answers, of which one was saved twice.</summary>
    private static async Task<Guid> AnswerAsync(Browser browser)
    {
        Guid evaluation = (await browser.TryAsync(kind: "grower")).Evaluation();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b").Ticks("1.2", "1.2.a"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "typed as a guest"));
        return evaluation;
    }

    private static async Task<Visit> SignInWithOneAsync(Browser browser, Person person)
    {
        Visit list = await browser.SignInAsync(person.Email, TestPlatform.Password);
        Assert.Equal("/organisations", list.Address);
        return list;
    }

    private string Address() => $"new-{Interlocked.Increment(ref _people)}-{Guid.NewGuid():N}@example.org";

    private async Task<Visit> ConfirmAsync(Browser browser, string email)
    {
        if ((await Platform.MailsToAsync(email)).Count == 0)
        {
            await browser.SignInAsync(email, TestPlatform.Password);
        }

        Visit page = await browser.GetAsync((await Platform.MailsToAsync(email))[^1].Link());
        return await browser.SubmitAsync(page.Form("/account/confirm").With("password", TestPlatform.Password));
    }

    /// <summary>Everything of the evaluation is the person's, and nothing of the guest is left.</summary>
    private async Task AssertTheirsAsync(Guid evaluation, string email)
    {
        string person = await AskAsync(database => database.Users.Single(user => user.Email == email).Id);
        Assert.Equal([person], await AskAsync(database => database.Answers.Where(answer => answer.EvaluationId == evaluation).Select(answer => answer.SavedById).Distinct().ToList()));
        Assert.Equal([person], await AskAsync(database => database.Revisions.Where(revision => revision.EvaluationId == evaluation).Select(revision => revision.SavedById).Distinct().ToList()));
        Assert.Equal([1, 2], (await RevisionsAsync(evaluation, "1.1")).Select(revision => revision.Version));
        Assert.Equal(0, await AskAsync(database => database.Memberships.Count(member => member.Role == MemberRole.Guest && database.Evaluations.Any(found => found.Id == evaluation && found.OrganisationId == member.OrganisationId))));
        Assert.Equal(0, await AskAsync(database => database.Organisations.Count(organisation => organisation.Members.Count == 0)));
        Assert.Equal(0, await AskAsync(database => database.Users.Count(user => user.KeptForId == person)));
        Assert.Equal(1, await AskAsync(database => database.Journal.Count(row => row.Kind == "trial-taken-along" && row.EvaluationId == evaluation)));
    }
}

public sealed class TakeAlongOnSqliteTests(SqlitePlatform platform) : TakeAlongTests(platform), IClassFixture<SqlitePlatform>;

public sealed class TakeAlongOnPostgresTests(PostgresPlatform platform) : TakeAlongTests(platform), IClassFixture<PostgresPlatform>;
