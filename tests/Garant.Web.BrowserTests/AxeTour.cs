namespace Garant.Web.BrowserTests;

/// <summary>What axe found on the pages of a tour, and whose pages they were.</summary>
internal sealed class AxeTour(Stage stage)
{
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

        _faults.AddRange(await AxeCheck.FaultsAsync(visitor));
    }
}
