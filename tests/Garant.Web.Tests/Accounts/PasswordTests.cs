using System.Net;
using Garant.Web.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Accounts;

/// <summary>Passwords are taken to the letter, and those that others try first are refused.</summary>
public abstract class PasswordTests(TestPlatform platform) : PlatformTests(platform)
{
    [Theory]
    [InlineData("1234567890")]
    [InlineData("12345678901234")]
    [InlineData("0987654321")]
    [InlineData("qwertyuiop")]
    [InlineData("AzertyUiop")]
    [InlineData("azertyuiop123")]
    [InlineData("password12")]
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd123")]
    [InlineData("motdepasse")]
    [InlineData("MotDePasse2025")]
    [InlineData("mot-de-passe-1")]
    [InlineData("bonjourbonjour")]
    [InlineData("jetaime1234")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("abcdabcdabcd")]
    [InlineData("abcdefghijkl")]
    [InlineData("Marseille1993")]
    [InlineData("correct horse battery staple")]
    public void Common_PasswordsThatAreTriedFirst_AreKnown(string password) => Assert.True(CommonPasswords.Contain(password));

    [Theory]
    [InlineData("a long enough sentence")]
    [InlineData("un vélo rouge sur le toit")]
    [InlineData("xK7#pq2LmV")]
    [InlineData("passwords are hard to choose")]
    [InlineData("bonjour madame Dupont")]
    [InlineData("")]
    public void Common_OtherPasswords_AreNotKnown(string password) => Assert.False(CommonPasswords.Contain(password));

    [Theory]
    [InlineData("password12", "This password is one of those that are tried first. Choose another one; a sentence is a good one.")]
    [InlineData("weak.person@example.org", "The password must not be your e-mail address or a part of it.")]
    [InlineData("Weak.Person", "The password must not be your e-mail address or a part of it.")]
    [InlineData("weak.person2026", "The password must not be your e-mail address or a part of it.")]
    public async Task SignUp_CommonPasswordOrTheAddress_IsRefusedBesideTheField(string password, string message)
    {
        using Browser browser = Platform.Browse();
        Visit refused = await browser.SignUpAsync("Weak", "weak.person@example.org", password);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, message), (refused.Status, refused.ErrorOf("password")));
    }

    [Fact]
    public async Task SignUp_PasswordBeyondAllMeasure_IsRefused()
    {
        using Browser browser = Platform.Browse();
        Assert.Equal("The password may have at most 1000 characters.", (await browser.SignUpAsync("Long", "long@example.org", string.Concat(Enumerable.Repeat("a book of a password. ", 46)))).ErrorOf("password"));
    }

    [Fact]
    public async Task SignIn_PasswordWithBlanksAtItsEnds_NeedsThem()
    {
        await ConfirmedAsync("blank@example.org", "  blanks at both ends ");
        using Browser browser = Platform.Browse();
        Assert.NotNull((await browser.SignInAsync("blank@example.org", "blanks at both ends")).WholeError);
        Assert.Equal("/organisations/new", (await browser.SignInAsync("blank@example.org", "  blanks at both ends ")).Address);
    }

    [Fact]
    public async Task SignIn_PasswordComposedOtherwise_IsTheSame()
    {
        await ConfirmedAsync("nfd@example.org", "une e\u0301toile e\u0300 l'est");
        using Browser browser = Platform.Browse();
        Assert.Equal("/organisations/new", (await browser.SignInAsync("nfd@example.org", "une \u00e9toile \u00e8 l'est")).Address);
    }

    [Fact]
    public async Task SignIn_AddressWrittenOtherwise_IsTheSameMailbox()
    {
        await ConfirmedAsync("L\u00e9a@b\u00fccher.example", TestPlatform.Password, "L\u00e9a@b\u00fccher.example");
        using Browser browser = Platform.Browse();
        Assert.Equal("/organisations/new", (await browser.SignInAsync("le\u0301a@B\u00dcCHER.example", TestPlatform.Password)).Address);
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("turned \u202e round")]
    [InlineData("...")]
    public async Task SignUp_NameOfMoreThanOneLine_IsRefused(string name)
    {
        using Browser browser = Platform.Browse();
        Assert.Equal("Write your name on one line, with letters or digits.", (await browser.SignUpAsync(name, "lines@example.org")).ErrorOf("name"));
    }

    [Fact]
    public async Task SignUp_OneAddressAtOnce_IsOneAccountAndNoError()
    {
        using Browser browser = Platform.Browse();
        FilledForm form = (await browser.GetAsync("/account/sign-up")).Form("/account/sign-up").With("name", "Race").With("email", "race@example.org").With("password", TestPlatform.Password);
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.SubmitAsync(form)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "/account/check-mail"), (answer.Status, answer.Address)));
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Count(user => user.Email == "race@example.org"))));
        Assert.InRange((await Platform.MailsToAsync("race@example.org")).Count, 1, 3);
    }

    private async Task ConfirmedAsync(string email, string password, string? mailed = null)
    {
        using Browser browser = Platform.Browse();
        await browser.SignUpAsync("Somebody", email, password);
        Visit page = await browser.GetAsync((await Platform.MailsToAsync(mailed ?? email))[^1].Link());
        Assert.Equal("/organisations/new", (await browser.SubmitAsync(page.Form("/account/confirm").With("password", password))).Address);
    }
}

public sealed class PasswordOnSqliteTests(SqlitePlatform platform) : PasswordTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PasswordOnPostgresTests(PostgresPlatform platform) : PasswordTests(platform), IClassFixture<PostgresPlatform>;
