using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Platform.Storage;

/// <summary>Has every transaction, and every change outside of one, wait for its turn and reach the disk. See <see cref="SqliteTransactions"/> for the end of a transaction.</summary>
/// <param name="turns">The order of those who write.</param>
/// <param name="flush">Brings it onto the disk.</param>
public sealed class SqliteWrites(SqliteTurns turns, SqliteFlush flush) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    private readonly ConditionalWeakTable<DbConnection, SqliteTurn> _held = [];

    internal SqliteFlush Flush => flush;

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        SqliteTurn turn = turns.Take();
        return Begin(connection, turn, eventData);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        SqliteTurn turn = await turns.TakeAsync(cancellationToken);
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

    /// <summary>The turn with which a connection's transaction began; whoever asks gives it back.</summary>
    internal SqliteTurn? TakeOver(DbConnection connection)
    {
        if (!_held.TryGetValue(connection, out SqliteTurn? turn))
        {
            return null;
        }

        _held.Remove(connection);
        return turn;
    }

    private static bool IsChangeOfItsOwn(DbCommand command) =>
        command.Transaction is null && Changes.Any(word => command.CommandText.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private InterceptionResult<DbTransaction> Begin(DbConnection connection, SqliteTurn turn, TransactionStartingEventData begun)
    {
        SqliteConnection file = (SqliteConnection)connection;
        int patience = file.DefaultTimeout;
        try
        {
            // Whoever has waited for others of this process has less time left for another process.
            file.DefaultTimeout = Math.Clamp((int)Math.Ceiling(turn.Left.TotalSeconds), 1, Math.Max(1, patience));
            SqliteTransaction transaction = file.BeginTransaction(begun.IsolationLevel);
            _held.AddOrUpdate(connection, turn);
            connection.StateChange += GiveBack;
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

        // A connection that closes has no transaction any more, whoever has lost sight of it.
        void GiveBack(object sender, System.Data.StateChangeEventArgs change)
        {
            if (change.CurrentState != System.Data.ConnectionState.Open)
            {
                turn.Dispose();
                connection.StateChange -= GiveBack;
            }
        }
    }
}
