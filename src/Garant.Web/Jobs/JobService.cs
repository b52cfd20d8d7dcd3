using Garant.Platform.Jobs;
using Garant.Web.Starting;

namespace Garant.Web.Jobs;

/// <summary>Does jobs beside the requests: when one asks for it, and in rounds for what has to wait.</summary>
internal sealed class JobService(JobRunner runner, JobBell bell, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobService> log) : BackgroundService
{
    // So that one that waits for a slow server does not hold up the others.
    private const int AtOnce = 4;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListensAsync(stoppingToken);
        using SemaphoreSlim places = new(AtOnce);
        try
        {
            while (true)
            {
                await places.WaitAsync(stoppingToken);
                if (await ClaimAsync(stoppingToken) is { } job)
                {
                    _ = RunAsync(job, places, stoppingToken);
                }
                else
                {
                    places.Release();
                    await bell.WaitAsync(Round, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What runs gives its job back; the host waits for it as long as it waits for requests.
            for (int place = 0; place < AtOnce; place++)
            {
                await places.WaitAsync(CancellationToken.None);
            }
        }
    }

    private async Task<Job?> ClaimAsync(CancellationToken stop)
    {
        try
        {
            return await runner.ClaimAsync(stop);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            // The database is away for a moment: the service must outlive that.
            log.LogError("Jobs cannot be done at present: {Fault}", fault.Message);
            return null;
        }
    }

    private async Task RunAsync(Job job, SemaphoreSlim places, CancellationToken stop)
    {
        try
        {
            await runner.RunAsync(job, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was given back.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogError("It cannot be noted how the job {Id} ended, which is done again when its claim has run out: {Fault}", job.Id, fault.Message);
        }
        finally
        {
            places.Release();
        }
    }
}
