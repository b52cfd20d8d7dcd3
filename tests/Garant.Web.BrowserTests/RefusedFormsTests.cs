using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What a refused form does in a browser: its summary takes the focus, its links lead to the fields, and it looks like an error.</summary>
public sealed class RefusedFormsTests(Stage stage)
{
    [Theory]
    [InlineData("en", true, false)]
    [InlineData("fr", false, false)]
    [InlineData("fr", true, true)]
    public async Task Summary_OfARefusedForm_TakesTheFocusAndLeadsToTheField(string language, bool script, bool dark)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script, dark: dark);
        await visitor.Page.GotoAsync("/account/sign-up");
        await visitor.Page.FillAsync("[name=email]", "nobody");
        await visitor.SendAsync("main form");
        ILocator summary = visitor.Page.Locator(".refusal");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(language == "fr" ? "^Erreur\u00a0: " : "^Error: "));
        await summary.Locator("a[href='#email']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#email")).ToBeFocusedAsync();

        // Red, and not the amber of what only asks for attention.
        int[] colour = await summary.EvaluateAsync<int[]>("summary => getComputedStyle(summary).borderInlineStartColor.match(/\\d+/g).slice(0, 3).map(Number)");
        Assert.True(colour[0] > colour[1] + 60 && Math.Abs(colour[1] - colour[2]) < 40, string.Join(' ', colour));
    }

    [Fact]
    public async Task Password_CanBeShownWhileItIsTyped()
    {
        await using Visitor visitor = await stage.VisitAsync("fr");
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.FillAsync("[name=password]", Visitor.Password);
        ILocator show = visitor.Page.GetByLabel("Afficher le mot de passe");
        await show.CheckAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=password]")).ToHaveAttributeAsync("type", "text");
        await show.UncheckAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=password]")).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task Password_WithoutScript_HasNoBoxThatDoesNothing()
    {
        await using Visitor visitor = await stage.VisitAsync(script: false);
        await visitor.Page.GotoAsync("/account/sign-in");
        Assert.Equal(0, await visitor.Page.Locator("main input[type=checkbox]").CountAsync());
    }
}
