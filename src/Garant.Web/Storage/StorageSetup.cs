using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

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
                    context.UseSqlite($"Data Source={Path.Combine(folder, "garant.db")}").ReplaceService<IModificationCommandBatchFactory, SqliteBatches>());
                break;
            case "postgres":
                string connection = builder.Configuration.GetConnectionString("Garant")
                    ?? throw new InvalidOperationException("Garant:Database is postgres; set ConnectionStrings:Garant too.");
                builder.Services.AddDbContext<GarantDbContext, PostgresGarantDbContext>(context => context.UseNpgsql(connection));
                break;
            default:
                throw new InvalidOperationException($"Garant:Database is \"{options.Database}\"; write sqlite or postgres.");
        }
    }

    public static async Task MigrateStorageAsync(this WebApplication app)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        GarantDbContext database = scope.ServiceProvider.GetRequiredService<GarantDbContext>();
        await database.Database.MigrateAsync();
        if (database.Database.IsSqlite())
        {
            // Readers do not wait for the writer.
            await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal");
        }
    }
}
