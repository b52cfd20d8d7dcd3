using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Storage;

/// <summary>The data in PostgreSQL.</summary>
public sealed class PostgresGarantDbContext(DbContextOptions<PostgresGarantDbContext> options) : GarantDbContext(options);
