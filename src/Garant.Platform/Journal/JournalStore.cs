using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Garant.Platform.Journal;

/// <summary>Where a journal is read for a check: rows to the last byte, on a connection of its own, without writing anything.</summary>
public sealed class JournalStore
{
    private readonly Func<DbConnection> _connect;
    private readonly Func<DbDataReader, StoredRow> _read;
    private readonly string _select;

    private JournalStore(Func<DbConnection> connect, Func<DbDataReader, StoredRow> read, string select) =>
        (_connect, _read, _select) = (connect, read, select);

    /// <summary>The journal of an SQLite file, which another process may be writing.</summary>
    public static JournalStore OfSqlite(string file) => new(
        () => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString),
        SqliteRow.Read,
        $"SELECT {SqliteRow.Columns} FROM \"{JournalTables.Rows}\" WHERE \"Position\" >= @from ORDER BY \"Position\"");

    /// <summary>The journal of a PostgreSQL database.</summary>
    public static JournalStore OfPostgres(string connection) => new(
        () => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString),
        PostgresRow.Read,
        $"SELECT {PostgresRow.Columns} FROM \"{JournalTables.Rows}\" WHERE \"Position\" >= @from ORDER BY \"Position\"");

    /// <summary>Opens a connection on which all rows are read as they are at this moment.</summary>
    /// <exception cref="DbException">The database cannot be opened.</exception>
    public async Task<JournalReading> OpenAsync(CancellationToken stop)
    {
        DbConnection connection = _connect();
        try
        {
            await connection.OpenAsync(stop);
            DbTransaction transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            return new(connection, transaction, _read, _select);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads on a connection of the caller, with what that one has changed and not committed.</summary>
    internal JournalReading On(DbConnection connection) => new(connection, null, _read, _select);
}
