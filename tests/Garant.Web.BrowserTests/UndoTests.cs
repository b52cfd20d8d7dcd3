using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What one click put away comes back by one click, at once and from the history, with JavaScript and without.</summary>
public sealed class UndoTests(Stage stage)
{
    [Theory]
    [InlineData("en", "Take back")]
    [InlineData("fr", "Rétablir")]
    public async Task NotConcerned_WithScript_IsTakenBackAtOnceAndAfterAReload(string language, string words)
    {
        await using Visitor visitor = await stage.VisitAsync(language);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Lou") + "/sections/1");
        ILocator back = visitor.Card("1.3").Locator(".put-away button");
        await visitor.Tick("1.3.b").CheckAsync();
        await visitor.Tick("1.3.c").CheckAsync();
        await visitor.Tick("1.3.a").CheckAsync();
        await Assertions.Expect(back).ToHaveTextAsync(words);
        await back.ClickAsync();
        await AssertTickedAsync(visitor, "1.3.b", "1.3.c");
        await Assertions.Expect(visitor.Tick("1.3.b")).ToBeFocusedAsync();

        // The way back stays open too, also after a reload.
        await Assertions.Expect(back).ToHaveCountAsync(1);
        await visitor.Page.ReloadAsync();
        await AssertTickedAsync(visitor, "1.3.b", "1.3.c");
        await back.ClickAsync();
        await AssertTickedAsync(visitor, "1.3.a");
        await Assertions.Expect(back).ToHaveCountAsync(1);
        await visitor.Page.ReloadAsync();
        await back.ClickAsync();
        await AssertTickedAsync(visitor, "1.3.b", "1.3.c");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task OneAnswer_WithoutScript_IsTakenBackAfterThePost(string language)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script: false);
        string section = await visitor.SettleAsync("Noa") + "/sections/1";
        foreach (string item in new[] { "1.4.b", "1.4.c" })
        {
            await visitor.Page.GotoAsync(section);
            await visitor.Tick(item).CheckAsync();
            await visitor.SendAsync("form#answers .actions");
            await visitor.Page.WaitForURLAsync("**/sections/2");
        }

        await visitor.Page.GotoAsync(section);
        await visitor.Card("1.4").Locator(".put-away button").ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sections/1#e1-4$"));
        await AssertTickedAsync(visitor, "1.4.b");
    }

    [Theory]
    [InlineData("en", true, "History", "Bring back this answer")]
    [InlineData("fr", false, "Historique", "Rétablir cette réponse")]
    public async Task History_OfAQuestion_BringsAnyStateBack(string language, bool script, string link, string button)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script);
        string section = await visitor.SettleAsync("Max") + "/sections/1";
        foreach (string item in new[] { "1.2.a", "1.2.b", "1.2.c" })
        {
            await visitor.Page.GotoAsync(section);
            await visitor.Tick(item).CheckAsync();
            await visitor.SendAsync("form#answers .actions");
            await visitor.Page.WaitForURLAsync("**/sections/2");
        }

        await visitor.Page.GotoAsync(section);
        await visitor.Card("1.2").GetByText(link, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".states > li")).ToHaveCountAsync(4);
        await visitor.Page.Locator(".states > li").Nth(2).GetByText(button).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sections/1#e1-2$"));
        await AssertTickedAsync(visitor, "1.2.a");
    }

    private static async Task AssertTickedAsync(Visitor visitor, params string[] items)
    {
        await Assertions.Expect(visitor.Card(items[0][..3]).Locator(".answer input:checked")).ToHaveCountAsync(items.Length);
        foreach (string item in items)
        {
            await Assertions.Expect(visitor.Tick(item)).ToBeCheckedAsync();
        }
    }
}
