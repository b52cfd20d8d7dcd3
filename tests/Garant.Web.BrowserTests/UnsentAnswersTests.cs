using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What waits in the browser is sent as the page is left; what could not be sent is said on every page of the evaluation, to its author alone.</summary>
public sealed class UnsentAnswersTests(Stage stage)
{
    private const string Note = "Half a thought, é à ç";
    private const string Field = "[name='note-1.1']";
    private const string Waiting = "Object.keys(localStorage).filter(key => key.startsWith('garant:')).length";

    /// <summary>An answer that an earlier page could not send: no connection can be cut for the one request that outlives its page.</summary>
    private const string LeaveNote = """
        note => localStorage.setItem(document.getElementById("unsent").dataset.storage + ":1.1", JSON.stringify({ fields: [["note-1.1", note], ["version-1.1", "0"]], sent: false }))
        """;

    [Theory]
    [InlineData(20)]
    [InlineData(20_000)] // more than a request may carry that outlives its page: the next page sends it
    public async Task Leaving_WhileATextIsTyped_SavesIt(int length)
    {
        await using Visitor visitor = await stage.VisitAsync();
        string evaluation = await visitor.SettleAsync("Claude");
        string text = new('é', length);
        await OpenNoteAsync(visitor, evaluation);
        await visitor.Page.FillAsync(Field, text);
        await visitor.Page.GotoAsync(evaluation);
        await NothingWaitsAsync(visitor);
        await Assertions.Expect(visitor.Page.Locator("#unsent")).ToBeHiddenAsync();
        await visitor.Page.GotoAsync(evaluation + "/sections/1");
        Assert.Equal(text, await visitor.Page.InputValueAsync(Field));
    }

    [Fact]
    public async Task Leaving_WhileATextIsTyped_SavesItWithoutTheNextPageOfTheEvaluation()
    {
        await using Visitor visitor = await stage.VisitAsync();
        string evaluation = await visitor.SettleAsync("Claude");
        await OpenNoteAsync(visitor, evaluation);
        await visitor.Page.FillAsync(Field, Note);
        await visitor.Page.GotoAsync("/frameworks");
        await visitor.Page.EvaluateAsync("() => localStorage.clear()");
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeVisibleAsync();
        await AssertNoteAsync(visitor, evaluation, Note);
    }

    [Fact]
    public async Task Hiding_WhileATextIsTyped_SavesItAtOnce()
    {
        await using Visitor visitor = await stage.VisitAsync();
        await OpenNoteAsync(visitor, await visitor.SettleAsync("Claude"));
        await visitor.Page.EvaluateAsync("() => { window.setTimeout = () => 0; }"); // the pause after typing never comes
        await visitor.Page.FillAsync(Field, Note);
        await visitor.Page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, "visibilityState", { value: "hidden" });
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """);
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToContainTextAsync("Saved");
    }

    [Theory]
    [InlineData("en", "An answer of section 1 waits to be saved.", "Save now")]
    [InlineData("fr", "Une réponse de la section 1 attend d’être enregistrée.", "Enregistrer maintenant")]
    public async Task EveryPage_WhileAnAnswerWaits_SaysSoAndSendsIt(string language, string words, string button)
    {
        await using Visitor visitor = await stage.VisitAsync(language);
        string evaluation = await visitor.SettleAsync("Claude");
        ILocator unsent = visitor.Page.Locator("#unsent");
        string[] pages = ["", "/results", "/report", "/sections/2", "/elements/1.1/history"];
        for (int place = 0; place < pages.Length; place++)
        {
            await visitor.Page.GotoAsync(evaluation);
            await visitor.Page.EvaluateAsync(LeaveNote, $"{Note} {place}");
            await visitor.Page.GotoAsync(evaluation + pages[place]);
            await Assertions.Expect(unsent).ToContainTextAsync(words);
            await Assertions.Expect(unsent.GetByRole(AriaRole.Button)).ToHaveTextAsync(button);
            await SaveNowAsync(visitor, isMadeAnew: !pages[place].StartsWith("/sections", StringComparison.Ordinal));
            await AssertNoteAsync(visitor, evaluation, $"{Note} {place}");
        }
    }

    [Theory]
    [InlineData(503, "the server is busy")]
    [InlineData(403, "the platform refused this")]
    [InlineData(422, "something has to be corrected")]
    [InlineData(401, "your session has ended")]
    [InlineData(0, "no connection")]
    public async Task SaveNow_NotTaken_SaysWhyAndKeepsTheAnswer(int status, string words)
    {
        await using Visitor visitor = await stage.VisitAsync();
        string evaluation = await visitor.SettleAsync("Claude");
        await visitor.Page.EvaluateAsync(LeaveNote, Note);
        await visitor.Page.ReloadAsync();
        await visitor.Page.RouteAsync("**/elements/*", route => status == 0 ? route.AbortAsync() : route.FulfillAsync(new() { Status = status, Body = "" }));
        await visitor.Page.Locator("#unsent button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#unsent")).ToContainTextAsync(words);
        await Assertions.Expect(visitor.Page.Locator("#unsent a")).ToHaveAttributeAsync("href", $"{evaluation}/sections/1#e1-1");
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>($"() => {Waiting}"));
        await visitor.Page.UnrouteAllAsync();
        await SaveNowAsync(visitor);
        await AssertNoteAsync(visitor, evaluation, Note);
    }

    [Fact]
    public async Task AnotherPerson_InTheSameBrowser_NeitherSeesNorSendsWhatWaits()
    {
        await using Visitor first = await stage.VisitAsync();
        await using Visitor second = await stage.VisitAsync();
        await second.SignUpAsync("Alix");
        string evaluation = await first.SettleAsync("Robin");
        await first.BringInAsync(second);
        await first.Page.GotoAsync(evaluation);
        await first.Page.EvaluateAsync(LeaveNote, Note);
        await first.Page.ReloadAsync();
        await Assertions.Expect(first.Page.Locator("#unsent")).ToBeVisibleAsync();
        await SignOutAsync(first);

        // Alix, at Robin's browser.
        List<string> sent = [];
        first.Page.Request += (_, request) => sent.AddRange(request.Method == "POST" && request.Url.Contains("/elements/", StringComparison.Ordinal) ? [request.Url] : []);
        Visitor there = new(stage, first.Context, first.Page, "en", true, second.Email);
        await there.SignInAsync();
        foreach (string page in new[] { "", "/results", "/sections/1", "/sections/2" })
        {
            await there.Page.GotoAsync(evaluation + page);
            await Assertions.Expect(there.Page.Locator("#unsent")).ToBeHiddenAsync();
            Assert.DoesNotContain(Note, await there.Page.ContentAsync(), StringComparison.Ordinal);
        }

        await there.Page.GotoAsync(evaluation + "/sections/1");
        Assert.Equal("", await there.Page.InputValueAsync(Field));
        await SignOutAsync(there);
        Assert.Empty(sent);

        await first.SignInAsync();
        await first.Page.GotoAsync(evaluation + "/results");
        await SaveNowAsync(first);
        await AssertNoteAsync(first, evaluation, Note);
    }

    [Fact]
    public async Task OpenPage_AfterAnotherPersonSignedInInAnotherTab_SendsNothingAsThem()
    {
        await using Visitor first = await stage.VisitAsync();
        await using Visitor second = await stage.VisitAsync();
        await second.SignUpAsync("Alix");
        string evaluation = await first.SettleAsync("Robin");
        await first.BringInAsync(second);
        await OpenNoteAsync(first, evaluation);
        IPage tab = await first.Context.NewPageAsync();
        await first.Context.ClearCookiesAsync();
        await new Visitor(stage, first.Context, tab, "en", true, second.Email).SignInAsync();
        await first.Page.FillAsync(Field, Note);
        await Assertions.Expect(first.Card("1.1").Locator(".saved")).ToHaveClassAsync("saved refused");
        await first.Page.GotoAsync(evaluation); // now Alix's
        await Assertions.Expect(first.Page.Locator("#unsent")).ToBeHiddenAsync();
        await first.Page.GotoAsync(evaluation + "/sections/1");
        Assert.Equal("", await first.Page.InputValueAsync(Field));
    }

    [Fact]
    public async Task TwoTabs_OneSavesWhatWaits_TheOtherStopsSayingSo()
    {
        await using Visitor visitor = await stage.VisitAsync();
        string evaluation = await visitor.SettleAsync("Claude");
        await TypeUnsentAsync(visitor, evaluation);
        IPage tab = await visitor.Context.NewPageAsync();
        await tab.RouteAsync("**/elements/*", route => route.AbortAsync());
        await tab.GotoAsync(evaluation);
        await Assertions.Expect(tab.Locator("#unsent")).ToBeVisibleAsync();
        await visitor.Page.UnrouteAllAsync();
        await visitor.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToContainTextAsync("Saved");
        await Assertions.Expect(tab.Locator("#unsent")).ToBeHiddenAsync();
        await tab.CloseAsync();
        await AssertNoteAsync(visitor, evaluation, Note);
    }

    [Fact]
    public async Task Form_SentAsAWhole_LeavesNothingWaiting()
    {
        await using Visitor visitor = await stage.VisitAsync();
        string evaluation = await visitor.SettleAsync("Claude");
        await OpenNoteAsync(visitor, evaluation);
        await visitor.Page.FillAsync(Field, Note);
        await visitor.SendAsync("form#answers .actions");
        await visitor.Page.WaitForURLAsync("**/sections/2");
        await NothingWaitsAsync(visitor);
        await Assertions.Expect(visitor.Page.Locator("#unsent")).ToBeHiddenAsync();
        await AssertNoteAsync(visitor, evaluation, Note);
    }

    /// <summary>Types a note that cannot be sent.</summary>
    private static async Task TypeUnsentAsync(Visitor visitor, string evaluation)
    {
        await OpenNoteAsync(visitor, evaluation);
        await visitor.Page.RouteAsync("**/elements/*", route => route.AbortAsync());
        await visitor.Page.FillAsync(Field, Note);
        await Assertions.Expect(visitor.Card("1.1").Locator(".saved")).ToHaveClassAsync("saved pending");
    }

    private static async Task OpenNoteAsync(Visitor visitor, string evaluation)
    {
        await visitor.Page.GotoAsync(evaluation + "/sections/1");
        await visitor.Card("1.1").Locator("details.note").EvaluateAsync("note => { note.open = true; }");
    }

    private static async Task AssertNoteAsync(Visitor visitor, string evaluation, string note)
    {
        await visitor.Page.GotoAsync(evaluation + "/sections/1");
        Assert.Equal(note, await visitor.Page.InputValueAsync(Field));
    }

    /// <summary>Presses the button; a page with figures is made anew when the answer is saved.</summary>
    private static async Task SaveNowAsync(Visitor visitor, bool isMadeAnew = true)
    {
        await visitor.Page.EvaluateAsync("() => { window.isOld = true; }");
        await visitor.Page.Locator("#unsent button").ClickAsync();
        await WaitAsync(visitor, Waiting + " === 0" + (isMadeAnew ? " && window.isOld !== true" : ""), "an answer still waits, or the page is the old one");
    }

    private static Task NothingWaitsAsync(Visitor visitor) => WaitAsync(visitor, Waiting + " === 0", "an answer still waits");

    /// <summary>Looks again and again: the page may be made anew meanwhile.</summary>
    private static async Task WaitAsync(Visitor visitor, string expression, string otherwise)
    {
        for (int wait = 0; ; wait++)
        {
            try
            {
                if (await visitor.Page.EvaluateAsync<bool>($"() => {expression}"))
                {
                    return;
                }
            }
            catch (PlaywrightException) when (wait < 100)
            {
                // The page was left while it was asked.
            }

            Assert.True(wait < 100, otherwise);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".bar .menu > summary").First.ClickAsync();
        await visitor.Page.Locator("form[action='/account/sign-out'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("form[action='/account/sign-out']")).ToHaveCountAsync(0);
    }
}
