using System.Data.Common;
using Garant.Platform.Journal;
using Npgsql;

namespace Garant.Platform.Storage;

/// <summary>
/// How those of one process who write the journal into PostgreSQL end: one after the other, and then together onto the disk. One small
/// commit waits for the disk for all who committed since the last one began; nobody is told that something is saved before that.
/// </summary>
/// <remarks>
/// Whoever writes the journal holds the chain's lock until the commit is over. Waiting for the disk under that lock would let one save
/// after the other reach the disk alone; so those commits do not wait, and this is waited for afterwards, together.
/// </remarks>
/// <param name="connection">The database.</param>
/// <param name="turns">Who of this process writes the journal.</param>
public sealed class PostgresCommits(string connection, WriteTurns turns)
{
    // A commit that changes nothing does not wait for the disk. This writes a few bytes into the log, and into no table.
    private const string Write = "SELECT pg_logical_emit_message(true, 'garant', '')";

    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private bool _isRunning;

    /// <summary>What is remembered of the journal from one turn to the next.</summary>
    public ChainMemory Chain { get; } = new();

    /// <summary>Waits until nobody else of this process writes the journal.</summary>
    /// <returns>The turn, to be given back after the commit.</returns>
    /// <exception cref="StoreBusyException">Others wrote for longer than anybody should wait.</exception>
    public ValueTask<WriteTurn> TakeTurnAsync(CancellationToken stop) => turns.TakeAsync(stop);

    /// <summary>Waits until everything that was committed before the call is on the disk.</summary>
    /// <exception cref="DbException">The database is away: whether it is on the disk is not known.</exception>
    public Task ReachDiskAsync()
    {
        lock (_lock)
        {
            _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(FlushAsync);
            }

            return _next.Task;
        }
    }

    private async Task FlushAsync()
    {
        while (true)
        {
            TaskCompletionSource waiting;
            lock (_lock)
            {
                if (_next is null)
                {
                    _isRunning = false;
                    return;
                }

                (waiting, _next) = (_next, null);
            }

            try
            {
                await using NpgsqlConnection open = new(connection);
                await open.OpenAsync();
                await using NpgsqlCommand write = new(Write, open);
                await write.ExecuteNonQueryAsync();
                waiting.SetResult();
            }
            catch (Exception fault)
            {
                waiting.SetException(fault);
            }
        }
    }
}
