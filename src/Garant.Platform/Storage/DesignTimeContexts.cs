using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Garant.Platform.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> create a context without starting the platform; no connection is made.</summary>
public sealed class DesignTimeContexts : IDesignTimeDbContextFactory<SqliteGarantDbContext>, IDesignTimeDbContextFactory<PostgresGarantDbContext>
{
    SqliteGarantDbContext IDesignTimeDbContextFactory<SqliteGarantDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGarantDbContext>().UseSqlite("Data Source=:memory:").Options);

    PostgresGarantDbContext IDesignTimeDbContextFactory<PostgresGarantDbContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresGarantDbContext>().UseNpgsql("Host=localhost").Options);
}
