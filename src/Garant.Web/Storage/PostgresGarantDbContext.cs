using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Storage;

/// <summary>The data in PostgreSQL.</summary>
public sealed class PostgresGarantDbContext(DbContextOptions<PostgresGarantDbContext> options) : GarantDbContext(options);
