using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Accounts;

/// <summary>A link in a mail signs nobody in by itself, and no account is shared with whoever registered it.</summary>
public abstract class MailedLinkTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string Chosen = "a sentence of the owner";

    [Fact]
    public async Task Get_ConfirmationLink_ChangesNothingAndSignsNobodyIn()
    {
        using Browser browser = Platform.Browse();
        await browser.SignUpAsync("Zoe", "scanned@example.org");
        string link = (await Platform.MailsToAsync("scanned@example.org"))[^1].Link();
        for (int visit = 0; visit < 3; visit++)
        {
            using Browser scanner = Platform.Browse();
            Visit page = await scanner.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, link, ""), (page.Status, page.Address, page.TextOf(".who")));
        }

        Assert.False(await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Single(user => user.Email == "scanned@example.org").EmailConfirmed)));
    }

    [Fact]
    public async Task Confirm_UsedLink_SaysSoAndSignsNobodyIn()
    {
        using Browser browser = Platform.Browse();
        await browser.SignUpAsync("Ann", "ann@example.org");
        string link = (await Platform.MailsToAsync("ann@example.org"))[^1].Link();
        Visit page = await browser.GetAsync(link);
        await browser.SubmitAsync(page.Form("/account/confirm").With("password", TestPlatform.Password));
        using Browser later = Platform.Browse();
        Visit again = await later.GetAsync(link);
        Assert.Contains("This link has expired or was used before.", again.Text, StringComparison.Ordinal);
        string token = (await later.GetAsync("/account/sign-in")).ValueOf(FilledForm.Token)!;
        Visit posted = await later.SubmitAsync(page.Form("/account/confirm").With("password", TestPlatform.Password).With(FilledForm.Token, token));
        Assert.Contains("This link has expired or was used before.", posted.Text, StringComparison.Ordinal);
        Assert.Empty(posted.TextOf(".who"));
    }

    [Fact]
    public async Task Confirm_AtOnce_IsNoError()
    {
        using Browser browser = Platform.Browse();
        await browser.SignUpAsync("Six", "six@example.org");
        Visit page = await browser.GetAsync((await Platform.MailsToAsync("six@example.org"))[^1].Link());
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.SubmitAsync(page.Form("/account/confirm").With("password", TestPlatform.Password))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Contains(answers, answer => answer.Address == "/organisations/new");
    }

    [Fact]
    public async Task Confirm_AccountThatAStrangerRegistered_BelongsToTheOwnerAlone()
    {
        using Browser stranger = Platform.Browse();
        await stranger.SignUpAsync("You won! http://evil.example", "owner@example.org");
        string mail = (await Platform.MailsToAsync("owner@example.org"))[^1].TextBody!;
        Assert.DoesNotContain("won", mail, StringComparison.Ordinal);

        using Browser owner = Platform.Browse("fr");
        Visit page = await owner.GetAsync((await Platform.MailsToAsync("owner@example.org"))[^1].Link());
        Visit refused = await owner.SubmitAsync(page.Form("/account/confirm").With("way", "anew").With("name", "").With("new-password", "password123"));
        Assert.NotNull(refused.ErrorOf("name"));
        Assert.StartsWith("Ce mot de passe fait partie", refused.ErrorOf("new-password"), StringComparison.Ordinal);
        Visit first = await owner.SubmitAsync(refused.Form("/account/confirm").With("way", "anew").With("name", "Olive").With("new-password", Chosen));
        Assert.Equal(("/organisations/new", "Olive", "fr"), (first.Address, first.TextOf(".who"), first.Language));

        Assert.NotNull((await stranger.SignInAsync("owner@example.org", TestPlatform.Password)).WholeError);
        using Browser elsewhere = Platform.Browse();
        Assert.Equal("/organisations/new", (await elsewhere.SignInAsync("owner@example.org", Chosen)).Address);
    }

    [Fact]
    public async Task Forgotten_AccountThatAStrangerRegistered_LetsTheOwnerChooseTheNameToo()
    {
        using Browser stranger = Platform.Browse();
        await stranger.SignUpAsync("Stranger", "mine@example.org");
        using Browser owner = Platform.Browse();
        await owner.ForgetAsync("mine@example.org");
        string link = (await Platform.MailsToAsync("mine@example.org"))[^1].Link();
        Assert.StartsWith("/account/confirm?", link, StringComparison.Ordinal);
        Visit page = await owner.GetAsync(link);
        Assert.DoesNotContain("Stranger", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_CopiedCookie_IsRefusedAndOtherSessionsGoOn()
    {
        Person person = await Platform.PersonAsync("Copy");
        using Browser browser = await Platform.SignInAsync(person);
        using Browser other = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/organisations/new");
        string session = browser.CookieOf("garant")!;
        await browser.SubmitAsync(page.Form("/sign-out"));

        using Browser thief = Platform.Browse();
        thief.Take("garant", session);
        Assert.StartsWith("/account/sign-in", (await thief.GetAsync("/organisations/new")).Address, StringComparison.Ordinal);
        Assert.Equal("/organisations/new", (await other.GetAsync("/organisations/new")).Address);
    }

    [Fact]
    public async Task NewPassword_OtherSessions_EndAtOnce()
    {
        Person person = await Platform.PersonAsync("Reset");
        using Browser session = await Platform.SignInAsync(person);
        using Browser browser = Platform.Browse();
        await browser.ForgetAsync(person.Email);
        Visit page = await browser.GetAsync((await Platform.MailsToAsync(person.Email))[^1].Link());
        Assert.Equal("/organisations/new", (await session.GetAsync("/organisations/new")).Address);
        await browser.SubmitAsync(page.Form("/account/new-password").With("password", Chosen));
        Assert.StartsWith("/account/sign-in", (await session.GetAsync("/organisations/new")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EachRequest_CostsOneStatement()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Cost"));
        Assert.Equal(1, (await browser.GetAsync("/frameworks")).Statements);
    }
}

public sealed class MailedLinkOnSqliteTests(SqlitePlatform platform) : MailedLinkTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MailedLinkOnPostgresTests(PostgresPlatform platform) : MailedLinkTests(platform), IClassFixture<PostgresPlatform>;
