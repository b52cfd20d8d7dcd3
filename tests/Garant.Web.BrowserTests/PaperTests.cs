using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Pages on paper: nothing tears, nothing stands outside the sheet, what carries meaning keeps its colour.</summary>
public sealed class PaperTests(Stage stage)
{
    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public async Task ReportAndResults_AsPdf_AreWholeOnEverySheet(string language, bool dark)
    {
        await using Visitor visitor = await stage.VisitAsync(language, dark: dark);
        await visitor.EnterDemonstrationAsync();
        foreach (string evaluation in await DemonstrationPages.EvaluationsAsync(visitor))
        {
            foreach (string address in new[] { $"{evaluation}/report?notes=true", $"{evaluation}/results" })
            {
                await visitor.Page.GotoAsync(address);
                await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })"); // what is hidden has no text to compare
                PrintedReport report = await PrintedReport.OfAsync(visitor.Page);
                Assert.InRange(report.Pages.Count, 3, 30);
                Assert.All(report.Pages, sheet => Assert.True(sheet.Length > 100, $"{address}: a sheet with hardly a word: {sheet}"));
                Assert.Equal((address, 0), (address, report.Outside));
                Assert.Empty(await report.TornRowsAsync(visitor.Page));
                Assert.Empty(await report.LooseHeadingsAsync(visitor.Page));
            }
        }
    }

    /// <summary>Browsers print the rows of a torn grid over each other, and leave headings behind.</summary>
    [Fact]
    public async Task WhatMayBeTorn_OnEveryPage_IsNoGrid()
    {
        await using Visitor visitor = await stage.VisitAsync(width: 700); // about as wide as A4 between its margins
        await visitor.EnterDemonstrationAsync();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        List<string> faults = [];
        foreach (string address in await DemonstrationPages.AllAsync(visitor))
        {
            await visitor.Page.GotoAsync(address);
            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main, main *, .page, .sheet")]
                  .filter(part => /grid|flex/.test(getComputedStyle(part).display) && part.getBoundingClientRect().height > 300)
                  .filter(part => { for (let whole = part; whole; whole = whole.parentElement) if (getComputedStyle(whole).breakInside !== "auto") return false; return true; })
                  .map(part => part.cloneNode(false).outerHTML)
                """)).Select(part => $"{address}: {part}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Bars_OfTheReport_ArePrinted()
    {
        await using Visitor visitor = await stage.VisitAsync(dark: true);
        await visitor.EnterDemonstrationAsync();
        foreach (string evaluation in await DemonstrationPages.EvaluationsAsync(visitor))
        {
            await visitor.Page.GotoAsync($"{evaluation}/report");
            await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
            string[] pale = await visitor.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main *")].filter(part => getComputedStyle(part).printColorAdjust !== "exact").map(part => part.cloneNode(false).outerHTML)
                """);
            Assert.Empty(pale);
            Assert.True((await visitor.Page.Locator(".verdict .scale").BoundingBoxAsync())!.Height > 3);
        }
    }
}
