using DuckDB.NET.Data;

namespace Garant.Cli.Tables;

/// <summary>A database in a temporary file, for tables that may be larger than memory.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("garant-").FullName;

    public Database()
    {
        Connection = Open();
        Writer = Open();
    }

    /// <summary>Reads tables and writes files.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Takes rows while the other connection is still reading; one connection does one thing at a time.</summary>
    public DuckDBConnection Writer { get; }

    public void Dispose()
    {
        Writer.Dispose();
        Connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private DuckDBConnection Open()
    {
        DuckDBConnection connection = new($"DataSource={Path.Combine(_folder, "rows.duckdb")}");
        connection.Open();
        return connection;
    }
}
