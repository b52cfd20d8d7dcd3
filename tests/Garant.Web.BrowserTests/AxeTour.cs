using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>What axe found on the pages of a tour, each seen in several ways, and whose pages they were.</summary>
internal sealed class AxeTour(Stage stage, params (int Width, ColorScheme Theme)[] views)
{
    private const int Height = 900;

    private readonly HashSet<string> _routes = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>The routes whose pages were looked at.</summary>
    public IReadOnlySet<string> Routes => _routes;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Opens a page and looks at it.</summary>
    public async Task GoAsync(Visitor visitor, string address)
    {
        await visitor.Page.GotoAsync(address);
        await LookAsync(visitor);
    }

    /// <summary>Looks at the page that is shown.</summary>
    public async Task LookAsync(Visitor visitor)
    {
        if (stage.RouteOf(new Uri(visitor.Page.Url).AbsolutePath) is { } route)
        {
            _routes.Add(route);
        }

        foreach ((int width, ColorScheme theme) in views)
        {
            await SeeAsync(visitor, width, theme);
            _faults.AddRange((await AxeCheck.FaultsAsync(visitor)).Select(fault => $"{width} pixels, {theme}: {fault}"));
        }

        await SeeAsync(visitor, views[0].Width, views[0].Theme);
    }

    private static async Task SeeAsync(Visitor visitor, int width, ColorScheme theme)
    {
        await visitor.Page.SetViewportSizeAsync(width, Height);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
        await visitor.Page.EvaluateAsync("() => document.getAnimations().forEach(change => change.finish())"); // colours that fade from one theme to the other
    }
}
