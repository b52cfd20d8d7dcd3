using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>The page that somebody sees, against WCAG 2.2 AA by axe, and against a window that scrolls sideways.</summary>
internal static class AxeCheck
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>What is wrong with the page, with everything on it that can be opened but the menu, which hides what it lies over.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details:not([open], .menu)').forEach(details => { details.open = true; details.dataset.openedHere = ''; })");
        AxeResult result = await visitor.Page.RunAxe(Rules);
        Assert.NotEmpty(result.Passes);
        string[] wider = await visitor.WiderThanTheWindowAsync();
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('[data-opened-here]').forEach(details => { details.open = false; delete details.dataset.openedHere; })");
        return [.. result.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{visitor.Page.Url}: {fault.Id}: {node.Html}")), .. wider.Select(part => $"{visitor.Page.Url}: {part}")];
    }

    /// <summary>Fails where the page has a fault.</summary>
    public static async Task AssertAsync(Visitor visitor)
    {
        IReadOnlyList<string> faults = await FaultsAsync(visitor);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
