using System.Net;
using Garant.Platform.Accounts;
using Garant.Platform.Jobs;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>The page of one's own account: name, language, password, and where one is signed in.</summary>
public abstract class AccountTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string NewPassword = "a sentence that nobody knows";
    private const string FirefoxOnLinux = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    private const string SafariOnIphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task Menu_OfAPerson_LeadsToTheirAccount()
    {
        Person person = await Platform.PersonAsync("Menu", "fr");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/frameworks");
        Assert.Equal("Votre compte", page.TextOf(".menu a[href='/account']"));
        Visit account = await browser.GetAsync("/account");
        Assert.Equal(("Votre compte", person.Email, "Menu", "fr"), (account.TextOf("h1"), account.TextOf(".head p"), account.ValueOf("name"), account.ValueOf("language")));
    }

    [Fact]
    public async Task Profile_Changed_IsShownInEverySessionAtOnce()
    {
        Person person = await Platform.PersonAsync("Old");
        using Browser here = await Platform.SignInAsync(person);
        using Browser elsewhere = await Platform.SignInAsync(person);
        Visit saved = await here.RenameAsync("  Nouvelle  ", "fr");
        Assert.Equal(("Enregistré.", "Nouvelle", "fr"), (saved.TextOf("[role=status]"), saved.TextOf(".who"), saved.Language));
        Visit other = await elsewhere.GetAsync("/frameworks");
        Assert.Equal(("Nouvelle", 1), (other.TextOf(".who"), other.Statements));
        string renewed = elsewhere.CookieOf("garant")!;
        await elsewhere.GetAsync("/frameworks");
        Assert.Equal(renewed, elsewhere.CookieOf("garant")); // once is enough
        using Browser later = await Platform.SignInAsync(person);
        Assert.Equal("fr", (await later.GetAsync("/account")).Language);
    }

    [Theory]
    [InlineData("", "en", "name", "Write your name.")]
    [InlineData("---", "en", "name", "Write your name on one line, with letters or digits.")]
    [InlineData("Ada", "xx", "language", "Choose a language.")]
    [InlineData("Ada", "", "language", "Choose a language.")]
    public async Task Profile_FaultyField_IsRefusedBesideIt(string name, string language, string field, string error)
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Faulty"));
        Visit refused = await browser.RenameAsync(name, language);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (refused.Status, refused.ErrorOf(field)));
        Assert.Equal(("Faulty", name), (refused.TextOf(".who"), refused.ValueOf("name")));
        Assert.StartsWith("Error:", refused.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_TooLongAName_IsRefusedAndKept()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Long"));
        Visit refused = await browser.RenameAsync(new string('n', 101));
        Assert.Equal("This name has 101 characters; the maximum is 100. Shorten it.", refused.ErrorOf("name"));
        Assert.Equal(new string('n', 101), refused.ValueOf("name"));
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherSessionsAndIsMailed()
    {
        Person person = await Platform.PersonAsync("Pat", "fr");
        using Browser here = await Platform.SignInAsync(person);
        using Browser elsewhere = await Platform.SignInAsync(person);
        using Browser thief = Platform.Browse();
        thief.Take("garant", here.CookieOf("garant")!);
        Visit done = await here.ChangePasswordAsync(TestPlatform.Password, NewPassword);
        Assert.Equal("Le nouveau mot de passe est enregistré. Toutes les autres sessions ont été fermées.", done.TextOf("[role=status]"));
        Assert.Single(done.SessionsOf());
        Assert.False(await here.IsOutAsync());
        Assert.True(await elsewhere.IsOutAsync());
        Assert.True(await thief.IsOutAsync()); // a copy of the cookie of before
        Assert.NotNull((await elsewhere.SignInAsync(person.Email, TestPlatform.Password)).WholeError);
        Assert.Equal("/organisations/new", (await elsewhere.SignInAsync(person.Email, NewPassword)).Address);
        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.Equal("Votre mot de passe sur Garant a été changé", mail.Subject);
        Assert.DoesNotContain(NewPassword, mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("/account/forgotten", mail.Link(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", NewPassword, "present-password", "Write your password.")]
    [InlineData("not the password", NewPassword, "present-password", "This is not your present password.")]
    [InlineData(TestPlatform.Password, "short", "new-password", "The password needs at least 10 characters.")]
    [InlineData(TestPlatform.Password, "password123", "new-password", "This password is one of those that are tried first. Choose another one; a sentence is a good one.")]
    public async Task Password_FaultyField_IsRefusedBesideIt(string present, string chosen, string field, string error)
    {
        Person person = await Platform.PersonAsync("Stays");
        using Browser browser = await Platform.SignInAsync(person);
        using Browser elsewhere = await Platform.SignInAsync(person);
        Visit refused = await browser.ChangePasswordAsync(present, chosen);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (refused.Status, refused.ErrorOf(field)));
        Assert.DoesNotContain(chosen, refused.Html, StringComparison.Ordinal);
        Assert.False(await elsewhere.IsOutAsync());
        Assert.Empty(await Platform.MailsToAsync(person.Email));
    }

    [Fact]
    public async Task Password_BothFieldsFaulty_AreBothRefused()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Both"));
        Visit refused = await browser.ChangePasswordAsync("wrong", "short");
        Assert.NotNull(refused.ErrorOf("present-password"));
        Assert.NotNull(refused.ErrorOf("new-password"));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/deletion")]
    public async Task PresentPassword_WrongTooOften_HasToWaitAsAtSignIn(string address)
    {
        Person person = await Platform.PersonAsync("Guess");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync(address);
        FilledForm wrong = page.FormWith("present-password").With("does", "password").With("present-password", "guessed").With("new-password", NewPassword);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(wrong)).Status);
        }

        Visit waiting = await browser.SubmitAsync(wrong.With("present-password", TestPlatform.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, waiting.Status);
        Assert.Equal("Too many attempts from your network. Wait 10 min and try again.", waiting.WholeError);
        Platform.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(wrong.With("present-password", TestPlatform.Password))).Status);
    }

    [Fact]
    public async Task Password_SessionEndedMeanwhile_KeepsNoPassword()
    {
        Person person = await Platform.PersonAsync("Ended");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/account");
        using Browser elsewhere = await Platform.SignInAsync(person);
        await elsewhere.SubmitAsync((await elsewhere.GetAsync("/account")).FormWith("end").With("does", "everywhere"));
        Visit asked = await browser.SubmitAsync(page.FormWith("present-password").With("does", "password").With("present-password", TestPlatform.Password).With("new-password", NewPassword));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Visit back = await browser.SubmitAsync(asked.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Visit form = await browser.SubmitAsync(back.FormWith("kept"));
        Assert.Equal(("/account", "You are signed in again. Here is what you typed; it is not saved yet."), (form.Address, Assert.Single(form.Alerts)));
        Assert.Equal(("", ""), (form.ValueOf("new-password"), form.ValueOf("present-password")));
        Assert.Null(form.FormWith("present-password").Fields.FirstOrDefault(field => field.Value == NewPassword || field.Value == TestPlatform.Password).Value);
    }

    [Fact]
    public async Task Sessions_OfTwoBrowsers_AreListedInWordsAndEndOneByOne()
    {
        Person person = await Platform.PersonAsync("Sess");
        using Browser computer = await EnterAsync(person, FirefoxOnLinux);
        Platform.Clock.Advance(TimeSpan.FromMinutes(5));
        using Browser phone = await EnterAsync(person, SafariOnIphone);
        Visit page = await computer.GetAsync("/account");
        Assert.Equal(["Safari on iPhone", "Firefox on Linux this one"], page.SessionsOf());
        Assert.DoesNotContain("Gecko", page.Html, StringComparison.Ordinal);
        string id = page.Document.QuerySelectorAll("button[name=end]")[0].GetAttribute("value")!;
        Visit ended = await computer.SubmitAsync(page.FormWith("end").With("end", id));
        Assert.Equal("The session was ended.", ended.TextOf("[role=status]"));
        Assert.Equal(["Firefox on Linux this one"], ended.SessionsOf());
        Assert.True(await phone.IsOutAsync());
        Assert.False(await computer.IsOutAsync());
        Assert.Equal(HttpStatusCode.OK, (await computer.SubmitAsync(page.FormWith("end").With("end", id))).Status); // sent twice
        string own = ended.Document.QuerySelector("button[name=end]")!.GetAttribute("value")!;
        Assert.Equal("/", (await computer.SubmitAsync(ended.FormWith("end").With("end", own))).Address);
        Assert.True(await computer.IsOutAsync());
    }

    [Fact]
    public async Task Sessions_OfSomebodyElse_CannotBeEnded()
    {
        Person ada = await Platform.PersonAsync("Ada");
        using Browser adas = await Platform.SignInAsync(ada);
        using Browser bobs = await Platform.SignInAsync(await Platform.PersonAsync("Bob"));
        string id = (await adas.GetAsync("/account")).Document.QuerySelector("button[name=end]")!.GetAttribute("value")!;
        FilledForm form = (await bobs.GetAsync("/account")).FormWith("end");
        foreach (string ended in new[] { id, "no id", "" })
        {
            Assert.Equal(HttpStatusCode.OK, (await bobs.SubmitAsync(form.With("end", ended))).Status);
        }

        Assert.False(await adas.IsOutAsync());
    }

    [Fact]
    public async Task SignOut_Everywhere_EndsEverySessionAndLink()
    {
        Person person = await Platform.PersonAsync("Every");
        using Browser here = await Platform.SignInAsync(person);
        using Browser elsewhere = await Platform.SignInAsync(person);
        await elsewhere.ForgetAsync(person.Email);
        string link = (await Platform.MailsToAsync(person.Email))[^1].Link();
        Visit after = await here.SubmitAsync((await here.GetAsync("/account")).FormWith("end").With("does", "everywhere"));
        Assert.Equal("/account/sign-in", after.Address);
        Assert.True(await here.IsOutAsync());
        Assert.True(await elsewhere.IsOutAsync());
        Assert.Contains("This link has expired", (await here.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await RowsAsync(person));
    }

    [Fact]
    public async Task Session_Used_IsNotedOnceAnHour()
    {
        Person person = await Platform.PersonAsync("Seen");
        using Browser browser = await Platform.SignInAsync(person);
        DateTimeOffset begun = await SeenAsync(person);
        Platform.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, (await browser.GetAsync("/frameworks")).Statements);
        Assert.Equal(begun, await SeenAsync(person));
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await browser.GetAsync("/frameworks")).Statements);
        Assert.Equal(begun + TimeSpan.FromHours(1), await SeenAsync(person));
        Assert.Equal(1, (await browser.GetAsync("/frameworks")).Statements);
    }

    [Fact]
    public async Task Session_UnusedForItsLifetime_IsForgotten()
    {
        Person person = await Platform.PersonAsync("Unseen");
        using Browser unused = await Platform.SignInAsync(person);
        using Browser used = await Platform.SignInAsync(person);
        Platform.Clock.Advance(AccountSession.Lifetime - TimeSpan.FromHours(1));
        await used.GetAsync("/account");
        Platform.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        await ForgetAsync();
        Assert.Equal(2, await RowsAsync(person));
        Platform.Clock.Advance(TimeSpan.FromSeconds(1));
        await ForgetAsync();
        Assert.Equal(1, await RowsAsync(person));
        Assert.False(await used.IsOutAsync());
        Assert.True(await unused.IsOutAsync());
    }

    [Fact]
    public async Task SignUp_FromAnInvitation_HasItsAddressAndTakesAnother()
    {
        Person person = await Platform.PersonAsync("Inviter");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, Garant.Platform.Organisations.MemberRole.Administrator));
        using Browser administrator = await Platform.SignInAsync(person);
        string email = $"guest-{Guid.NewGuid():N}@example.org";
        await administrator.SubmitAsync((await administrator.GetAsync($"/organisations/{organisation}/members")).Form("/members").With("email", email).With("role", "Reader"));
        using Browser invited = Platform.Browse();
        Visit invitation = await invited.GetAsync((await Platform.MailsToAsync(email))[^1].Link());
        string link = invitation.Document.QuerySelector("main a[href^='/account/sign-up']")!.GetAttribute("href")!;
        Assert.DoesNotContain("example.org", link, StringComparison.Ordinal); // an address has no place in logs
        Visit form = await invited.GetAsync(link);
        Assert.Equal(email, form.ValueOf("email"));
        Visit refused = await invited.SubmitAsync(form.Form("/account/sign-up").With("email", "another"));
        Assert.Equal("another", refused.ValueOf("email"));
        Assert.Equal("", (await invited.GetAsync(link[..^2])).ValueOf("email"));
        Assert.Equal("", (await invited.GetAsync("/account/sign-up")).ValueOf("email"));
    }

    private async Task<Browser> EnterAsync(Person person, string userAgent)
    {
        Browser browser = Platform.Browse();
        browser.Send("User-Agent", userAgent);
        await browser.SignInAsync(person.Email, TestPlatform.Password);
        return browser;
    }

    private Task<int> RowsAsync(Person person) => Platform.DatabaseAsync(database => database.Sessions.CountAsync(session => session.UserId == person.Id));

    private Task<DateTimeOffset> SeenAsync(Person person) => Platform.DatabaseAsync(database => database.Sessions.Where(session => session.UserId == person.Id).Select(session => session.LastSeenAt).SingleAsync());

    private Task ForgetAsync() => Platform.InScopeAsync<IEnumerable<IJobKind>>(kinds => kinds.Single(kind => kind.Name == "forget-sessions").RunAsync(new() { Kind = "forget-sessions", Payload = "{}", CreatedAt = default }, "", TestContext.Current.CancellationToken));
}

public sealed class AccountOnSqliteTests(SqlitePlatform platform) : AccountTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AccountOnPostgresTests(PostgresPlatform platform) : AccountTests(platform), IClassFixture<PostgresPlatform>;
