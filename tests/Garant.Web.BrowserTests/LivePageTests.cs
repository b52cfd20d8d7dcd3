using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What the section page does at once: conditions, switches, the live score; by keyboard, and on paper.</summary>
public sealed class LivePageTests(Stage stage)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Condition_Ticked_HidesWhatDoesNotApplyAtOnce(bool script)
    {
        await using Visitor visitor = await stage.VisitAsync(script: script);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Lou") + "/sections/1");
        ILocator asked = visitor.Card("1.5").Locator("fieldset");
        await Assertions.Expect(asked).ToBeVisibleAsync();
        await visitor.Tick("1.4.a").CheckAsync();
        await Assertions.Expect(asked).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Card("1.5").Locator(".not-applicable")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Card("1.4").Locator(".reason")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Switch_Ticked_StandsAlone()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Max") + "/sections/1");
        await visitor.Tick("1.3.b").CheckAsync();
        await visitor.Tick("1.3.a").CheckAsync();
        Assert.False(await visitor.Tick("1.3.b").IsCheckedAsync());
        await visitor.Tick("1.3.c").CheckAsync();
        Assert.False(await visitor.Tick("1.3.a").IsCheckedAsync());
    }

    [Fact]
    public async Task LiveScore_AfterAnAnswer_IsNarrower()
    {
        await using Visitor visitor = await stage.VisitAsync("fr");
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Ange") + "/sections/1");
        ILocator figure = visitor.Page.Locator("#score .figure");
        Assert.StartsWith("0,0–100,0", await figure.InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(figure).Not.ToContainTextAsync("0,0–100,0");
    }

    [Fact]
    public async Task Keyboard_Alone_SkipsToTheContentAndAnswers()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Jo") + "/sections/1");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator("a.skip")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator("a.skip")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        for (int press = 0; press < 40 && !await HasFocusAsync("1.2.a"); press++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(visitor.Tick("1.2.a")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync(" ");
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToContainTextAsync("Saved");
        Assert.True(await visitor.Tick("1.2.a").IsCheckedAsync());

        Task<bool> HasFocusAsync(string item) => visitor.Tick(item).EvaluateAsync<bool>("tick => tick === document.activeElement");
    }

    [Fact]
    public async Task Results_OnPaper_LeaveOutWhatOnlyAScreenNeeds()
    {
        await using Visitor visitor = await stage.VisitAsync(dark: true);
        await visitor.EnterDemonstrationAsync();
        await visitor.Page.GotoAsync((await DemonstrationPages.EvaluationsAsync(visitor))[^1] + "/results");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visitor.Page.Locator(".bar")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("main svg").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("main table").First).ToBeVisibleAsync();
        string paper = await visitor.Page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");
        Assert.Equal("rgb(255, 255, 255)", paper);
    }
}
