using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Organisations;

/// <summary>A person's organisations: one leads straight to it, several are listed with the role, many are searched and turned over page by page.</summary>
public abstract class OrganisationListTests(TestPlatform platform) : PlatformTests(platform)
{
    [Fact]
    public async Task List_OfMany_HasPagesAndASearchThatKnowsNoAccents()
    {
        Person person = await Platform.PersonAsync("Ada");
        foreach (int number in Enumerable.Range(1, 44))
        {
            await Platform.OrganisationAsync($"Société {number}", (person, number == 1 ? MemberRole.Administrator : MemberRole.Reader));
        }

        await Platform.OrganisationAsync("Elsewhere & co", (person, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        Visit first = await browser.GetAsync("/organisations");
        Assert.Equal(20, first.Document.QuerySelectorAll(".rows li").Length);
        Assert.Equal("Elsewhere & co", first.TextOf(".rows a"));
        Assert.Contains("Page 1 of 3", first.Text, StringComparison.Ordinal);
        Assert.Contains("45 organisations", first.Text, StringComparison.Ordinal);
        Visit last = await browser.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Replace("page=2", "page=3", StringComparison.Ordinal));
        Assert.Equal(5, last.Document.QuerySelectorAll(".rows li").Length);
        Assert.Null(last.Document.QuerySelector("a[rel=next]"));

        Visit found = await browser.GetAsync("/organisations?q=SOCIETE+4");
        Assert.Equal(["Société 4", "Société 14", "Société 24", "Société 34", "Société 40", "Société 41", "Société 42", "Société 43", "Société 44"], found.Document.QuerySelectorAll(".rows a").Select(link => link.TextContent));
        Assert.Equal("SOCIETE 4", found.ValueOf("q"));
        Visit pages = await browser.GetAsync("/organisations?q=soci%C3%A9t%C3%A9");
        Assert.Equal("/organisations?q=soci%C3%A9t%C3%A9&page=2", pages.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Visit none = await browser.GetAsync("/organisations?q=%3Cb%3E&page=-7");
        Assert.Equal((HttpStatusCode.OK, 0), (none.Status, none.Document.QuerySelectorAll(".rows li").Length));
        Assert.Contains("0 of 45 organisations", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfFew_ShowsTheRolesAndNoSearch()
    {
        Person person = await Platform.PersonAsync("Ada");
        await Platform.OrganisationAsync("First", (person, MemberRole.Administrator));
        await Platform.OrganisationAsync("Second", (person, MemberRole.Reader));
        using Browser browser = await Platform.SignInAsync(person);
        Visit list = await browser.GetAsync("/organisations");
        Assert.Equal(
            ["Administrator", "Reader"],
            list.Document.QuerySelectorAll(".rows .count").Select(role => role.TextContent));
        Assert.Null(list.Document.GetElementById("q"));
    }

    [Fact]
    public async Task List_OneOrganisationAndADeletedOne_ShowsBoth()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid kept = await Platform.OrganisationAsync("Kept", (person, MemberRole.Reader));
        Guid deleted = await Platform.OrganisationAsync("Gone", (person, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        Visit list = await browser.SubmitAsync((await browser.GetAsync($"/organisations/{deleted}/deletion")).Form("/deletion").With("confirmation", "Gone"));
        Assert.Equal(["Kept", "Gone"], list.Document.QuerySelectorAll(".rows [dir]").Select(name => name.TextContent));
        Assert.Equal("Erased for good on 31 March 2100 at 09:30 UTC.", list.TextOf(".rows .hint"));
        Platform.Clock.Advance(TimeSpan.FromDays(31));
        using Browser later = await Platform.SignInAsync(person);
        Assert.Equal($"/organisations/{kept}", (await later.GetAsync("/organisations")).Address);
    }
}

public sealed class OrganisationListOnSqliteTests(SqlitePlatform platform) : OrganisationListTests(platform), IClassFixture<SqlitePlatform>;

public sealed class OrganisationListOnPostgresTests(PostgresPlatform platform) : OrganisationListTests(platform), IClassFixture<PostgresPlatform>;
