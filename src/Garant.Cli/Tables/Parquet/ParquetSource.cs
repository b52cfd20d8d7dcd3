using System.Globalization;
using DuckDB.NET.Data;

namespace Garant.Cli.Tables.Parquet;

/// <summary>Parquet files, which the database reads.</summary>
internal sealed class ParquetSource : RowSource
{
    private const string KeptRows = "kept";

    private readonly List<(string Name, string Type)> _columns;
    private readonly List<(string Path, long Rows)> _lengths;
    private string? _place;

    /// <exception cref="BadInputException">A file cannot be read, or two of its columns cannot be told apart.</exception>
    public ParquetSource(TableFiles files, string? unfinishedOutput)
        : base(files)
    {
        Database = new([.. files.Paths, .. new[] { unfinishedOutput }.OfType<string>()]);
        try
        {
            Relation = $"read_parquet([{string.Join(", ", files.Paths.Select(Sql.Path))}])";
            CheckNames();
            _columns = Trying(() => Database.Query($"DESCRIBE SELECT * FROM {Relation}", reader => (reader.GetString(0), reader.GetString(1))));
            _lengths = [.. files.Paths.Select(path => (path, Trying(() => Database.Query($"SELECT num_rows FROM parquet_file_metadata({Sql.Path(path)})", reader => reader.GetInt64(0)))[0]))];
            Columns = [.. _columns.Select(column => column.Name)];
            Size = _lengths.Sum(file => file.Rows);
        }
        catch
        {
            Database.Dispose();
            throw;
        }
    }

    public Database Database { get; }

    /// <summary>What stands after FROM: the files, or the rows that passed the filter.</summary>
    public string Relation { get; private set; }

    public override IReadOnlyList<string> Columns { get; }

    public override long Size { get; }

    /// <summary>The type of a column, as the database names it.</summary>
    public string TypeOf(int column) => _columns[column].Type;

    public override RowReader Read(IReadOnlyList<int> numbers, IReadOnlyList<int> others) => new ParquetReader(this, numbers, others, _place);

    /// <summary>Keeps the rows themselves: a filter may answer otherwise when it is asked again.</summary>
    public override void Keep(string where)
    {
        _place = Sql.Name(Sql.Free("garant row", Columns));
        try
        {
            Database.Execute($"CREATE TABLE {KeptRows} AS SELECT * FROM (SELECT *, row_number() OVER () AS {_place} FROM {Relation}) AS rows WHERE ({where}\n)");
        }
        catch (DuckDBException fault) when (!Files.Paths.Any(path => fault.Message.Contains(path, StringComparison.Ordinal)))
        {
            throw RowFilter.Refused(where, fault);
        }
        catch (DuckDBException fault)
        {
            throw Refused(fault);
        }

        Relation = KeptRows;
    }

    /// <summary>Where a row stands.</summary>
    /// <param name="row">Its number in all files, from 1.</param>
    public RowPlace PlaceOf(long row)
    {
        foreach ((string path, long rows) in _lengths)
        {
            if (row <= rows)
            {
                return new(path, row, row);
            }

            row -= rows;
        }

        return new(Files.Pattern, row, row);
    }

    public T Trying<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDBException fault)
        {
            throw Refused(fault);
        }
    }

    public override void Dispose() => Database.Dispose();

    private BadInputException Refused(DuckDBException fault) => Files.Fault($"the file cannot be read as Parquet: {Sql.Reason(fault)}");

    /// <summary>The database renames columns whose names it cannot tell apart, so the files are asked for their own.</summary>
    private void CheckNames()
    {
        foreach (string path in Files.Paths)
        {
            List<(string Name, long Children)> tree = Trying(() => Database.Query(
                $"SELECT name, coalesce(num_children, 0) FROM parquet_schema({Sql.Path(path)})", reader => (reader.GetString(0), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture))));
            Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
            int place = 1;
            while (place < tree.Count)
            {
                if (!seen.TryAdd(tree[place].Name, tree[place].Name))
                {
                    string first = seen[tree[place].Name];
                    throw TableFiles.Fault(path, first == tree[place].Name
                        ? $"two columns are both named \"{first}\"; rename one of them"
                        : $"the columns \"{first}\" and \"{tree[place].Name}\" differ only by case, which cannot be told apart in Parquet; rename one of them, or give the table as CSV");
                }

                place = After(tree, place);
            }
        }
    }

    private static int After(List<(string Name, long Children)> tree, int place)
    {
        long children = tree[place].Children;
        for (place++; children > 0; children--)
        {
            place = After(tree, place);
        }

        return place;
    }
}
