using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Storage;

/// <summary>The data in an embedded SQLite file.</summary>
public sealed class SqliteGarantDbContext : GarantDbContext
{
    // A save of a single row is a transaction too, so that it takes its turn and reaches the disk: see SqliteWrites.
    public SqliteGarantDbContext(DbContextOptions<SqliteGarantDbContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
}
