using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Two people who answer the same element at the same time.</summary>
internal static class Conflict
{
    /// <summary>The first one saves 1.2.b; the second one, whose page was open before, ticks 1.2.c and is told.</summary>
    public static async Task MakeAsync(Visitor first, Visitor second)
    {
        await second.SignUpAsync("Alix");
        string section = await first.SettleAsync("Robin") + "/sections/1";
        await first.BringInAsync(second);
        await first.Page.GotoAsync(section);
        await second.Page.GotoAsync(section);
        await first.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(first.Card("1.2").Locator(".saved")).ToContainTextAsync("Saved");
        await second.Tick("1.2.c").ClickAsync(); // once: the card that comes back shows the saved answer, and checking would tick again
        await Assertions.Expect(second.Card("1.2").Locator(".conflict")).ToContainTextAsync("Robin");
    }
}
