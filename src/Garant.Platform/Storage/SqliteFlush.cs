using Microsoft.Win32.SafeHandles;

namespace Garant.Platform.Storage;

/// <summary>
/// Brings what was committed to an SQLite file onto the disk itself: one flush of its write-ahead log for all who committed since the last
/// one began. Nobody is told that something is saved before that, so that it outlives the power too.
/// </summary>
/// <param name="file">The database.</param>
public sealed class SqliteFlush(string file) : IDisposable
{
    private readonly string _log = file + "-wal";
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _asked = new(0);
    private Thread? _thread;
    private TaskCompletionSource? _next;
    private bool _isOver;

    /// <summary>Waits until everything that was committed before the call is on the disk.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public Task ReachDiskAsync()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            if (_next is null)
            {
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _asked.Release();
            }

            if (_thread is null)
            {
                _thread = new(Flush) { IsBackground = true, Name = "SQLite flush" };
                _thread.Start();
            }

            return _next.Task;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _asked.Release();
    }

    private void Flush()
    {
        while (true)
        {
            _asked.Wait();
            TaskCompletionSource? waiting;
            lock (_lock)
            {
                (waiting, _next) = (_next, null);
                if (waiting is null && _isOver)
                {
                    return;
                }
            }

            if (waiting is null)
            {
                continue;
            }

            try
            {
                using SafeFileHandle log = File.OpenHandle(_log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                RandomAccess.FlushToDisk(log);
                waiting.SetResult();
            }
            catch (FileNotFoundException)
            {
                // The last connection was closed meanwhile: SQLite has brought everything into the database, and flushed that.
                waiting.SetResult();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                waiting.SetException(fault);
            }
        }
    }
}
