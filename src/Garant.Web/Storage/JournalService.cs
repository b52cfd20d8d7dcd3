using Garant.Platform.Journal;

namespace Garant.Web.Storage;

/// <summary>Checks what came into the journal since the last start, beside the requests and once the server listens.</summary>
internal sealed class JournalService(JournalStartCheck check, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.Register(() => listening.TrySetResult()))
        using (stoppingToken.Register(() => listening.TrySetCanceled(stoppingToken)))
        {
            await listening.Task;
        }

        await check.RunAsync(stoppingToken);
    }
}
