using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Nobody loses their place: by a key, by a button, or in time.</summary>
public sealed class PlaceTests(Stage stage)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_InABox_LosesNeitherPlaceNorFocus(bool script)
    {
        await using Visitor visitor = await stage.VisitAsync(script: script);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Jo") + "/sections/1");
        int loads = 0;
        visitor.Page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        ILocator box = visitor.Tick("1.6.c");
        await box.FocusAsync();
        await box.PressAsync(" ");
        double before = (await box.BoundingBoxAsync())!.Y;
        await box.PressAsync("Enter");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await Assertions.Expect(box).ToBeFocusedAsync();
        Assert.Equal(before, (await box.BoundingBoxAsync())!.Y, 1.0);
        Assert.True(await box.IsCheckedAsync());
        Assert.Equal(0, loads);
    }

    [Theory]
    [InlineData("Europe/Paris", "en")]
    [InlineData("Pacific/Auckland", "fr")]
    public async Task Saved_WithScript_IsInTheReadersOwnZone(string zone, string language)
    {
        await using Visitor visitor = await stage.VisitAsync(language, zone: zone);
        await visitor.Page.GotoAsync(await visitor.SettleAsync("Lou") + "/sections/1");
        await visitor.Tick("1.2.b").CheckAsync();
        ILocator saved = visitor.Card("1.2").Locator(".saved time");
        await AssertLocalAsync();
        await visitor.Page.ReloadAsync();
        await AssertLocalAsync();

        async Task AssertLocalAsync()
        {
            await Assertions.Expect(saved).ToHaveAttributeAsync("datetime", new System.Text.RegularExpressions.Regex("Z$"));
            string time = await saved.EvaluateAsync<string>("time => new Date(time.dateTime).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })");
            await Assertions.Expect(saved).ToHaveTextAsync((language == "fr" ? "Enregistré à " : "Saved at ") + time);
            await Assertions.Expect(saved).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex($"{time} (by|par) Lou$"));
        }
    }
}
