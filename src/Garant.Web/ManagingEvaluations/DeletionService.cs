using Garant.Platform.Evaluations;

namespace Garant.Web.ManagingEvaluations;

/// <summary>Takes away every hour what was deleted and can be brought back no more.</summary>
internal sealed partial class DeletionService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeletionService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<DeletedEvaluations>().EraseOldAsync(stoppingToken) is > 0 and var gone)
                {
                    LogGone(gone);
                }
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                // The database is away for a moment: the next round tries again.
                LogFault(fault.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Deleted evaluations that could be brought back no more are gone for good: {Number}")]
    private partial void LogGone(int number);

    [LoggerMessage(LogLevel.Warning, "What was deleted long ago could not be taken away, and is tried again in an hour: {Fault}")]
    private partial void LogFault(string fault);
}
