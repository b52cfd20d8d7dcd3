using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Platform.Storage;

/// <summary>Has every transaction, and every change outside of one, wait for its turn and reach the disk. See <see cref="SqliteTransactions"/> for the end of a transaction.</summary>
/// <param name="turns">The order of those who write.</param>
/// <param name="flush">Brings it onto the disk.</param>
public sealed class SqliteWrites(WriteTurns turns, SqliteFlush flush) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    // By connection, because EF Core makes what ends a transaction without knowing of what began it.
    private static readonly ConditionalWeakTable<DbConnection, Holder> Holders = [];

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        WriteTurn turn = turns.Take();
        return Begin(connection, turn, eventData);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        WriteTurn turn = await turns.TakeAsync(cancellationToken);
        return Begin(connection, turn, eventData);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (result.HasResult || !IsChangeOfItsOwn(command))
        {
            return result;
        }

        int rows;
        using (turns.Take())
        {
            rows = command.ExecuteNonQuery();
        }

        flush.ReachDiskAsync().GetAwaiter().GetResult();
        return InterceptionResult<int>.SuppressWithResult(rows);
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (result.HasResult || !IsChangeOfItsOwn(command))
        {
            return result;
        }

        int rows;
        using (await turns.TakeAsync(cancellationToken))
        {
            rows = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await flush.ReachDiskAsync();
        return InterceptionResult<int>.SuppressWithResult(rows);
    }

    /// <summary>With what a connection's transaction began; whoever asks gives the turn back.</summary>
    internal static Begun? TakeOver(DbConnection connection) => Holders.TryGetValue(connection, out Holder? holder) ? holder.TakeOver() : null;

    private static bool IsChangeOfItsOwn(DbCommand command) =>
        command.Transaction is null && Changes.Any(word => command.CommandText.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private InterceptionResult<DbTransaction> Begin(DbConnection connection, WriteTurn turn, TransactionStartingEventData begun)
    {
        SqliteConnection file = (SqliteConnection)connection;
        int patience = file.DefaultTimeout;
        try
        {
            // Whoever has waited for others of this process has less time left for another process.
            file.DefaultTimeout = Math.Clamp((int)Math.Ceiling(turn.Left.TotalSeconds), 1, Math.Max(1, patience));
            SqliteTransaction transaction = file.BeginTransaction(begun.IsolationLevel);
            Holders.GetValue(connection, static connection => new(connection)).Hold(new(turn, flush));
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
        finally
        {
            file.DefaultTimeout = patience;
        }
    }

    /// <param name="Turn">That nobody else writes.</param>
    /// <param name="Flush">Brings it onto the disk.</param>
    internal sealed record Begun(WriteTurn Turn, SqliteFlush Flush);

    /// <summary>What a connection holds. One that closes has no transaction any more, whoever has lost sight of it.</summary>
    private sealed class Holder
    {
        private Begun? _begun;
        private WriteTurn? _turn;

        public Holder(DbConnection connection) => connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open)
            {
                _turn?.Dispose();
            }
        };

        public void Hold(Begun begun) => (_begun, _turn) = (begun, begun.Turn);

        public Begun? TakeOver()
        {
            Begun? begun = _begun;
            _begun = null;
            return begun;
        }
    }
}
