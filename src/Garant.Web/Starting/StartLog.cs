using Garant.Platform.Journal;

namespace Garant.Web.Starting;

/// <summary>What a start says: nothing that its last line or its one sentence says better.</summary>
internal sealed class StartLog
{
    /// <summary>The category of what the start says; shown at every log level that is set for the rest.</summary>
    public const string Category = "Garant";

    /// <summary>Log a fault with its trace before they throw it; the start tells it in one sentence, or the runtime with the same trace.</summary>
    private static readonly string[] SayItTwice =
    [
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.EntityFrameworkCore.Database",
        "Microsoft.EntityFrameworkCore.Migrations",
        "Microsoft.EntityFrameworkCore.Query",
        "Microsoft.EntityFrameworkCore.Update",
        "Microsoft.Extensions.Hosting.Internal.Host",
    ];

    private volatile bool _isReady;

    public static void AddTo(WebApplicationBuilder builder)
    {
        StartLog start = new();
        builder.Services.AddSingleton(start);
        builder.Logging.AddFilter(Category, LogLevel.Information);
        foreach (string category in SayItTwice)
        {
            LogLevel least = category.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning;
            builder.Logging.AddFilter(category, level => level >= least && (start._isReady || level < LogLevel.Error));
        }

        // Its lines about the address and the folder would stand around the one that people look for.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        ReadyLine.AddTo(builder.Logging);

        // At every new key it warns that keys lie unencrypted in their folder. That is so on purpose: there is no key to
        // encrypt them with that would not lie beside them. docs/operating.md says to protect the folder instead.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        // It runs beside the requests, once the platform is ready: a sound journal must not push the address off the last line.
        builder.Logging.AddFilter(typeof(JournalStartCheck).FullName, LogLevel.Warning);
    }

    /// <summary>The last line of a start, with the addresses.</summary>
    public void SayReady(WebApplication app)
    {
        _isReady = true;
        StartFaults.LeaveToRuntime();
        Of(app.Services).LogInformation(ReadyLine.Event, "Garant is ready: {Addresses}", string.Join(", ", app.Urls));
    }

    public static ILogger Of(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
}
