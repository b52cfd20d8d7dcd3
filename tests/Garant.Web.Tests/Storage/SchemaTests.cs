using Garant.Platform.Storage;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Storage;

/// <summary>The migrations of both databases say what the model says; SQLite is set up for many readers.</summary>
public sealed class SchemaTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    [Fact]
    public void Migrations_OfSqlite_AreUpToDate()
    {
        using SqliteGarantDbContext context = new(new DbContextOptionsBuilder<SqliteGarantDbContext>().UseSqlite("Data Source=:memory:").Options);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_OfPostgres_AreUpToDate()
    {
        using PostgresGarantDbContext context = new(new DbContextOptionsBuilder<PostgresGarantDbContext>().UseNpgsql("Host=localhost").Options);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Start_OnSqlite_WritesAheadAndAppliesEveryMigration()
    {
        string mode = await platform.DatabaseAsync(database => database.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode()").SingleAsync());
        Assert.Equal("wal", mode);
        Assert.Empty(await platform.DatabaseAsync(database => database.Database.GetPendingMigrationsAsync()));
        Assert.True(File.Exists(Path.Combine(platform.DataFolder, "garant.db")));
        Assert.True(Directory.Exists(Path.Combine(platform.DataFolder, "keys")));
    }
}
