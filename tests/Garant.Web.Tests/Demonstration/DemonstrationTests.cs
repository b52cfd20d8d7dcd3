using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Demonstration;

/// <summary>The demonstration organisation: by one click in development, nowhere in production.</summary>
public abstract class DemonstrationTests : PlatformTests
{
    protected DemonstrationTests(TestPlatform platform)
        : base(platform)
    {
        foreach (int version in new[] { 1, 2 })
        {
            File.WriteAllText(
                Path.Combine(platform.FrameworkFolder, $"garant-test.{version}.yaml"),
                TestFrameworks.GardenFile.Replace("id: garden-1", $"id: garant-test.{version}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Production_OffersNothing()
    {
        await Platform.RestartAsync();
        using Browser browser = Platform.Browse();
        Visit page = await browser.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("emonstration", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("emonstration", (await browser.GetAsync("/")).Html, StringComparison.OrdinalIgnoreCase);
        FilledForm form = new("/demonstration", [new("person", "camille@demonstration.invalid"), new(FilledForm.Token, page.ValueOf(FilledForm.Token)!)]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/demonstration")).Status);
    }

    /// <summary>Everybody shares these accounts: what one visitor changes for good, all others would find changed.</summary>
    [Fact]
    public async Task Development_SharedOrganisation_IsManagedAndLeftByNobody()
    {
        await Platform.RestartAsync("Development");
        using Browser browser = Platform.Browse();
        Visit signIn = await browser.GetAsync("/account/sign-in");
        Visit entered = await browser.SubmitAsync(signIn.Form("/demonstration").With("person", "camille@demonstration.invalid"));
        Visit members = await browser.GetAsync($"{entered.Address}/members");
        Assert.Contains("alex@demonstration.invalid", members.Text, StringComparison.Ordinal);
        Assert.Empty(members.Document.QuerySelectorAll("td a, a[href$='/settings'], a[href$='/leaving']"));
        string alex = await Platform.DatabaseAsync(database => Task.FromResult(database.Users.Single(user => user.Email == "alex@demonstration.invalid").Id));
        foreach (string place in new[] { "settings", "deletion", "leaving", $"members/{alex}", $"members/{alex}/removal" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"{entered.Address}/{place}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(new($"{entered.Address}/{place}", [new(FilledForm.Token, members.ValueOf(FilledForm.Token)!)]))).Status);
        }
    }

    /// <summary>Its sessions are those of strangers, so that they are not even listed.</summary>
    [Fact]
    public async Task Development_SharedAccount_IsChangedAndDeletedByNobody()
    {
        await Platform.RestartAsync("Development");
        using Browser browser = Platform.Browse();
        await browser.SubmitAsync((await browser.GetAsync("/account/sign-in")).Form("/demonstration").With("person", "camille@demonstration.invalid"));
        using Browser stranger = Platform.Browse();
        await stranger.SubmitAsync((await stranger.GetAsync("/account/sign-in")).Form("/demonstration").With("person", "camille@demonstration.invalid"));
        Visit page = await browser.GetAsync("/account");
        Assert.Contains("Everybody who looks at the demonstration shares this account.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form, main table, main a"));
        KeyValuePair<string, string> token = new(FilledForm.Token, page.ValueOf(FilledForm.Token)!);
        foreach ((string address, string does) in new[] { ("/account", "profile"), ("/account", "password"), ("/account", "everywhere"), ("/account/deletion", "") })
        {
            FilledForm form = new(address, [token, new("does", does), new("name", "Changed"), new("language", "fr"), new("present-password", ""), new("new-password", "a sentence of a visitor")]);
            Assert.Equal("/account", (await browser.SubmitAsync(form)).Address);
        }

        Assert.Equal("Camille", (await stranger.GetAsync("/account")).TextOf(".who"));
        Assert.Equal("/account", (await browser.GetAsync("/account/deletion")).Address);
        await browser.SubmitAsync(page.Form("/sign-out"));
        Assert.Equal("/account", (await stranger.GetAsync("/account")).Address); // one who leaves takes nobody along
    }

    [Theory]
    [InlineData("en", "camille@demonstration.invalid", "Camille")]
    [InlineData("fr", "alex@demonstration.invalid", "Alex")]
    public async Task Development_OneClick_EntersWithBothEvaluations(string language, string email, string name)
    {
        await Platform.RestartAsync("Development");
        await Platform.RestartAsync("Development"); // a second start adds nothing
        using Browser browser = Platform.Browse(language);
        Visit signIn = await browser.GetAsync("/account/sign-in");
        Visit entered = await browser.SubmitAsync(signIn.Form("/demonstration").With("person", email));
        Assert.Equal((HttpStatusCode.OK, language, name), (entered.Status, entered.Language, entered.TextOf(".who")));
        Assert.StartsWith("/organisations/", entered.Address, StringComparison.Ordinal);

        string[] progress = [.. entered.Document.QuerySelectorAll(".evaluation .progress").Select(shown => shown.TextContent)];
        Assert.Equal(2, progress.Length);
        Assert.Single(progress, shown => shown.Contains("100", StringComparison.Ordinal));
        Assert.DoesNotContain(progress, shown => shown.Contains("(0", StringComparison.Ordinal));
        foreach (string? address in entered.Document.QuerySelectorAll(".evaluation a").Select(link => link.GetAttribute("href")))
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address!)).Status);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address + "/results")).Status);
        }
    }

    [Fact]
    public async Task Development_AnotherPersonOrNoToken_IsNotLetIn()
    {
        Person person = await Platform.PersonAsync("Ada");
        await Platform.RestartAsync("Development");
        using Browser browser = Platform.Browse();
        Visit signIn = await browser.GetAsync("/account/sign-in");
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync(signIn.Form("/demonstration").With("person", person.Email))).Address);
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync(signIn.Form("/demonstration").With("person", "camille@demonstration.invalid").Without(FilledForm.Token))).Address);
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync(signIn.Form("/demonstration"))).Address);
    }
}

public sealed class DemonstrationOnSqliteTests(SqlitePlatform platform) : DemonstrationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DemonstrationOnPostgresTests(PostgresPlatform platform) : DemonstrationTests(platform), IClassFixture<PostgresPlatform>;
