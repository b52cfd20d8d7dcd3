using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Platform.Tests.Databases;

/// <summary>Notes the commands sent to a database, and makes one of them fail where a test asks for it.</summary>
public sealed class CommandNotes : DbCommandInterceptor
{
    private readonly List<string> _commands = [];

    /// <summary>The command that fails, counted from 1; none by default.</summary>
    public int FailAt { get; set; }

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

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Noted(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Noted(command, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Noted(command, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Noted(command, result);

    private T Noted<T>(DbCommand command, T result)
    {
        lock (_commands)
        {
            _commands.Add(command.CommandText);
            return _commands.Count == FailAt ? throw new IOException("The command fails, as the test asks.") : result;
        }
    }
}
