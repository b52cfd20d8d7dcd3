using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>Signing in and out, and a forgotten password.</summary>
public abstract class SignInTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string NewPassword = "another long sentence";

    [Theory]
    [InlineData("en", "The e-mail address or the password is wrong.")]
    [InlineData("fr", "L’adresse e-mail ou le mot de passe est incorrect.")]
    public async Task SignIn_WrongPasswordOrUnknownAddress_GetTheSameAnswer(string language, string message)
    {
        Person person = await Platform.PersonAsync("Wren");
        foreach (string email in new[] { person.Email, "nobody@example.org" })
        {
            using Browser browser = Platform.Browse(language);
            Visit refused = await SignInAsync(browser, email, "not the password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(message, refused.WholeError);
            Assert.Equal(email, refused.ValueOf("email"));
            Assert.DoesNotContain("not the password", refused.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Forgotten_KnownAddress_SetsANewPasswordThroughTheMailedLink()
    {
        Person person = await Platform.PersonAsync("Remy", "fr");
        using Browser browser = Platform.Browse("fr");
        Visit sent = await ForgetAsync(browser, person.Email);
        Assert.Equal("/account/check-mail", sent.Address);

        MimeMessage mail = Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.Equal("Choisir un nouveau mot de passe", mail.Subject);
        Visit page = await browser.GetAsync(mail.Link());
        Visit weak = await browser.SubmitAsync(page.Form("/account/new-password").With("password", "court"));
        Assert.Equal("Le mot de passe doit avoir au moins 10 caractères.", weak.ErrorOf("password"));
        Visit done = await browser.SubmitAsync(weak.Form("/account/new-password").With("password", NewPassword));
        Assert.Contains("Le nouveau mot de passe est enregistré", done.Text, StringComparison.Ordinal);

        Assert.NotNull((await SignInAsync(browser, person.Email, TestPlatform.Password)).WholeError);
        Assert.Equal("/organisations/new", (await SignInAsync(browser, person.Email, NewPassword)).Address);

        using Browser later = Platform.Browse("fr");
        Visit reopened = await later.GetAsync(mail.Link());
        Assert.Contains("Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.", reopened.Text, StringComparison.Ordinal);
        Visit again = await later.SubmitAsync(page.Form("/account/new-password").With(FilledForm.Token, (await later.GetAsync("/account/forgotten")).ValueOf(FilledForm.Token)!).With("password", "yet another sentence"));
        Assert.Contains("Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_UnknownAddress_GetsTheSameAnswer()
    {
        Person person = await Platform.PersonAsync("Kay");
        using Browser browser = Platform.Browse();
        Visit known = await ForgetAsync(browser, person.Email);
        Visit unknown = await ForgetAsync(browser, "nobody@example.org");
        Assert.Equal((known.Status, known.Address, known.Text), (unknown.Status, unknown.Address, unknown.Text));
        Assert.Empty(await Platform.MailsToAsync("nobody@example.org"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("organisations")]
    public async Task SignIn_ReturnAddressElsewhere_LeadsHome(string address)
    {
        Person person = await Platform.PersonAsync("Eve");
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        Assert.Equal("/organisations", page.ValueOf("returnUrl"));
        Visit after = await browser.SubmitAsync(page.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password).With("returnUrl", address));
        Assert.Equal("/organisations/new", after.Address);
        Assert.Equal("/", (await browser.GetAsync($"/language/fr?from={Uri.EscapeDataString(address)}")).Hops[1]);
    }

    [Fact]
    public async Task SignIn_ReturnAddressOfThePlatform_LeadsThere()
    {
        Person person = await Platform.PersonAsync("Ira");
        using Browser browser = Platform.Browse();
        Visit asked = await browser.GetAsync("/organisations/new?from=mail");
        Assert.StartsWith("/account/sign-in?returnUrl=", asked.Address, StringComparison.Ordinal);
        Visit after = await browser.SubmitAsync(asked.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Assert.Equal("/organisations/new?from=mail", after.Address);
    }

    [Fact]
    public async Task SignOut_SignedIn_EndsTheSession()
    {
        Person person = await Platform.PersonAsync("Otto");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/organisations/new");
        await browser.SubmitAsync(page.Form("/sign-out").Without(FilledForm.Token));
        Assert.Equal("Otto", (await browser.GetAsync("/frameworks")).TextOf(".who"));
        Assert.Equal("/", (await browser.SubmitAsync(page.Form("/sign-out"))).Address);
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/organisations/new")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_ChosenByAPerson_IsKeptWithTheAccount()
    {
        Person person = await Platform.PersonAsync("Lea");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/language/fr?from=%2Forganisations%2Fnew");
        Assert.Equal(("fr", "/organisations/new"), (page.Language, page.Address));

        using Browser elsewhere = await Platform.SignInAsync(person);
        Assert.Equal("fr", (await elsewhere.GetAsync("/organisations/new")).Language);
        Assert.Equal("fr", (await browser.GetAsync("/language/xx?from=%2Forganisations%2Fnew")).Language);
    }

    private static async Task<Visit> SignInAsync(Browser browser, string email, string password)
    {
        Visit page = await browser.GetAsync("/account/sign-in");
        return await browser.SubmitAsync(page.Form("/account/sign-in").With("email", email).With("password", password));
    }

    private static async Task<Visit> ForgetAsync(Browser browser, string email)
    {
        Visit page = await browser.GetAsync("/account/forgotten");
        return await browser.SubmitAsync(page.Form("/account/forgotten").With("email", email));
    }
}

public sealed class SignInOnSqliteTests(SqlitePlatform platform) : SignInTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SignInOnPostgresTests(PostgresPlatform platform) : SignInTests(platform), IClassFixture<PostgresPlatform>;
