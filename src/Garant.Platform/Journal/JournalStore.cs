using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Garant.Platform.Journal;

/// <summary>Where a journal is read for a check: rows to the last byte, on a connection of its own, without writing anything.</summary>
public sealed class JournalStore
{
    private readonly Func<bool, DbConnection> _connect;
    private readonly Func<DbDataReader, StoredRow> _read;
    private readonly string _select;
    private readonly string? _file;

    private JournalStore(Func<bool, DbConnection> connect, Func<DbDataReader, StoredRow> read, string columns, string? file = null)
    {
        (_connect, _read, _file) = (connect, read, file);
        _select = $"SELECT {columns} FROM \"{JournalTables.Rows}\" WHERE \"Position\" >= @from ORDER BY \"Position\"";
    }

    /// <summary>The journal of an SQLite file, which another process may be writing.</summary>
    public static JournalStore OfSqlite(string file) => new(isStill => new SqliteConnection(SqliteString(file, isStill)), SqliteRow.Read, SqliteRow.Columns, file);

    /// <summary>The journal of a PostgreSQL database.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static JournalStore OfPostgres(string connection)
    {
        string own = new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
        return new(_ => new NpgsqlConnection(own), PostgresRow.Read, PostgresRow.Columns);
    }

    /// <summary>Opens a connection on which all rows are read as they are at this moment.</summary>
    /// <exception cref="DbException">The database cannot be opened.</exception>
    public Task<JournalReading> OpenAsync(CancellationToken stop) => OpenAsync(isStill: false, stop);

    /// <summary>Checks all rows, and leaves no trace beside an SQLite file that nobody has open.</summary>
    /// <param name="head">What the head file says, read before.</param>
    /// <param name="stop">Ends the check.</param>
    /// <exception cref="DbException">The database cannot be opened or read.</exception>
    public async Task<JournalVerdict> CheckAsync(JournalHead? head, CancellationToken stop)
    {
        while (true)
        {
            string? stamp = Stamp();
            try
            {
                await using JournalReading reading = await OpenAsync(stamp is not null, stop);
                JournalVerdict verdict = await new JournalCheck(from => reading.RowsAsync(from, stop)).RunAsync(head, stop);
                if (stamp is null || stamp == Stamp())
                {
                    return verdict;
                }
            }
            catch (DbException) when (stamp is not null && stamp != Stamp())
            {
                // Somebody opened the file meanwhile: read it again as one that is in use.
            }
        }
    }

    /// <summary>Reads on a connection of the caller, with what that one has changed and not committed.</summary>
    internal JournalReading On(DbConnection connection) => new(connection, null, _read, _select);

    private static string SqliteString(string file, bool isStill) => new SqliteConnectionStringBuilder
    {
        // SQLite makes two files beside one that may be in use, and a reader does not take them away.
        DataSource = isStill ? $"file:{Path.GetFullPath(file).Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)}?immutable=1" : file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ConnectionString;

    /// <summary>What changes when an SQLite file does, or <c>null</c> where it is in use or was left in the middle of a change.</summary>
    private string? Stamp() => _file is not null && !File.Exists($"{_file}-wal") && !File.Exists($"{_file}-journal") && new FileInfo(_file) is { Exists: true } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}")
        : null;

    private async Task<JournalReading> OpenAsync(bool isStill, CancellationToken stop)
    {
        DbConnection connection = _connect(isStill);
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
}
