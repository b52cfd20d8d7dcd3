using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>A person renames, copies, upgrades, archives and deletes an evaluation, and brings it back: in both languages, with and without JavaScript.</summary>
public sealed class ManagingWalkTests(Stage stage)
{
    [Theory]
    [InlineData("en", true, 1280, false)]
    [InlineData("fr", false, 1280, true)]
    [InlineData("en", false, 390, true)]
    [InlineData("fr", true, 320, false)]
    public async Task Evaluation_FromRenamingToComingBack_IsLedThroughEveryPage(string language, bool script, int width, bool dark)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script, width, dark);
        string evaluation = await visitor.SettleAsync("Maxime");
        IPage page = visitor.Page;
        string note = "kept through the upgrade";
        await page.GotoAsync($"{evaluation}/sections/1");
        await page.Locator("#i1-1-b").CheckAsync();
        await page.Locator("#e1-1 details.note > summary").ClickAsync();
        await page.FillAsync("[name='note-1.1']", note);
        await visitor.SendAsync("form#answers .actions");
        await page.WaitForURLAsync(url => !url.Contains("/sections/1", StringComparison.Ordinal));

        await GoAsync($"{evaluation}/settings");
        await page.FillAsync("[name=name]", "Été – اختبار");
        await visitor.SendAsync("main form");
        Assert.Equal("Été – اختبار", await page.Locator("h1").InnerTextAsync());

        await GoAsync($"{evaluation}/kind");
        await page.Locator("[name=kind]").Last.CheckAsync();
        await visitor.SendAsync("main form");
        await page.WaitForURLAsync(url => url.EndsWith(evaluation, StringComparison.Ordinal));

        await GoAsync($"{evaluation}/upgrade");
        await visitor.SendAsync(".verdict form");
        await page.WaitForURLAsync(url => !url.Contains(evaluation, StringComparison.Ordinal));
        string newer = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{newer}/sections/1");
        Assert.Equal(note, await page.Locator("[name='note-1.1']").InputValueAsync());
        Assert.True(await page.Locator("#i1-1-b").IsCheckedAsync());

        await GoAsync($"{newer}/duplicate");
        await visitor.SendAsync("main form");
        await page.WaitForURLAsync(url => !url.EndsWith("/duplicate", StringComparison.Ordinal));

        await page.GotoAsync($"{evaluation}/settings");
        await page.Locator("form[action$='/archive'] button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith(evaluation, StringComparison.Ordinal));
        await GoAsync($"{evaluation}/sections/1");
        Assert.True(await page.Locator("#i1-1-b").IsDisabledAsync());

        await GoAsync($"{newer}/delete");
        await visitor.SendAsync("main form");
        await page.WaitForURLAsync(url => url.EndsWith("/evaluations/deleted", StringComparison.Ordinal));
        await CheckAsync();
        IResponse? gone = await page.GotoAsync(newer);
        Assert.Equal(404, gone!.Status);
        await page.GoBackAsync();
        await page.Locator(".deleted button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith(newer, StringComparison.Ordinal));

        async Task GoAsync(string address)
        {
            await page.GotoAsync(address);
            await CheckAsync();
        }

        // axe is a script of its own, which a page without scripts does not run.
        Task CheckAsync() => script ? AxeCheck.AssertAsync(visitor) : Task.CompletedTask;
    }
}
