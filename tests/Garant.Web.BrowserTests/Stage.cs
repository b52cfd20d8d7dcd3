using Garant.Web.BrowserTests;
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
        return new Visitor(this, context, await context.NewPageAsync(), language, $"person-{Interlocked.Increment(ref _people)}@example.org");
    }
}
