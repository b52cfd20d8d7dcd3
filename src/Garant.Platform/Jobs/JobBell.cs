namespace Garant.Platform.Jobs;

/// <summary>Wakes the service that does jobs, so that a job begins at once and not at the next round.</summary>
public sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Dispose() => _rung.Dispose();

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Waits until it rings, or until <paramref name="most"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken stop)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_rung.WaitAsync(waiting.Token), Task.Delay(most, clock, waiting.Token));
        await waiting.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}
