using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Platform.Storage;

/// <summary>
/// Lets SQLite itself wait for another writer first, in steps of a few milliseconds. The provider alone looks again after 150 ms, and
/// fifty people who save at once then wait for each other three times over.
/// </summary>
public sealed class SqliteWaits : DbConnectionInterceptor
{
    // Short, so that the provider still ends the wait when its own time is over.
    private const string Wait = "PRAGMA busy_timeout = 300";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Wait;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Wait;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
