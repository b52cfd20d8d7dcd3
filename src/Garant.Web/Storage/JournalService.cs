using Garant.Platform.Journal;
using Garant.Web.Starting;

namespace Garant.Web.Storage;

/// <summary>Checks what came into the journal since the last start, beside the requests and once the server listens.</summary>
internal sealed class JournalService(JournalStartCheck check, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListensAsync(stoppingToken);
        await check.RunAsync(stoppingToken);
    }
}
