using System.Data.Common;
using System.Runtime.CompilerServices;
using Garant.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Garant.Web.Tests.Faults;

/// <summary>
/// A database that fails at one step of all that it is asked: to open a connection, to begin a transaction, to run a command, to commit.
/// </summary>
public sealed class FaultyDatabase : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private readonly Lock _lock = new();
    private DatabaseFault _fault;
    private int _failing;
    private int _steps;

    /// <summary>Whether it has failed since <see cref="Arm"/>.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What it failed at, for messages.</summary>
    public string FailedAt { get; private set; } = "";

    /// <summary>Puts it in front of a platform's databases.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteGarantDbContext>(context => context.AddInterceptors(this));
        services.ConfigureDbContext<PostgresGarantDbContext>(context => context.AddInterceptors(this));
    }

    /// <summary>From now on the steps are counted from 1, and the one of this number fails.</summary>
    public void Arm(int step, DatabaseFault fault)
    {
        lock (_lock)
        {
            (_failing, _fault, _steps, HasFailed, FailedAt) = (step, fault, 0, false, "");
        }
    }

    public void Disarm()
    {
        lock (_lock)
        {
            _failing = 0;
        }
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => Asked(connection, result);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(connection, result));

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => Asked(connection, result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(connection, result));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => Asked(transaction?.Connection, result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(transaction?.Connection, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Done(eventData?.Context?.Database.GetDbConnection());

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Done(eventData?.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Asked(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Asked(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Asked(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Asked(command, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (LosesAnswer())
        {
            result?.Dispose(); // it has run to its end by then
        }

        Done(command?.Connection);
        return result!;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => ValueTask.FromResult(ReaderExecuted(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Done(command?.Connection);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => ValueTask.FromResult(NonQueryExecuted(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Done(command?.Connection);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => ValueTask.FromResult(ScalarExecuted(command, eventData, result));

    private T Asked<T>(DbCommand command, T result) => Asked(command.Connection, result, command.CommandText);

    private T Asked<T>(DbConnection? connection, T result, string? what = null, [CallerMemberName] string step = "")
    {
        lock (_lock)
        {
            bool isAnswered = step is nameof(TransactionCommitting) or nameof(TransactionCommittingAsync) || what is not null;
            if (_failing == 0 || (_fault == DatabaseFault.AnswerLost && !isAnswered))
            {
                return result;
            }

            _steps++;
            if (_fault == DatabaseFault.Away ? _steps < _failing : _steps != _failing)
            {
                return result;
            }

            FailedAt = what ?? step;
            if (_fault == DatabaseFault.AnswerLost)
            {
                return result; // it fails once it is done
            }

            HasFailed = true;
        }

        throw FaultOf(connection);
    }

    private bool LosesAnswer()
    {
        lock (_lock)
        {
            return _fault == DatabaseFault.AnswerLost && _failing > 0 && _steps == _failing && !HasFailed;
        }
    }

    private void Done(DbConnection? connection)
    {
        lock (_lock)
        {
            if (!LosesAnswer())
            {
                return;
            }

            HasFailed = true;
        }

        throw FaultOf(connection);
    }

    /// <summary>As a disk that fails, or a connection that is cut.</summary>
    private static DbException FaultOf(DbConnection? connection) => connection is NpgsqlConnection
        ? new NpgsqlException("Exception while reading from stream", new IOException("The connection was cut."))
        : new SqliteException("disk I/O error", 10);
}
