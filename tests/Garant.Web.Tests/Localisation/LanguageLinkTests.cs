using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Localisation;

/// <summary>The language link loses nothing of the address, leads nowhere else, and works from the platform's own pages only.</summary>
public sealed class LanguageLinkTests(SqlitePlatform platform) : GardenTests(platform), IClassFixture<SqlitePlatform>
{
    [Theory]
    [InlineData("/account/new-password?user=u&token=a%2Bb%20c")]
    [InlineData("/account/sign-in?returnUrl=%2Forganisations%2Fnew%3Fa%3D1%26b%3D2")]
    [InlineData("/frameworks?x=%C3%A9&y=")]
    [InlineData("/caf%C3%A9%20noir?z")]
    [InlineData("/")]
    public async Task Link_OnAnyPage_ComesBackToTheSameAddress(string address)
    {
        await Platform.ServeAsync();
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync(address);
        Visit french = await browser.GetAsync(page.Document.QuerySelector("a[hreflang=fr]")!.GetAttribute("href")!);
        Assert.Equal(("fr", address), (french.Language, french.Address));
    }

    [Fact]
    public async Task Link_OnTheResults_KeepsTheChosenCost()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        string address = $"/evaluations/{evaluation}/results?cost=Effort";
        Visit page = await browser.GetAsync(address);
        Assert.Equal(address, (await browser.GetAsync(page.Document.QuerySelector("a[hreflang=fr]")!.GetAttribute("href")!)).Address);
    }

    [Theory]
    [InlineData("cross-site", null, "en")]
    [InlineData("same-site", null, "en")]
    [InlineData("", "https://evil.example/", "en")]
    [InlineData("", null, "en")]
    [InlineData("", "http://localhost/frameworks", "fr")]
    [InlineData("same-origin", null, "fr")]
    [InlineData("none", null, "fr")]
    public async Task Choice_FromElsewhere_ChangesNothing(string site, string? referrer, string language)
    {
        (Browser browser, _, Person person) = await StartAsync();
        using HttpClient client = Platform.Client();
        client.DefaultRequestHeaders.Add("Cookie", browser.Cookies);
        if (site.Length > 0)
        {
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        }

        client.DefaultRequestHeaders.Referrer = referrer is null ? null : new Uri(referrer);
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/language/fr?from=%2Fframeworks", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/frameworks"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(language == "fr", answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(language, await AskAsync(database => database.Users.Single(user => user.Id == person.Id).Language));
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nX: y", "/")]
    [InlineData("/é ü", "/%C3%A9%20%C3%BC")]
    [InlineData("/a?b=c&d=%2F", "/a?b=c&d=%2F")]
    public async Task From_AnyText_LeadsWithinThePlatform(string from, string to)
    {
        await Platform.ServeAsync();
        using HttpClient client = Platform.Client();
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/language/fr?from=" + Uri.EscapeDataString(from), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task SignIn_MistypedOnce_StillLeadsToTheAddressWithItsQuery()
    {
        (_, Guid evaluation, Person person) = await StartAsync();
        string address = $"/evaluations/{evaluation}/results?cost=Effort";
        using Browser browser = Platform.Browse();
        Visit signIn = await browser.GetAsync(address);
        Visit mistyped = await browser.SubmitAsync(signIn.Form("/account/sign-in").With("email", person.Email).With("password", "not the password"));
        Visit french = await browser.GetAsync(mistyped.Document.QuerySelector("a[hreflang=fr]")!.GetAttribute("href")!);
        Visit there = await browser.SubmitAsync(french.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Assert.Equal(address, there.Address);
    }
}
