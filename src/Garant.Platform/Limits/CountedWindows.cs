using System.Threading.RateLimiting;

namespace Garant.Platform.Limits;

/// <summary>A limit for each key in windows of time that begin with the first permit taken.</summary>
/// <remarks>
/// The limiters that come with .NET cannot give a permit back (a right password is no attempt), take no clock, and keep
/// as many keys as strangers send. This one holds at most <paramref name="mostKeys"/>: when more are asked for, those
/// whose window ends first are forgotten, which lets a few more attempts through but refuses nobody.
/// </remarks>
public sealed class CountedWindows(int permits, TimeSpan window, TimeProvider clock, int mostKeys = 100_000) : PartitionedRateLimiter<string>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>How many keys are held.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _windows.Count;
            }
        }
    }

    /// <summary>Gives back a permit that was taken.</summary>
    public void GiveBack(string key)
    {
        lock (_lock)
        {
            if (_windows.TryGetValue(key, out Window? found) && --found.Taken <= 0)
            {
                _windows.Remove(key);
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics(string resource)
    {
        lock (_lock)
        {
            return new() { CurrentAvailablePermits = permits - (Current(resource)?.Taken ?? 0) };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(string resource, int permitCount)
    {
        lock (_lock)
        {
            Window? found = Current(resource);
            if ((found?.Taken ?? 0) + permitCount > permits)
            {
                return new Lease(found is null ? window : found.Ends - clock.GetUtcNow());
            }

            if (found is null)
            {
                MakeRoom();
                _windows[resource] = found = new Window { Ends = clock.GetUtcNow() + window };
            }

            found.Taken += permitCount;
            return new Lease(null);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(string resource, int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(resource, permitCount));

    private Window? Current(string key) => _windows.TryGetValue(key, out Window? found) && found.Ends > clock.GetUtcNow() ? found : null;

    private void MakeRoom()
    {
        if (_windows.Count < mostKeys)
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        int spare = Math.Max(1, mostKeys / 10);
        foreach (string key in _windows.OrderBy(pair => pair.Value.Ends).TakeWhile((pair, place) => place < spare || pair.Value.Ends <= now).Select(pair => pair.Key).ToList())
        {
            _windows.Remove(key);
        }
    }

    private sealed class Window
    {
        public DateTimeOffset Ends { get; init; }

        public int Taken { get; set; }
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}
