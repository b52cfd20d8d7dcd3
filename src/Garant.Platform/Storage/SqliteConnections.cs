using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Garant.Platform.Storage;

/// <summary>
/// Makes the connections to the SQLite file: each stays open with its plans (<see cref="SqliteFileConnection"/>), waits a little for another
/// process, and leaves it to <see cref="SqliteFlush"/> to reach the disk.
/// </summary>
/// <param name="connectionString">The file as its contexts name it; other connections, such as to look whether there is a file, are left alone.</param>
public sealed class SqliteConnections(string connectionString) : DbConnectionInterceptor
{
    // Short, so that the provider still ends the wait when its own time is over. The provider alone looks again after 150 ms.
    private const int Wait = 300;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        eventData?.ConnectionString == connectionString ? InterceptionResult<DbConnection>.SuppressWithResult(new SqliteFileConnection(connectionString)) : result;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Prepare(SqliteConnection connection)
    {
        raw.sqlite3_busy_timeout(connection.Handle, Wait);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = normal";
        command.ExecuteNonQuery();
    }
}
