using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Garant.Web.Storage;

/// <summary>Sets up the database and what is kept beside it.</summary>
internal static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        GarantOptions options = builder.Configuration.GetSection("Garant").Get<GarantOptions>() ?? new();
        string folder = options.DataFolder(builder.Environment);
        Directory.CreateDirectory(folder);
        builder.Services.AddSingleton(options);

        // Beside the database, so that a restart signs nobody out.
        builder.Services.AddDataProtection()
            .SetApplicationName("Garant")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));

        switch (options.Database)
        {
            case "sqlite":
                builder.Services.AddDbContext<GarantDbContext, SqliteGarantDbContext>(context =>
                    context.UseSqlite($"Data Source={Path.Combine(folder, "garant.db")};Default Timeout={StoreAway.LongestWait}").LogFaultsOnce().ReplaceService<IModificationCommandBatchFactory, SqliteBatches>());
                break;
            case "postgres":
                string connection = builder.Configuration.GetConnectionString("Garant")
                    ?? throw new InvalidOperationException("Garant:Database is postgres; set ConnectionStrings:Garant too.");
                builder.Services.AddDbContext<GarantDbContext, PostgresGarantDbContext>(context => context.UseNpgsql(WithWaits(connection)).LogFaultsOnce());
                break;
            default:
                throw new InvalidOperationException($"Garant:Database is \"{options.Database}\"; write sqlite or postgres.");
        }
    }

    public static async Task MigrateStorageAsync(this WebApplication app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        GarantDbContext database = scope.ServiceProvider.GetRequiredService<GarantDbContext>();
        database.Database.SetCommandTimeout(TimeSpan.FromHours(1)); // a migration may take its time
        await database.Database.MigrateAsync();
        if (database.Database.IsSqlite())
        {
            // Readers do not wait for the writer.
            await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal");
        }
    }

    /// <summary>A person waits for a busy server as long as for a busy file, unless the operator's connection says otherwise.</summary>
    private static string WithWaits(string connection)
    {
        DbConnectionStringBuilder given = new() { ConnectionString = connection };
        NpgsqlConnectionStringBuilder waits = new(connection);
        waits.Timeout = given.ContainsKey("Timeout") ? waits.Timeout : StoreAway.LongestWait;
        waits.CommandTimeout = given.ContainsKey("Command Timeout") || given.ContainsKey("CommandTimeout") ? waits.CommandTimeout : StoreAway.LongestWait;
        return waits.ConnectionString;
    }

    /// <summary>A fault of the database is logged by whoever answers for it: a race that was tried again, or a busy database, is no error.</summary>
    private static DbContextOptionsBuilder LogFaultsOnce(this DbContextOptionsBuilder context) => context.ConfigureWarnings(warnings => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
