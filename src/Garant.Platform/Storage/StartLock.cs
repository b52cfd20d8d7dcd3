using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Garant.Platform.Storage;

/// <summary>Lets one start at a time prepare a database. It is held by an open file or an open connection, so that it ends with its process.</summary>
public static class StartLock
{
    /// <summary>The file beside an SQLite database that a start holds open. It stays behind, empty and free.</summary>
    public const string FileName = "start.lock";

    /// <summary>The number of the advisory lock: "garant" in ASCII.</summary>
    public const long Number = 0x67_61_72_61_6E_74;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until no other start prepares this database, at most a minute.</summary>
    /// <returns>The lock, to be given back.</returns>
    /// <exception cref="StartException">Another start kept it for a minute.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(GarantDbContext database, string folder, TimeProvider clock, ILogger log, CancellationToken stop)
    {
        bool isSqlite = database.Database.IsSqlite();
        string file = Path.Combine(folder, FileName);
        long began = clock.GetTimestamp();
        for (bool isSaid = false; ; isSaid = true)
        {
            IAsyncDisposable? taken = isSqlite ? OpenAlone(file) : await LockAsync(database, log, stop);
            if (taken is not null)
            {
                return taken;
            }

            string held = isSqlite ? $"holds {file}" : $"holds the advisory lock {Number} of the PostgreSQL database";
            if (clock.GetElapsedTime(began) >= LongestWait)
            {
                throw new StartException($"another start of the platform {held} and has not ended for a minute. Wait for it or end that process, and start again.");
            }

            if (!isSaid)
            {
                log.LogInformation("Waiting for another start of the platform, which {Held}; at most {Longest} seconds", held, LongestWait.TotalSeconds);
            }

            await Task.Delay(Pause, clock, stop);
        }
    }

    private static FileStream? OpenAlone(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return null;
        }
    }

    /// <summary>What a file that somebody else holds answers on Linux, on macOS and on Windows.</summary>
    private static bool IsHeld(IOException fault) =>
        (fault.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? 32 : OperatingSystem.IsMacOS() ? 35 : 11);

    private static async Task<NpgsqlConnection?> LockAsync(GarantDbContext database, ILogger log, CancellationToken stop)
    {
        // A connection of its own: one that goes back to a pool keeps its locks for a while.
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        try
        {
            await OpenAsync(connection, database, log, stop);
            await using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = $"select pg_try_advisory_lock({Number})";
            if (await command.ExecuteScalarAsync(stop) is true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Opens the connection; a database that is not there yet is created.</summary>
    private static async Task OpenAsync(NpgsqlConnection connection, GarantDbContext database, ILogger log, CancellationToken stop)
    {
        try
        {
            await connection.OpenAsync(stop);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            log.LogInformation("Creating the PostgreSQL database {Database}", connection.Database);
            try
            {
                await database.GetService<IRelationalDatabaseCreator>().CreateAsync(stop);
            }
            catch (PostgresException twice) when (twice.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another start created it meanwhile.
            }

            await connection.OpenAsync(stop);
        }
    }
}
