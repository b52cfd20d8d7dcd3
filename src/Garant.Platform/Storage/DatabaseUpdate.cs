using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Storage;

/// <summary>Brings the database to the newest schema. To be called by one start at a time: see <see cref="StartLock"/>.</summary>
public static class DatabaseUpdate
{
    /// <exception cref="StartException">A newer program has changed the database, or it is damaged.</exception>
    public static async Task ApplyAsync(GarantDbContext database, string folder, ILogger log, CancellationToken stop)
    {
        database.Database.SetCommandTimeout(TimeSpan.FromHours(1)); // a migration may take its time
        bool isSqlite = database.Database.IsSqlite();
        string file = Path.Combine(folder, "garant.db");
        if (isSqlite && File.Exists(file))
        {
            await CheckFileAsync(database, file, log, stop);
        }

        string[] known = [.. database.Database.GetMigrations()];
        string[] applied = [.. await database.Database.GetAppliedMigrationsAsync(stop)];
        if (applied.Except(known).LastOrDefault() is { } newer)
        {
            throw new StartException($"the database comes from a newer version of Garant: it has the change {newer}, which this version does not know. Start that version or a later one, or restore a backup of before the update.");
        }

        if (known.Except(applied).ToArray() is { Length: > 0 } missing)
        {
            log.LogInformation("Bringing the database up to date: {Migrations}", string.Join(", ", missing));
            await database.Database.MigrateAsync(stop);
        }

        if (isSqlite)
        {
            // Readers do not wait for the writer.
            await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", stop);
        }
    }

    private static async Task CheckFileAsync(GarantDbContext database, string file, ILogger log, CancellationToken stop)
    {
        if (new FileInfo(file).Length == 0)
        {
            // What a start leaves behind that was interrupted before its first write.
            log.LogWarning("{File} is empty: a new database begins there. If it held data, stop now and restore a backup", file);
        }

        if (await FirstAsync("PRAGMA quick_check(1)") is not "ok" and var damage)
        {
            throw new StartException($"the database {file} is damaged ({damage}). Put the file aside and restore it from a backup.");
        }

        // EF Core marks in a row that somebody migrates, and waits without end for a row that is there already. Only one
        // start comes here at a time, so a row was left behind by one that was interrupted.
        if (await FirstAsync("SELECT name FROM sqlite_master WHERE name = '__EFMigrationsLock'") is not null
            && await database.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop) > 0)
        {
            log.LogWarning("An earlier start was interrupted while it brought the database up to date; its lock is removed");
        }

        Task<string?> FirstAsync(string query) => database.Database.SqlQueryRaw<string?>(query).AsAsyncEnumerable().FirstOrDefaultAsync(stop).AsTask();
    }
}
