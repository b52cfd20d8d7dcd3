using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>A new account, from the form over the mail to the first page.</summary>
public abstract class SignUpTests(TestPlatform platform) : PlatformTests(platform)
{
    [Fact]
    public async Task SignUp_NewAddress_ConfirmsByMailAndPasswordAndSignsIn()
    {
        using Browser browser = Platform.Browse("fr");
        Visit after = await SignUpAsync(browser, "Zoé", "zoe@example.org");
        Assert.Equal("/account/check-mail", after.Address);
        Assert.Equal(Platform.MailFolder(), after.TextOf("code"));

        MimeMessage mail = Assert.Single(await Platform.MailsToAsync("zoe@example.org"));
        Assert.Equal("Confirmez votre adresse e-mail", mail.Subject);
        Assert.StartsWith("Bonjour,", mail.TextBody, StringComparison.Ordinal);

        Visit page = await browser.GetAsync(mail.Link());
        Visit wrong = await browser.SubmitAsync(page.Form("/account/confirm").With("password", "not the password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, ""), (wrong.Status, wrong.TextOf(".who")));
        Assert.StartsWith("Ce n’est pas le mot de passe choisi", wrong.ErrorOf("password"), StringComparison.Ordinal);
        Visit first = await browser.SubmitAsync(wrong.Form("/account/confirm").With("password", TestPlatform.Password));
        Assert.Equal((HttpStatusCode.OK, "/organisations/new"), (first.Status, first.Address));
        Assert.Equal("Zoé", first.TextOf(".who"));
        Assert.Equal("fr", await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Single(user => user.Email == "zoe@example.org").Language)));
    }

    [Fact]
    public async Task Confirm_DamagedOrForgedLink_IsExplained()
    {
        using Browser browser = Platform.Browse();
        await SignUpAsync(browser, "Uma", "uma@example.org");
        string link = (await Platform.MailsToAsync("uma@example.org"))[^1].Link();
        foreach (string wrong in new[] { link + "x", link[..^30], link[..link.IndexOf("token", StringComparison.Ordinal)], "/account/confirm?user=nobody&token=AAAA", "/account/confirm?user=nobody&token=%25%25%25" })
        {
            Visit page = await browser.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("This link has expired or was used before.", page.Text, StringComparison.Ordinal);
            Assert.Empty(page.TextOf(".who"));
        }
    }

    [Fact]
    public async Task SignIn_BeforeConfirmation_IsRefusedAndSendsANewMail()
    {
        using Browser browser = Platform.Browse();
        await SignUpAsync(browser, "Ines", "ines@example.org");
        Visit page = await browser.GetAsync("/account/sign-in");
        Visit after = await browser.SubmitAsync(page.Form("/account/sign-in").With("email", "ines@example.org").With("password", TestPlatform.Password));
        Assert.Equal("/account/check-mail", after.Address);
        Assert.Empty(after.TextOf(".who"));
        Assert.Equal(2, (await Platform.MailsToAsync("ines@example.org")).Count);
        Visit confirm = await browser.GetAsync((await Platform.MailsToAsync("ines@example.org"))[^1].Link());
        Assert.Equal("/organisations/new", (await browser.SubmitAsync(confirm.Form("/account/confirm").With("password", TestPlatform.Password))).Address);
    }

    [Fact]
    public async Task SignIn_BeforeConfirmationWithAWrongPassword_SendsNothing()
    {
        Person person = await Platform.PersonAsync("Olga", isConfirmed: false);
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync("/account/sign-in");
        Visit after = await browser.SubmitAsync(page.Form("/account/sign-in").With("email", person.Email).With("password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, after.Status);
        Assert.Empty(await Platform.MailsToAsync(person.Email));
    }

    [Fact]
    public async Task SignUp_KnownAddress_TellsNothingOnThePage()
    {
        Person known = await Platform.PersonAsync("Nora");
        using Browser browser = Platform.Browse();
        Visit unknown = await SignUpAsync(browser, "New", "new@example.org");
        Visit again = await SignUpAsync(browser, "Somebody", known.Email);
        Assert.Equal((unknown.Status, unknown.Address, unknown.Text), (again.Status, again.Address, again.Text));

        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(known.Email));
        Assert.Equal("You already have an account", mail.Subject);
        Assert.Equal("/account/sign-in", mail.Link());
    }

    [Theory]
    [InlineData("en", "Write your name.", "This is not an e-mail address. Write it without a name or blanks, such as camille@example.org.", "The password needs at least 10 characters.")]
    [InlineData("fr", "Indiquez votre nom.", "Ceci n’est pas une adresse e-mail. Écrivez-la sans nom ni espaces, comme camille@example.org.", "Le mot de passe doit avoir au moins 10 caractères.")]
    public async Task SignUp_FaultyFields_AreRefusedInTheReadersLanguage(string language, string name, string email, string password)
    {
        using Browser browser = Platform.Browse(language);
        Visit page = await browser.GetAsync("/account/sign-up");
        Visit refused = await browser.SubmitAsync(page.Form("/account/sign-up").With("name", " ").With("email", "nobody <at> nowhere").With("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal((name, email, password), (refused.ErrorOf("name"), refused.ErrorOf("email"), refused.ErrorOf("password")));
        Assert.Equal("nobody <at> nowhere", refused.ValueOf("email"));
        Assert.DoesNotContain("short", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaa", "The password needs at least 4 different characters.")]
    [InlineData("", "The password needs at least 10 characters.")]
    public async Task SignUp_WeakPassword_IsRefused(string password, string message)
    {
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync("/account/sign-up");
        Visit refused = await browser.SubmitAsync(page.Form("/account/sign-up").With("name", "Weak").With("email", "weak@example.org").With("password", password));
        Assert.Equal(message, refused.ErrorOf("password"));
        Assert.Empty(await Platform.MailsToAsync("weak@example.org"));
    }

    [Fact]
    public async Task SignUp_SameAddressInOtherCapitals_IsTheSameAccount()
    {
        Person known = await Platform.PersonAsync("Caps");
        using Browser browser = Platform.Browse();
        Visit after = await SignUpAsync(browser, "Caps", known.Email.ToUpperInvariant());
        Assert.Equal("/account/check-mail", after.Address);
        Assert.Equal(1, await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Count(user => user.DisplayName == "Caps"))));
    }

    private static async Task<Visit> SignUpAsync(Browser browser, string name, string email)
    {
        Visit page = await browser.GetAsync("/account/sign-up");
        return await browser.SubmitAsync(page.Form("/account/sign-up").With("name", name).With("email", email).With("password", TestPlatform.Password));
    }
}

public sealed class SignUpOnSqliteTests(SqlitePlatform platform) : SignUpTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SignUpOnPostgresTests(PostgresPlatform platform) : SignUpTests(platform), IClassFixture<PostgresPlatform>;
