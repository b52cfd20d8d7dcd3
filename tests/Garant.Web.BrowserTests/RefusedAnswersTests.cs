using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>An answer the platform cannot take now: the page says why, keeps it, and goes on from there.</summary>
public sealed class RefusedAnswersTests(Stage stage)
{
    private const string Note = "[name='note-1.1']";

    [Theory]
    [InlineData("en", "this text has 30,000 characters", "30,000 of 20,000 characters")]
    [InlineData("fr", "ce texte compte 30 000 caractères", "30 000 caractères sur 20 000")]
    public async Task PastedText_TooLong_StaysWholeWithTheMessageBesideIt(string language, string message, string counted)
    {
        await using Visitor visitor = await stage.VisitAsync(language);
        await OpenNoteAsync(visitor);
        await visitor.Page.Locator(Note).ClickAsync();
        await visitor.Page.Locator(Note).EvaluateAsync("async (text, pasted) => { document.execCommand('insertText', false, pasted); }", new string('p', 30_000));
        ILocator error = visitor.Page.Locator("[id='note-1.1-error']");
        await Assertions.Expect(error).ToContainTextAsync(message);
        await Assertions.Expect(visitor.Page.Locator("[id='note-1.1-count'] > span").First).ToHaveTextAsync(counted);
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToHaveClassAsync("saved invalid");
        await Assertions.Expect(visitor.Page.Locator(Note)).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(30_000, (await visitor.Page.InputValueAsync(Note)).Length);
        await AxeCheck.AssertAsync(visitor);

        // A reload loses nothing of it either, nor says less.
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(error).ToContainTextAsync(message);
        Assert.Equal(30_000, (await visitor.Page.InputValueAsync(Note)).Length);

        await visitor.Page.FillAsync(Note, "short");
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToHaveClassAsync("saved");
        await Assertions.Expect(error).ToHaveCountAsync(0);
        await visitor.Page.EvaluateAsync("() => localStorage.clear()");
        await visitor.Page.ReloadAsync();
        Assert.Equal("short", await visitor.Page.InputValueAsync(Note));
    }

    [Fact]
    public async Task MessageBesideAText_WhileItIsStillTyped_LeavesTheCaretAlone()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await OpenNoteAsync(visitor);
        await visitor.Page.FillAsync(Note, new string('p', 20_500));
        await visitor.Page.Locator(Note).EvaluateAsync("text => text.setSelectionRange(7, 7)");
        await Assertions.Expect(visitor.Page.Locator("[id='note-1.1-error']")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.TypeAsync("x");
        Assert.Equal(8, await visitor.Page.Locator(Note).EvaluateAsync<int>("text => text.selectionStart"));
        Assert.StartsWith("pppppppxp", await visitor.Page.InputValueAsync(Note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counter_IsSpokenOnlyNearTheMost()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await OpenNoteAsync(visitor);
        ILocator shown = visitor.Page.Locator("[id='note-1.1-count'] > span").First;
        ILocator spoken = visitor.Page.Locator("[id='note-1.1-count'] > [aria-live=polite]");
        await Assertions.Expect(shown).ToBeHiddenAsync();
        await visitor.Page.FillAsync(Note, new string('p', 500));
        await Assertions.Expect(shown).ToHaveTextAsync("500 of 20,000 characters");
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToContainTextAsync("Saved");
        await Assertions.Expect(spoken).ToHaveTextAsync("");
        await visitor.Page.FillAsync(Note, new string('p', 19_500));
        await Assertions.Expect(spoken).ToHaveTextAsync("19,500 of 20,000 characters");
    }

    [Theory]
    [InlineData(503, "busy", "saved pending")]
    [InlineData(500, "busy", "saved pending")]
    [InlineData(429, "busy", "saved pending")]
    [InlineData(413, "too long", "saved invalid")]
    [InlineData(403, "refused", "saved refused")]
    [InlineData(0, "no connection", "saved pending")]
    public async Task Save_NotTaken_SaysWhyAndIsSentAgain(int status, string said, string look)
    {
        await using Visitor visitor = await stage.VisitAsync();
        await OpenNoteAsync(visitor);
        await visitor.Page.RouteAsync("**/elements/*", route => status == 0
            ? route.AbortAsync()
            : route.FulfillAsync(new() { Status = status, Headers = [new("Retry-After", "1")], Body = "" }));
        await visitor.Page.FillAsync(Note, "typed");
        ILocator saved = visitor.Card("1.1").Locator(".saved");
        await Assertions.Expect(saved).ToContainTextAsync(said);
        await Assertions.Expect(saved).ToHaveClassAsync(look);
        await visitor.Page.UnrouteAllAsync();
        if (status is 413)
        {
            await visitor.Page.FillAsync(Note, "shorter");
        }
        else if (status is 403)
        {
            await visitor.Page.EvaluateAsync("() => dispatchEvent(new Event('focus'))");
        }

        await Assertions.Expect(saved).ToContainTextAsync("Saved");
    }

    private static async Task OpenNoteAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Dominique") + "/sections/1");
        await visitor.Card("1.1").Locator("details.note summary").ClickAsync();
    }
}
