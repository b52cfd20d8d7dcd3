using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Web.BrowserTests;

/// <summary>The whole platform on a port of this machine, with the built-in frameworks and the demonstration.</summary>
internal sealed class RunningPlatform : WebApplicationFactory<Program>
{
    private readonly string _data;

    public RunningPlatform(string data)
    {
        _data = data;
        UseKestrel(port: 0);
    }

    /// <summary>Which route answered at which address.</summary>
    public VisitedRoutes Visited { get; } = new();

    /// <summary>The folder of the built-in frameworks, beside the solution.</summary>
    public static string FrameworkFolder
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("There is no Garant.slnx above the tests."), "frameworks");
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Garant:Data", _data);
        builder.UseSetting("Garant:Frameworks", FrameworkFolder);
        builder.UseSetting("Garant:BuiltInFrameworks", "false"); // the same, as they were copied when the platform was built
        builder.UseSetting("Garant:Limits:Enabled", "false"); // every browser of the tests comes from this machine
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(Visited));
    }
}
