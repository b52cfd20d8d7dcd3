using Garant.Web.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Garant.Web.Health;

/// <summary>Tells whoever watches the platform whether it works: 200 or 503 and one word, for people without an account.</summary>
internal static class HealthSetup
{
    public const string Path = "/health";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: LongestWait);

    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapHealthChecks(Path, new HealthCheckOptions()).Open();
}
