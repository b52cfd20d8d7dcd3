using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What a phone and a tablet show: a head in one line, the question first, where one is and the score always in sight.</summary>
public sealed class SmallScreenTests(Stage stage)
{
    private const string LongName = "Maximiliane-Alexandrina von und zu Hohenlohe-Schillingsfürst";

    [Theory]
    [InlineData("en", 320, 568)]
    [InlineData("fr", 320, 568)]
    [InlineData("fr", 390, 844)]
    [InlineData("fr", 900, 900)]
    public async Task Head_WithALongName_IsOneLine(string language, int width, int height)
    {
        await using Visitor visitor = await stage.VisitAsync(language, width: width, height: height);
        await visitor.Page.GotoAsync("/");
        await AssertOneLineAsync(visitor);
        await visitor.SignUpAsync(LongName);
        await visitor.SignInAsync();
        await AssertOneLineAsync(visitor);
        ILocator leave = visitor.Page.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Se déconnecter" : "Sign out" });
        await Assertions.Expect(leave).ToBeHiddenAsync();
        await visitor.Page.Locator(".bar .menu > summary").ClickAsync();
        await Assertions.Expect(leave).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Menu_WithAndWithoutScript_OpensAndLeadsOn(bool script)
    {
        await using Visitor visitor = await stage.VisitAsync("fr", script, width: 390, height: 844);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator(".bar .menu > summary").ClickAsync();
        await visitor.Page.Locator(".bar .menu a[hreflang=en]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visitor.Page.Locator(".bar .menu > summary").ClickAsync();
        await visitor.Page.Locator(".bar .menu a[href='/frameworks']").ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/frameworks$"));
    }

    [Fact]
    public async Task Menu_ByEscapeOrAClickBeside_Closes()
    {
        await using Visitor visitor = await stage.VisitAsync(width: 390, height: 844);
        await visitor.Page.GotoAsync("/");
        ILocator menu = visitor.Page.Locator(".bar .menu > ul");
        await visitor.Page.Locator(".bar .menu > summary").ClickAsync();
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await visitor.Page.Locator(".bar .menu > summary").ClickAsync();
        await visitor.Page.Mouse.ClickAsync(20, 700);
        await Assertions.Expect(menu).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Section_OnAPhone_ShowsTheFirstAnswerAboveTheFold(string language)
    {
        await using Visitor visitor = await stage.VisitAsync(language, width: 390, height: 844);
        await visitor.EnterDemonstrationAsync();
        string evaluation = (await DemonstrationPages.EvaluationsAsync(visitor))[0];
        for (int section = 1; section <= 6; section++)
        {
            await visitor.Page.GotoAsync($"{evaluation}/sections/{section}");
            await Assertions.Expect(visitor.Page.Locator(".element legend").First).ToBeInViewportAsync(new() { Ratio = 1 });
            await Assertions.Expect(visitor.Page.Locator(".answer").First).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(390, 844, false)]
    [InlineData(900, 900, true)]
    public async Task Section_ScrolledDown_StillSaysWhereOneIsAndTheScore(int width, int height, bool script)
    {
        await using Visitor visitor = await stage.VisitAsync("fr", script, width, height: height);
        await visitor.EnterDemonstrationAsync();
        string evaluation = (await DemonstrationPages.EvaluationsAsync(visitor))[0];
        await visitor.Page.GotoAsync($"{evaluation}/sections/3");
        await visitor.Page.Mouse.WheelAsync(0, 3000);
        await Assertions.Expect(visitor.Page.Locator("h1")).Not.ToBeInViewportAsync();
        await Assertions.Expect(visitor.Page.Locator(".status")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(visitor.Page.Locator(".status :text('Section 3 sur 6'):visible")).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.Locator("#status-score")).ToContainTextAsync("–");
        Assert.InRange((await visitor.Page.Locator(".status").BoundingBoxAsync())!.Height, 30, 56);

        // The sections are at hand, the current one among them.
        ILocator current = visitor.Page.Locator("nav a[aria-current=page]:visible", new() { HasText = "3." });
        if (width < 700)
        {
            await visitor.Page.Locator(".status summary").ClickAsync();
        }

        await Assertions.Expect(current).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Sections_MoreThanFitBesideTheQuestions_ShowTheCurrentOne(int width)
    {
        await using Visitor visitor = await stage.VisitAsync("fr", width: width, height: 300);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Lou") + "/sections/6");
        if (width < 700)
        {
            await visitor.Page.Locator(".status summary").ClickAsync();
        }

        ILocator current = visitor.Page.Locator("nav [aria-current=page]:visible", new() { HasText = "6." });
        await Assertions.Expect(current).ToBeInViewportAsync(new() { Ratio = 0.95f });
    }

    [Fact]
    public async Task Print_OfATime_HasItsDate()
    {
        await using Visitor visitor = await stage.VisitAsync("fr");
        string evaluation = await visitor.SettleAsync("Lou");
        await visitor.Page.GotoAsync(evaluation + "/sections/1");
        await visitor.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToContainTextAsync("Enregistré");
        await visitor.Page.GotoAsync(evaluation);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        ILocator time = visitor.Page.Locator("main time").First;
        Assert.Matches(" 20[0-9][0-9] ", await time.GetAttributeAsync("title"));
        Assert.Equal("0px", await time.EvaluateAsync<string>("time => getComputedStyle(time).fontSize"));
        Assert.NotEqual("none", await time.EvaluateAsync<string>("time => getComputedStyle(time, '::after').content"));
        await Assertions.Expect(visitor.Page.Locator("main .go").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task StatusLine_AfterAnAnswer_HasTheNewScore()
    {
        await using Visitor visitor = await stage.VisitAsync(width: 390, height: 844);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Lou") + "/sections/1");
        await Assertions.Expect(visitor.Page.Locator("#status-score")).ToHaveTextAsync("0.0–100.0");
        await visitor.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(visitor.Page.Locator("#status-score")).Not.ToHaveTextAsync("0.0–100.0");
        await Assertions.Expect(visitor.Page.Locator("#status-sections small").First).ToContainTextAsync("1 of");
    }

    [Fact]
    public async Task Table_OnAPhone_BecomesRowsWithTheirHeaders()
    {
        await using Visitor visitor = await stage.VisitAsync("fr", width: 390, height: 844);
        await visitor.EnterDemonstrationAsync();
        await visitor.Page.Locator(".tabs a[href$='/members']").ClickAsync();
        ILocator row = visitor.Page.Locator("table.folds tbody tr").First;
        double first = (await row.Locator("td").Nth(0).BoundingBoxAsync())!.Y;
        Assert.True((await row.Locator("td").Nth(1).BoundingBoxAsync())!.Y > first + 10, "the cells stand beside each other");
        Assert.Contains("Adresse e-mail", await row.Locator("td").Nth(1).EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OutsideOfTexts_AreLargeEnoughToTouch()
    {
        await using Visitor visitor = await stage.VisitAsync(width: 390, height: 844);
        await visitor.EnterDemonstrationAsync();
        List<string> small = [];
        foreach (string address in await DemonstrationPages.AllAsync(visitor))
        {
            await visitor.Page.GotoAsync(address);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");
            small.AddRange((await visitor.Page.EvaluateAsync<string[]>(TooSmall)).Select(link => $"{address}: {link}"));
        }

        Assert.True(small.Count == 0, string.Join('\n', small.Distinct()));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task LongWords_Everywhere_Break(int width)
    {
        string word = new('w', 100);
        await using Visitor visitor = await stage.VisitAsync(width: width);
        await visitor.SignUpAsync(word);
        await visitor.SignInAsync();
        string organisation = await visitor.CreateOrganisationAsync(word + word);
        string evaluation = await visitor.StartEvaluationAsync(organisation, word + word);
        string section = $"{evaluation}/sections/1";
        await visitor.Page.GotoAsync(section);
        await visitor.Tick("1.2.b").CheckAsync();
        await Assertions.Expect(visitor.Card("1.2").Locator(".saved")).ToContainTextAsync("Saved");
        foreach (string address in new[] { "/account", "/account/deletion", "/organisations/new", organisation, $"{organisation}/members", $"{organisation}/settings", $"{organisation}/deletion", $"{organisation}/leaving", $"{organisation}/evaluations/new", evaluation, section })
        {
            await visitor.Page.GotoAsync(address);
            string[] wider = await visitor.WiderThanTheWindowAsync();
            Assert.True(wider.Length == 0, $"{address}: {string.Join('\n', wider)}");
        }
    }

    /// <summary>WCAG 2.5.8: links, buttons and boxes of at least 24 by 24 pixels, but for links within a sentence.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
          .filter(target => target.checkVisibility() && !target.closest(".skip, p:not(.crumbs, .actions, .show-which), .prose, .answer, label"))
          .filter(target => { const box = target.getBoundingClientRect(); return box.height < 23.5 || box.width < 23.5; })
          .map(target => `${Math.round(target.getBoundingClientRect().width)} × ${Math.round(target.getBoundingClientRect().height)} ${target.outerHTML.slice(0, 120)}`)
        """;

    private static async Task AssertOneLineAsync(Visitor visitor)
    {
        Assert.InRange((await visitor.Page.Locator(".bar").BoundingBoxAsync())!.Height, 30, 60);
        Assert.Empty(await visitor.WiderThanTheWindowAsync());
    }
}
