using Garant.Platform.Frameworks;

namespace Garant.Web.Frameworks;

/// <summary>
/// Looks into the framework folders two seconds after the last look. It asks rather than waits to be told: shared and container volumes
/// tell nobody of their changes, and a look costs less than a page.
/// </summary>
internal sealed partial class FrameworkWatch(FrameworkLibrary library, TimeProvider clock, ILogger<FrameworkWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? said = null;
        while (true)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            try
            {
                await library.LookAsync(stoppingToken);
                said = null;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Whatever it is, such as a database that is away: the frameworks stay as they are, and the next look tries again.
                if (said != fault.Message)
                {
                    LogFault(fault.Message);
                }

                said = fault.Message;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The framework folders could not be looked into; the frameworks stay as they are: {Fault}")]
    private partial void LogFault(string fault);
}
