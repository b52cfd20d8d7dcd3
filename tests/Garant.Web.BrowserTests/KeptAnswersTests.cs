using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Nothing a person typed is ever lost: a cut connection, an ended session, a colleague on the same question.</summary>
public sealed class KeptAnswersTests(Stage stage)
{
    private const string Note = "Half a thought, é à ç";

    [Fact]
    public async Task CutConnection_KeepsTheAnswerThroughAReload_AndSendsItLater()
    {
        await using Visitor visitor = await stage.VisitAsync();
        string section = await visitor.SettleAsync("Claude") + "/sections/1";
        await visitor.Page.GotoAsync(section);
        await visitor.Page.RouteAsync("**/elements/*", route => route.AbortAsync());
        await visitor.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToHaveClassAsync("saved pending");

        await visitor.Page.ReloadAsync();
        Assert.True(await visitor.Tick("1.2.b").IsCheckedAsync());
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToHaveClassAsync("saved pending");

        await visitor.Page.UnrouteAllAsync();
        await visitor.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToContainTextAsync("Saved");
        await visitor.Page.EvaluateAsync("() => localStorage.clear()");
        await visitor.Page.ReloadAsync();
        Assert.True(await visitor.Tick("1.2.b").IsCheckedAsync());
    }

    [Fact]
    public async Task EndedSession_WithScript_IsSavedAfterSigningInInAnotherTab()
    {
        await using Visitor visitor = await stage.VisitAsync();
        string section = await visitor.SettleAsync("Sacha") + "/sections/1";
        await visitor.Page.GotoAsync(section);
        await visitor.Context.ClearCookiesAsync();
        await visitor.Card("1.1").Locator("details.note summary").ClickAsync();
        await visitor.Page.FillAsync("[name='note-1.1']", Note);
        ILocator signIn = visitor.Card("1.1").Locator(".saved a");
        await Assertions.Expect(signIn).ToBeVisibleAsync();

        IPage tab = await visitor.Context.RunAndWaitForPageAsync(() => signIn.ClickAsync());
        await visitor.FillInSignInAsync(tab);
        await tab.CloseAsync();
        await visitor.Page.BringToFrontAsync();
        await visitor.Page.EvaluateAsync("() => dispatchEvent(new Event('focus'))");
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToContainTextAsync("Saved");
        await visitor.Page.ReloadAsync();
        Assert.Equal(Note, await visitor.Page.InputValueAsync("[name='note-1.1']"));
    }

    [Fact]
    public async Task EndedSession_WithoutScript_ShowsTheFormAgainWithTheText()
    {
        await using Visitor visitor = await stage.VisitAsync("fr", script: false);
        string section = await visitor.SettleAsync("Noa") + "/sections/1";
        await visitor.Page.GotoAsync(section);
        await visitor.Card("1.1").Locator("details.note summary").ClickAsync();
        await visitor.Page.FillAsync("[name='note-1.1']", Note);
        await visitor.Tick("1.2.b").CheckAsync();
        await visitor.Context.ClearCookiesAsync();
        await visitor.SendAsync("form#answers .actions");
        await visitor.Page.FillAsync("[name=email]", visitor.Email);
        await visitor.Page.FillAsync("[name=password]", Visitor.Password);
        await visitor.SendAsync("form[action^='/account/sign-in']");
        await visitor.SendAsync("form:has(input[name=kept]):not([action^='/account/'])"); // the page that leads back to the form

        await Assertions.Expect(visitor.Page.Locator("form#answers")).ToBeVisibleAsync();
        Assert.EndsWith(section, new Uri(visitor.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(Note, await visitor.Page.InputValueAsync("[name='note-1.1']"));
        Assert.True(await visitor.Tick("1.2.b").IsCheckedAsync());
        await visitor.SendAsync("form#answers .actions");
        await visitor.Page.GotoAsync(section);
        Assert.Equal(Note, await visitor.Page.InputValueAsync("[name='note-1.1']"));
    }

    [Theory]
    [InlineData("mine", "1.2.c")]
    [InlineData("theirs", "1.2.b")]
    public async Task TwoPeople_OnOneElement_AreTold_AndChooseWhichStays(string choice, string staying)
    {
        await using Visitor first = await stage.VisitAsync();
        await using Visitor second = await stage.VisitAsync("fr");
        await Conflict.MakeAsync(first, second);

        await second.Page.Locator($"button[value='{choice}:1.2']").ClickAsync();
        await Assertions.Expect(second.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sections/1#"));
        await Assertions.Expect(second.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await first.Page.ReloadAsync();
        Assert.Equal([staying], await first.Card("1.2").Locator(".answer input:checked").EvaluateAllAsync<string[]>("ticks => ticks.map(tick => tick.value)"));
    }
}
