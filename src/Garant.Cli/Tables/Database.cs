using DuckDB.NET.Data;

namespace Garant.Cli.Tables;

/// <summary>A database in a temporary file, for tables that may be larger than memory.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("garant-").FullName;

    public Database()
    {
        Connection = new($"DataSource={Path.Combine(_folder, "rows.duckdb")}");
        Connection.Open();
    }

    public DuckDBConnection Connection { get; }

    public void Dispose()
    {
        Connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
