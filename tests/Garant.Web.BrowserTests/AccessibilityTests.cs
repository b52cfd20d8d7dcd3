using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Every page, against WCAG 2.2 AA by axe, in both languages and themes, wide and narrow.</summary>
public sealed class AccessibilityTests(Stage stage)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("en", 390, true)]
    [InlineData("fr", 390, false)]
    [InlineData("fr", 1280, true)]
    public async Task Axe_OnEveryPage_FindsNothing(string language, int width, bool dark)
    {
        await using Visitor visitor = await stage.VisitAsync(language, width: width, dark: dark);
        await visitor.EnterDemonstrationAsync();
        List<string> faults = [];
        foreach (string address in await DemonstrationPages.AllAsync(visitor))
        {
            await visitor.Page.GotoAsync(address);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");
            AxeResult result = await visitor.Page.RunAxe(Rules);
            Assert.NotEmpty(result.Passes);
            faults.AddRange(result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{address}: {fault.Id}: {node.Html}")));
            faults.AddRange((await visitor.WiderThanTheWindowAsync()).Select(part => $"{address}: {part}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Axe_OnTheListOfOrganisations_FindsNothing()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await visitor.SettleAsync("Charlie");
        await visitor.CreateOrganisationAsync("Another one");
        await visitor.Page.GotoAsync("/organisations");
        Assert.Equal(2, await visitor.Page.Locator("main .rows li").CountAsync());
        AxeResult result = await visitor.Page.RunAxe(Rules);
        Assert.Empty(result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {node.Html}")));
    }

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("fr", 320, true)]
    public async Task Axe_OnMembersAndADeletedOrganisation_FindsNothing(string language, int width, bool dark)
    {
        await using Visitor administrator = await stage.VisitAsync(language, width: width, dark: dark);
        await administrator.SettleAsync("Robin");
        await using Visitor colleague = await stage.VisitAsync(language, width: width, dark: dark);
        await colleague.SignUpAsync("Noa");
        await administrator.BringInAsync(colleague);
        await administrator.InviteAsync("a-rather-long-address-of-somebody@departement-de-la-loire-atlantique.example.org");
        await CheckAsync(administrator);
        await administrator.Page.Locator("button[value=withdraw]").ClickAsync(); // asked for with the address of its own page
        await CheckAsync(administrator);
        await administrator.Page.Locator("td a").Last.ClickAsync();
        await CheckAsync(administrator);
        await administrator.Page.Locator("main a[href$='/removal']").ClickAsync();
        await CheckAsync(administrator);
        await colleague.Page.Locator(".tabs a[href$='/members']").ClickAsync();
        await colleague.Page.Locator("a[href$='/leaving']").ClickAsync();
        await CheckAsync(colleague);
        await colleague.SendAsync("main form");
        await CheckAsync(colleague);
        await administrator.Page.GotoAsync("/organisations");
        await administrator.Page.Locator(".tabs a[href$='/settings']").ClickAsync();
        await administrator.Page.Locator("main a[href$='/deletion']").ClickAsync();
        await administrator.SendAsync("main form"); // without the name
        await CheckAsync(administrator);
        await administrator.Page.FillAsync("[name=confirmation]", "Robin’s organisation");
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("button[name=restore]")).ToBeVisibleAsync();
        await CheckAsync(administrator);
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("h1")).ToHaveTextAsync("Robin’s organisation");
    }

    [Theory]
    [InlineData("en", 1280, false)]
    [InlineData("fr", 320, true)]
    public async Task Axe_OnAConfirmationAndAnInvitation_FindsNothing(string language, int width, bool dark)
    {
        await using Visitor administrator = await stage.VisitAsync(language, width: width, dark: dark);
        await administrator.SettleAsync("Dominique");
        await using Visitor invited = await stage.VisitAsync(language, width: width, dark: dark);
        await invited.StartSignUpAsync("Sascha");
        await invited.OpenMailAsync();
        await CheckAsync(invited);
        await invited.FinishSignUpAsync();
        await administrator.InviteAsync(invited.Email);
        await CheckAsync(administrator);
        await invited.Page.GotoAsync("/organisations");
        await CheckAsync(invited);
        await invited.CreateOrganisationAsync("My own");
        await invited.Page.GotoAsync("/organisations");
        await CheckAsync(invited);
    }

    [Fact]
    public async Task Axe_OnAConflict_FindsNothing()
    {
        await using Visitor first = await stage.VisitAsync();
        await using Visitor second = await stage.VisitAsync();
        await Conflict.MakeAsync(first, second);
        AxeResult result = await second.Page.RunAxe(Rules);
        Assert.Empty(result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {node.Html}")));
    }

    private static async Task CheckAsync(Visitor visitor)
    {
        AxeResult result = await visitor.Page.RunAxe(Rules);
        Assert.Empty(result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{visitor.Page.Url}: {fault.Id}: {node.Html}")));
        string[] wider = await visitor.WiderThanTheWindowAsync();
        Assert.True(wider.Length == 0, $"{visitor.Page.Url}: {string.Join('\n', wider)}");
    }
}
