using Garant.Web.BrowserTests;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Stage))]

namespace Garant.Web.BrowserTests;

/// <summary>A running platform and a real browser, started once for all tests.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("garant-browser-").FullName;
    private RunningPlatform _platform = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _people;

    /// <summary>Why there is no browser here, or <c>null</c>.</summary>
    public string? Missing { get; private set; }

    /// <summary>Where the platform writes its mail.</summary>
    public string MailFolder => Path.Combine(_data, "mail");

    /// <summary>The routes of everything that can be opened by its address.</summary>
    public IReadOnlySet<string> Routes => _platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } ways || ways.HttpMethods.Contains(HttpMethod.Get.Method))
        .Select(endpoint => endpoint.RoutePattern.RawText!)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The route that answered at an address, or <c>null</c> where none did.</summary>
    public string? RouteOf(string address) => _platform.Visited.Of(address);

    public async ValueTask InitializeAsync()
    {
        string[] programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
        if (programs.FirstOrDefault(File.Exists) is not { } chromium)
        {
            Missing = "Chromium is not installed here: there is no " + string.Join(" and no ", programs) + ".";
            return;
        }

        _platform = new RunningPlatform(_data);
        _platform.StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Somebody with a browser of their own, who is a stranger to the platform.</summary>
    public async Task<Visitor> VisitAsync(string language = "en", bool script = true, int width = 1280, bool dark = false, int height = 900, string? zone = null)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            BaseURL = _platform.ClientOptions.BaseAddress.ToString(),
            Locale = language,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            TimezoneId = zone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(15000);
        return new Visitor(this, context, await context.NewPageAsync(), language, script, $"person-{Interlocked.Increment(ref _people)}@example.org");
    }
}
