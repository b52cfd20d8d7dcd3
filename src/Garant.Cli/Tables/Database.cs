using DuckDB.NET.Data;
using Garant.Cli.Files;

namespace Garant.Cli.Tables;

/// <summary>A database in a temporary file, for filters and for Parquet. It reaches the files it is given and nothing else: no other file, no network, no extension.</summary>
internal sealed class Database : IDisposable
{
    private const string Prefix = "garant-database-";

    private const long MostMemory = 1L << 30;

    private readonly TemporaryFolder _folder = TemporaryFolder.In(Path.GetTempPath(), Prefix);

    /// <param name="files">The files it may read and write.</param>
    public Database(params IEnumerable<string> files)
    {
        Connection = Open();
        Writer = Open();
        long memory = Math.Min(MostMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        foreach (string setting in new[]
        {
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allow_community_extensions = false",
            FormattableString.Invariant($"memory_limit = '{memory >> 20}MiB'"),
            $"temp_directory = {Sql.Text(Path.Combine(_folder.Path, "spill"))}",
            $"allowed_paths = [{string.Join(", ", files.Select(Path.GetFullPath).Concat(files).Distinct().Select(Sql.Text))}]",
            "enable_external_access = false",
            "lock_configuration = true",
        })
        {
            Execute("SET " + setting);
        }
    }

    /// <summary>Reads tables and writes files.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Takes rows while the other connection is still reading; one connection does one thing at a time.</summary>
    public DuckDBConnection Writer { get; }

    public void Execute(string sql)
    {
        using DuckDBCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using DuckDBCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        Writer.Dispose();
        Connection.Dispose();
        _folder.Dispose();
    }

    private DuckDBConnection Open()
    {
        DuckDBConnection connection = new($"DataSource={Path.Combine(_folder.Path, "rows.duckdb")}");
        connection.Open();
        return connection;
    }
}
