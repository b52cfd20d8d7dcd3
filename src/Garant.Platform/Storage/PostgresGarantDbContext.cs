using Garant.Platform.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Storage;

/// <summary>The data in PostgreSQL.</summary>
public sealed class PostgresGarantDbContext(DbContextOptions<PostgresGarantDbContext> options) : GarantDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Folded names are ordered by their letters, as SQLite does, whatever the language the database was created in.
        builder.Entity<EvaluationStanding>().Property(standing => standing.NameKey).UseCollation("C");
    }
}
