using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Garant.Platform.Journal;

/// <summary>A journal that is open to be checked.</summary>
public sealed class JournalReading : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly Func<DbDataReader, StoredRow> _read;
    private readonly string _select;

    internal JournalReading(DbConnection connection, DbTransaction? transaction, Func<DbDataReader, StoredRow> read, string select) =>
        (_connection, _transaction, _read, _select) = (connection, transaction, read, select);

    /// <summary>The rows from a position on, in order of their position; one at a time is in memory.</summary>
    public async IAsyncEnumerable<StoredRow> RowsAsync(long from, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using DbCommand command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = _select;
        command.CommandTimeout = 0;
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value, parameter.DbType) = ("from", from, DbType.Int64);
        command.Parameters.Add(parameter);
        await using DbDataReader reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            yield return _read(reader);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }
}
