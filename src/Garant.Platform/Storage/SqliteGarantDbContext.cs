using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Storage;

/// <summary>The data in an embedded SQLite file.</summary>
public sealed class SqliteGarantDbContext(DbContextOptions<SqliteGarantDbContext> options) : GarantDbContext(options);
