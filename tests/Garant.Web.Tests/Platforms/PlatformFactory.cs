using Garant.Web.Accounts;
using Garant.Web.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Platforms;

/// <summary>Runs the whole platform in memory, on the folders and the database of a <see cref="Platform"/>.</summary>
internal sealed class PlatformFactory(Platform platform, string environment) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        foreach ((string key, string value) in platform.Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(platform.Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(platform.Clock);
            services.AddSingleton(platform.Hashes);
            services.AddScoped<IPasswordHasher<GarantUser>, CountedHasher>();
            // Tests send the mail themselves and know when it is there.
            services.Remove(services.Single(service => service.ImplementationType?.Name == "MailService"));
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000); // the passwords of the tests need no protection
            services.ConfigureDbContext<SqliteGarantDbContext>(context => context.AddInterceptors(platform.Statements));
            services.ConfigureDbContext<PostgresGarantDbContext>(context => context.AddInterceptors(platform.Statements));
        });
    }
}
