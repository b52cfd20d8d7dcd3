namespace Garant.Cli.Tables.Parquet;

/// <summary>Writes rows of other formats as Parquet. Types are known when all rows were seen, so the rows wait in the database.</summary>
internal sealed class ParquetWriter : RowWriter
{
    private const string Rows = "written";

    private readonly RowSource _source;
    private readonly IReadOnlyList<AddedColumn> _added;
    private readonly IReadOnlyList<int> _numbers;
    private readonly string _unfinished;
    private readonly Database _database;
    private readonly RowStore _store;

    /// <param name="source">Where the rows come from.</param>
    /// <param name="added">The columns to add.</param>
    /// <param name="numbers">Columns whose texts are numbers.</param>
    /// <param name="path">The output as the user named it.</param>
    /// <param name="unfinished">Where to write it.</param>
    /// <exception cref="BadInputException">Two columns differ only by case.</exception>
    public ParquetWriter(RowSource source, IReadOnlyList<AddedColumn> added, IReadOnlyList<int> numbers, string path, string unfinished)
    {
        CheckNames(source, added, path);
        (_source, _added, _numbers, _unfinished) = (source, added, numbers, unfinished);
        _database = new(unfinished);
        _store = new(_database, Rows, source.Columns.Count, textsMayBeNumbers: false);
        _store.Create(added.Select((column, i) => $"a{i} {AddedSql.Type(column.Kind)}"));
    }

    public override void Write(RowReader row, AddedRow added) => AddedSql.Append(_store.Append(row), added).EndRow();

    public override void Complete()
    {
        _store.Complete();
        IEnumerable<string> columns = _source.Columns.Select((name, i) => $"{Typed(i)} AS {Sql.Name(name)}").Concat(_added.Select((column, i) => $"a{i} AS {Sql.Name(column.Name)}"));
        _database.Execute($"COPY (SELECT {string.Join(", ", columns)} FROM {Rows}) TO {Sql.Text(_unfinished)} ({RowGroups.Options(_source.Columns.Count + _added.Count)})");
    }

    public override void Dispose()
    {
        _store.Dispose();
        _database.Dispose();
    }

    private string Typed(int column) => _store.Typed(column, _numbers.Contains(column) && _store.IsText(column) ? "DOUBLE" : null);

    private static void CheckNames(RowSource source, IReadOnlyList<AddedColumn> added, string path)
    {
        Dictionary<string, string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in source.Columns.Concat(added.Select(column => column.Name)))
        {
            if (!seen.TryAdd(name, name))
            {
                throw TableFiles.Fault(path, $"the columns \"{seen[name]}\" and \"{name}\" differ only by case, which cannot be told apart in Parquet; write .csv or .jsonl, or rename one of them");
            }
        }

        if (seen.ContainsKey(""))
        {
            throw TableFiles.Fault(path, "a column has no name, and Parquet needs one; name it, or write .csv or .jsonl");
        }
    }
}
