using Garant.Platform.Mail;
using Garant.Web.Starting;

namespace Garant.Web.Mail;

/// <summary>Sends mail beside the requests: when one asks for it, and in rounds for what has to wait.</summary>
internal sealed class MailService(MailDispatch dispatch, MailBell bell, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MailService> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListensAsync(stoppingToken);
        DateTimeOffset cleaned = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatch.SendDueAsync(stoppingToken);
                if (clock.GetUtcNow() - cleaned > BetweenCleanings)
                {
                    await dispatch.ForgetOldAsync(stoppingToken);
                    cleaned = clock.GetUtcNow();
                }

                await bell.WaitAsync(Round, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The database is away for a moment: the service must outlive that.
                log.LogError("Mail cannot be sent at present: {Fault}", fault.Message);
                await Task.Delay(Round, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
