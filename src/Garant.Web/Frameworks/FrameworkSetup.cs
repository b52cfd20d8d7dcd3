using Garant.Platform.Frameworks;
using Garant.Platform.Storage;
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

    /// <summary>Reads what is there when the platform starts, and says where more can be put.</summary>
    public static async Task TakeUpFrameworksAsync(this WebApplication app, ILogger log)
    {
        FrameworkLibrary library = app.Services.GetRequiredService<FrameworkLibrary>();
        string own = library.Folders.Own;
        if (app.Services.GetRequiredService<GarantOptions>().Frameworks.Length == 0)
        {
            Directory.CreateDirectory(own);
        }

        await library.LookAsync(CancellationToken.None);
        if (Directory.Exists(own))
        {
            log.LogInformation("Framework files put into {Folder} are taken up within seconds", own);
        }
        else
        {
            log.LogWarning("The folder {Folder} that Garant:Frameworks names is not there; create it, and what is put into it is taken up within seconds", own);
        }
    }
}
