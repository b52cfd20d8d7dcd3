using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Web.Tests.Platforms;

/// <summary>Counts the commands sent to the database, the rows read of their answers, and the transactions begun explicitly.</summary>
public sealed class StatementCounter : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly List<string> _commands = [];
    private int _transactions;
    private int _rows;

    /// <summary>How many commands were sent since the last <see cref="Reset"/>.</summary>
    public int Count => Commands.Count;

    /// <summary>How many transactions were begun since the last <see cref="Reset"/>.</summary>
    public int Transactions => _transactions;

    /// <summary>How many rows were read since the last <see cref="Reset"/>.</summary>
    public int Rows => _rows;

    /// <summary>The commands themselves.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands];
            }
        }
    }

    public void Reset()
    {
        lock (_commands)
        {
            _commands.Clear();
            _transactions = 0;
            _rows = 0;
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Noted(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Noted(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Noted(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Noted(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Noted(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Noted(command, result));

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        Interlocked.Add(ref _rows, eventData.ReadCount);
        return result;
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Interlocked.Increment(ref _transactions);
        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarted(connection, eventData, result));

    private T Noted<T>(DbCommand command, T result)
    {
        lock (_commands)
        {
            _commands.Add(command.CommandText);
        }

        return result;
    }
}
