using Garant.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Frameworks;

/// <summary>Sets up the frameworks and the watch over their folders.</summary>
internal static class FrameworkSetup
{
    public static void AddFrameworks(this WebApplicationBuilder builder)
    {
        IHostEnvironment environment = builder.Environment;
        builder.Services.AddSingleton(services => new FrameworkLibrary(
            services.GetRequiredService<GarantOptions>().FrameworkFolders(environment),
            async (id, stop) =>
            {
                await using AsyncServiceScope scope = services.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<GarantDbContext>().Evaluations.AnyAsync(evaluation => evaluation.FrameworkId == id, stop);
            },
            services.GetRequiredService<ILogger<FrameworkLibrary>>()));
        builder.Services.AddHostedService<FrameworkWatch>();
    }
}
