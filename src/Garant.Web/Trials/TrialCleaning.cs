using Garant.Platform.Trials;
using Garant.Web.Starting;

namespace Garant.Web.Trials;

/// <summary>Deletes the trials whose time is over, once the server listens and then every hour.</summary>
internal sealed partial class TrialCleaning(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<TrialCleaning> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListensAsync(stoppingToken);
        using PeriodicTimer round = new(Round, clock);
        do
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                int people = await scope.ServiceProvider.GetRequiredService<DeleteTrials>().RunAsync(stoppingToken);
                if (people > 0)
                {
                    LogDeleted(people);
                }
            }
            catch (Exception fault) when (fault is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(fault.Message); // the database is away for a moment: the next round does it
            }
        }
        while (await round.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "The trials of {People} people without an account were deleted: their time is over")]
    private partial void LogDeleted(int people);

    [LoggerMessage(LogLevel.Error, "Trials whose time is over cannot be deleted at present: {Fault}")]
    private partial void LogFailed(string fault);
}
