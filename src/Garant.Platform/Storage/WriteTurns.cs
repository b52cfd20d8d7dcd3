namespace Garant.Platform.Storage;

/// <summary>
/// Lets those who write what only one can write at a time wait for each other in the process, in the order they came, instead of each
/// asking the database again and again: an SQLite file, or the end of the journal. The database itself still keeps other processes apart.
/// </summary>
/// <remarks>
/// Whoever waited goes on in a thread of the queue's own until the next real wait, which comes after the commit. Handed to the pool of threads
/// instead, the turn would stand idle behind every page that is rendered just then, and all writers behind it.
/// </remarks>
/// <param name="longestWait">After how long somebody gives up.</param>
/// <param name="clock">Measures the wait.</param>
public sealed class WriteTurns(TimeSpan longestWait, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _queue = new();
    private readonly SemaphoreSlim _handed = new(0);
    private Thread? _thread;
    private Waiting? _next;
    private bool _isTaken;
    private bool _isOver;

    /// <summary>Waits until nobody else of this process writes.</summary>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The turn, to be given back.</returns>
    /// <exception cref="StoreBusyException">Others wrote for longer than anybody should wait.</exception>
    public async ValueTask<WriteTurn> TakeAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        long began = clock.GetTimestamp();
        Waiting waiting;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            if (!_isTaken)
            {
                _isTaken = true;
                return new(this, longestWait);
            }

            waiting = new();
            _queue.Enqueue(waiting);
            if (_thread is null)
            {
                _thread = new(GiveTurns) { IsBackground = true, Name = "Turns to write" };
                _thread.Start();
            }
        }

        using CancellationTokenSource late = new(longestWait, clock);
        await using CancellationTokenRegistration onLate = late.Token.UnsafeRegister(static w => ((Waiting)w!).TrySetException(new StoreBusyException(new TimeoutException())), waiting);
        await using CancellationTokenRegistration onStop = stop.UnsafeRegister(static (w, token) => ((Waiting)w!).TrySetCanceled(token), waiting);
        await waiting.Task;
        TimeSpan left = longestWait - clock.GetElapsedTime(began);
        return new(this, left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>The same for whoever cannot await; the thread is held meanwhile.</summary>
    public WriteTurn Take() => TakeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _handed.Release();
    }

    internal void Release()
    {
        lock (_lock)
        {
            // Who gave up meanwhile is passed over when their turn comes.
            if (!_queue.TryDequeue(out _next))
            {
                _isTaken = false;
                return;
            }
        }

        _handed.Release();
    }

    private void GiveTurns()
    {
        while (true)
        {
            _handed.Wait();
            Waiting? next;
            lock (_lock)
            {
                (next, _next) = (_next, null);
                if (next is null && _isOver)
                {
                    return;
                }
            }

            if (next is not null && !next.TrySetResult())
            {
                Release();
            }
        }
    }

    /// <summary>Goes on where it is told to.</summary>
    private sealed class Waiting : TaskCompletionSource;
}
