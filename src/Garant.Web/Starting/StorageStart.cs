using Garant.Platform.Demonstration;
using Garant.Platform.Jobs;
using Garant.Platform.Storage;
using Garant.Web.Frameworks;
using Garant.Web.Storage;

namespace Garant.Web.Starting;

/// <summary>Makes the storage ready, one start at a time.</summary>
internal static class StorageStart
{
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        GarantDbContext database = scope.ServiceProvider.GetRequiredService<GarantDbContext>();
        string folder = app.Services.GetRequiredService<GarantOptions>().DataFolder(app.Environment);
        ILogger log = StartLog.Of(app.Services);
        try
        {
            // The time of the machine, not the platform's clock: it is processes that are waited for.
            await using IAsyncDisposable turn = await StartLock.TakeAsync(database, folder, TimeProvider.System, log, CancellationToken.None);
            KeyFiles.Check(folder, app.Services);
            await DatabaseUpdate.ApplyAsync(database, folder, log, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<JobSchedule>().EnsureAsync(CancellationToken.None);
            await app.TakeUpFrameworksAsync(log);
            if (app.Services.GetRequiredService<DemonstrationAccess>().IsOffered)
            {
                await scope.ServiceProvider.GetRequiredService<DemonstrationData>().EnsureAsync(CancellationToken.None);
            }
        }
        catch (Exception fault) when (StorageFaults.Sentence(fault, database, folder) is { } sentence)
        {
            throw new StartException(sentence, fault);
        }
    }
}
