using System.Net;
using Garant.Platform.Accounts;
using Garant.Platform.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Platforms;

/// <summary>Runs the whole platform in memory, on the folders and the database of a <see cref="TestPlatform"/>.</summary>
internal sealed class PlatformFactory : WebApplicationFactory<Program>
{
    private readonly TestPlatform _platform;
    private readonly string _environment;
    private readonly bool _onPort;

    /// <param name="platform">What to run.</param>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="onPort">Behind the real server on a free port, which looks at every byte of an answer; else in memory.</param>
    public PlatformFactory(TestPlatform platform, string environment, bool onPort = false)
    {
        (_platform, _environment, _onPort) = (platform, environment, onPort);
        if (onPort)
        {
            UseKestrel(port: 0);
            StartServer();
        }
    }

    /// <summary>Where the real server listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What carries requests to the platform, from an address where the platform runs in memory.</summary>
    public HttpMessageHandler NewHandler(IPAddress? origin = null) => _onPort ? new ToAddress(Address)
        : origin is null ? Server.CreateHandler()
        : Server.CreateHandler(context => context.Connection.RemoteIpAddress = origin);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        foreach ((string key, string value) in _platform.Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_platform.Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(_platform.Clock);
            services.AddSingleton(_platform.Hashes);
            services.AddScoped<IPasswordHasher<GarantUser>, CountedHasher>();
            // Tests send the mail themselves and know when it is there.
            services.Remove(services.Single(service => service.ImplementationType?.Name == "JobService"));
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000); // the passwords of the tests need no protection
            services.ConfigureDbContext<SqliteGarantDbContext>(context => context.AddInterceptors(_platform.Statements, _platform.Breakdown));
            services.ConfigureDbContext<PostgresGarantDbContext>(context => context.AddInterceptors(_platform.Statements, _platform.Breakdown));
            _platform.Adjust?.Invoke(services);
        });
    }
}
