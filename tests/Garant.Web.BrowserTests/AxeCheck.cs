using Deque.AxeCore.Commons;

namespace Garant.Web.BrowserTests;

/// <summary>The page that somebody sees, against WCAG 2.2 AA by axe, and against a window that scrolls sideways.</summary>
internal static class AxeCheck
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What is wrong with the page, with everything on it that can be opened but the menu, which hides what it lies over.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details:not([open], .menu)').forEach(details => { details.open = true; details.dataset.openedHere = ''; })");
        if (!await visitor.Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await visitor.Page.EvaluateAsync(Axe);
        }

        // Only the faults leave the browser: all that is right with a page fills megabytes.
        string[] found = await visitor.Page.EvaluateAsync<string[]>(
            """
            async tags => {
              const result = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              return [String(result.passes.length), ...result.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html}`))];
            }
            """,
            Rules);
        Assert.NotEqual("0", found[0]);
        string[] wider = await visitor.WiderThanTheWindowAsync();
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('[data-opened-here]').forEach(details => { details.open = false; delete details.dataset.openedHere; })");
        return [.. found.Skip(1).Concat(wider).Select(fault => $"{visitor.Page.Url}: {fault}")];
    }

    /// <summary>Fails where the page has a fault.</summary>
    public static async Task AssertAsync(Visitor visitor)
    {
        IReadOnlyList<string> faults = await FaultsAsync(visitor);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
