using System.Data.Common;
using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Garant.Web.Storage;

/// <summary>Sets up the database and what is kept beside it.</summary>
internal static class StorageSetup
{
    // More than the platform has statements; those that vary, such as of long lists, take turns.
    private const int PreparedStatements = 200;

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        GarantOptions options = builder.Configuration.GetSection("Garant").Get<GarantOptions>() ?? new();
        string folder = options.DataFolder(builder.Environment);
        builder.Services.AddSingleton(options);

        // Beside the database, so that a restart signs nobody out.
        builder.Services.AddDataProtection()
            .SetApplicationName("Garant")
            .PersistKeysToFileSystem(FolderFor(folder, KeyFiles.Folder));

        builder.Services.AddHostedService<JournalService>();
        builder.Services.AddSingleton(_ => new WriteTurns(TimeSpan.FromSeconds(StoreAway.LongestWait), TimeProvider.System));
        switch (options.Database)
        {
            case "sqlite":
                string file = Path.Combine(folder, "garant.db");
                builder.Services.AddJournal<GarantDbContext>(folder, JournalStore.OfSqlite(file));
                builder.Services.AddSingleton(_ => new SqliteFlush(file));
                builder.Services.AddSingleton<SqliteWrites>();
                string open = $"Data Source={file};Default Timeout={StoreAway.LongestWait}";
                builder.Services.AddDbContextPool<GarantDbContext, SqliteGarantDbContext>((services, context) => context
                    .UseSqlite(open)
                    .AddInterceptors(new SqliteConnections(open), services.GetRequiredService<SqliteWrites>())
                    .ReplaceService<IRelationalTransactionFactory, SqliteTransactions>()
                    .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>()
                    .LogFaultsOnce());
                break;
            case "postgres":
                string connection = ForRequests(PostgresConnection(builder.Configuration));
                builder.Services.AddJournal<GarantDbContext>(folder, JournalStore.OfPostgres(connection));
                builder.Services.AddSingleton(services => new PostgresCommits(connection, services.GetRequiredService<WriteTurns>()));
                builder.Services.AddDbContextPool<GarantDbContext, PostgresGarantDbContext>(context => context.UseNpgsql(connection).LogFaultsOnce());
                break;
            default:
                throw new StartException($"the setting Garant:Database is \"{options.Database}\"; write sqlite or postgres.");
        }
    }

    private static string PostgresConnection(IConfiguration configuration)
    {
        const string Form = "Host=localhost;Database=garant;Username=garant;Password=…";
        if (configuration.GetConnectionString("Garant") is not { Length: > 0 } connection)
        {
            throw new StartException($"the setting Garant:Database is postgres and ConnectionStrings:Garant is not set. Write it as {Form}");
        }

        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
            return connection;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Without the fault's own words, which may hold a piece of the password.
            throw new StartException($"the setting ConnectionStrings:Garant cannot be read. Write it as {Form}", fault);
        }
    }

    private static DirectoryInfo FolderFor(string folder, string name)
    {
        try
        {
            return Directory.CreateDirectory(Path.Combine(folder, name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException(StorageFaults.OfFolder(fault, folder), fault);
        }
    }

    /// <summary>
    /// A person waits for a busy server as long as for a busy file, and statements are planned once for each connection, unless the operator's
    /// connection says otherwise. Connections come back as they were: nothing is set in them but within a transaction.
    /// </summary>
    private static string ForRequests(string connection)
    {
        DbConnectionStringBuilder given = new() { ConnectionString = connection };
        NpgsqlConnectionStringBuilder waits = new(connection);
        waits.Timeout = given.ContainsKey("Timeout") ? waits.Timeout : StoreAway.LongestWait;
        waits.CommandTimeout = given.ContainsKey("Command Timeout") || given.ContainsKey("CommandTimeout") ? waits.CommandTimeout : StoreAway.LongestWait;
        waits.MaxAutoPrepare = given.ContainsKey("Max Auto Prepare") || given.ContainsKey("MaxAutoPrepare") ? waits.MaxAutoPrepare : PreparedStatements;
        waits.NoResetOnClose = !given.ContainsKey("No Reset On Close") && !given.ContainsKey("NoResetOnClose") || waits.NoResetOnClose;
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
