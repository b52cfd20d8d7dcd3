using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Web.Tests.Platforms;

/// <summary>A database that does as it should for a number of statements and answers nothing after them, as a killed process asks nothing.</summary>
public sealed class Breakdown : DbCommandInterceptor
{
    private int _left = int.MaxValue;
    private (string Text, Func<Task> Act)? _meanwhile;

    /// <summary>Whether a statement was refused since <see cref="After"/>.</summary>
    public bool Happened { get; private set; }

    public void After(int statements) => (_left, Happened) = (statements, false);

    public void Never() => After(int.MaxValue);

    /// <summary>Does something once, right after the next statement that holds a text was answered.</summary>
    public void Meanwhile(string text, Func<Task> act) => _meanwhile = (text, act);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (_meanwhile is { } meanwhile && command.CommandText.Contains(meanwhile.Text, StringComparison.Ordinal))
        {
            _meanwhile = null;
            await meanwhile.Act();
        }

        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Pass(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Pass(result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Pass(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Pass(result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Pass(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Pass(result));

    private T Pass<T>(T result)
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return result;
        }

        Happened = true;
        throw new BreakdownException();
    }
}
