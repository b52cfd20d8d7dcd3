using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>A framework to read: folded on a phone, whole where there is room and on paper.</summary>
public sealed class FrameworkReadingTests(Stage stage)
{
    private const string Address = "/frameworks/garant-2026.2";
    private const string Height = "() => document.documentElement.scrollHeight";

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", false)]
    public async Task Explanations_OnAPhone_AreFoldedUntilAskedFor(string language, bool script)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script, width: 390, height: 844);
        await visitor.Page.GotoAsync(Address);
        ILocator why = visitor.Page.Locator(".more .lead").First;
        await Assertions.Expect(why).ToBeHiddenAsync();
        int folded = await visitor.Page.EvaluateAsync<int>(Height);
        await visitor.Page.Locator(".more > summary").First.ClickAsync();
        await Assertions.Expect(why).ToBeVisibleAsync();

        await visitor.Page.Locator(".folding a").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".more .lead").Last).ToBeVisibleAsync();
        Assert.InRange(folded, 1, (await visitor.Page.EvaluateAsync<int>(Height)) * 2 / 3);
        await visitor.Page.Locator(".folding a").ClickAsync();
        await Assertions.Expect(why).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Explanations_OfWhatWasFound_AreOpenOnAPhone()
    {
        await using Visitor visitor = await stage.VisitAsync(width: 390, height: 844);
        await visitor.Page.GotoAsync($"{Address}?q=calibration");
        await Assertions.Expect(visitor.Page.Locator(".more .lead").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Explanations_WhereThereIsRoom_AreRead()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await visitor.Page.GotoAsync(Address);
        await Assertions.Expect(visitor.Page.Locator(".more .lead").Last).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".more > summary").First).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task Explanations_OnPaper_AreAllPrinted(string language, int width)
    {
        await using Visitor visitor = await stage.VisitAsync(language, width: width);
        await visitor.Page.GotoAsync(Address);
        string[] beginnings = [.. (await visitor.Page.Locator(".more .lead > :first-child").AllTextContentsAsync()).Select(text => text[..Math.Min(25, text.Length)])];
        string[] sources = [.. (await visitor.Page.Locator(".more .sources li > a").AllTextContentsAsync()).Select(text => text[..Math.Min(20, text.Length)])];
        Assert.True(beginnings.Length > 40 && sources.Length > 40);
        PrintedReport report = await PrintedReport.OfAsync(visitor.Page);
        Assert.All(beginnings.Concat(sources), report.AssertPrinted);
        Assert.Equal(0, report.Outside);
    }
}
