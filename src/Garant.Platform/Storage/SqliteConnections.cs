using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Garant.Platform.Storage;

/// <summary>
/// Prepares connections to the SQLite file: each waits a little for another process, leaves it to <see cref="SqliteFlush"/> to reach the disk,
/// and stays open until its context is given back, because opening takes as long as a small query.
/// </summary>
public sealed class SqliteConnections : DbConnectionInterceptor
{
    // Short, so that the provider still ends the wait when its own time is over. The provider alone looks again after 150 ms.
    private const int Wait = 300;

    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    /// <summary>Prepares what the provider opened; what it took from its pool is as it was left.</summary>
    private void Prepare(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && !_prepared.TryGetValue(handle, out _))
        {
            raw.sqlite3_busy_timeout(handle, Wait);
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = normal";
            command.ExecuteNonQuery();
            _prepared.AddOrUpdate(handle, handle);
        }
    }
}
