using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Pages;

/// <summary>The start page says what Garant is for, shows a result, and leads to the frameworks and to whoever runs the platform.</summary>
public sealed class WelcomeTests(SqlitePlatform platform) : PlatformTests(platform), IClassFixture<SqlitePlatform>
{
    [Theory]
    [InlineData("en", "Assess the organisation", "Prove the models", "three to five hours", "57.3 of 100", "Advanced level reached", "The garden")]
    [InlineData("fr", "Évaluer l’organisation", "Prouver les modèles", "trois à cinq heures", "57,3 sur 100", "Niveau avancé atteint", "Le jardin")]
    public async Task Home_OfAStranger_HasBothHalvesAResultAndTheFrameworks(string language, string assess, string prove, string time, string score, string level, string framework)
    {
        using Browser browser = Platform.Browse(language);
        Visit page = await browser.GetAsync("/");
        Assert.Equal([assess, prove], page.Document.QuerySelectorAll(".pair h2").Select(heading => heading.TextContent));
        Assert.Contains(time, page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.StartsWith(score, page.TextOf(".verdict .figure"), StringComparison.Ordinal);
        Assert.Equal(level, page.TextOf(".verdict .badge"));
        Assert.StartsWith(score, page.Document.QuerySelector("svg.scale")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(framework, page.TextOf($".rows a[href='/frameworks/{TestFrameworks.Garden}']"));
        Assert.Single(page.Document.QuerySelectorAll("main .button:not(.quiet)"));
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=operator] a[href='/legal']"));
    }
}
