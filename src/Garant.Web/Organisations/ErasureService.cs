using Garant.Platform.Organisations;
using Garant.Web.Starting;

namespace Garant.Web.Organisations;

/// <summary>Erases what was deleted long enough ago, beside the requests: at the start, and once a day.</summary>
internal sealed class ErasureService(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ErasureService> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListensAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                int erased = await scope.ServiceProvider.GetRequiredService<EraseOrganisations>().RunAsync(stoppingToken);
                if (erased > 0)
                {
                    log.LogInformation("Erased {Organisations} organisations that were deleted more than {Days} days ago", erased, Organisation.KeptFor.TotalDays);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The database is away for a moment: the next round erases what this one could not.
                log.LogError("Deleted organisations cannot be erased at present: {Fault}", fault.Message);
            }

            await Task.Delay(Round, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
