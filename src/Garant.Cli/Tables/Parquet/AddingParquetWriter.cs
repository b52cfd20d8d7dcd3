using DuckDB.NET.Data;

namespace Garant.Cli.Tables.Parquet;

/// <summary>Writes Parquet files with added columns; the database copies the cells, so that every type stays.</summary>
internal sealed class AddingParquetWriter : RowWriter
{
    private const string Added = "added";

    private readonly ParquetSource _source;
    private readonly IReadOnlyList<AddedColumn> _added;
    private readonly string _unfinished;
    private DuckDBAppender? _appender;

    public AddingParquetWriter(ParquetSource source, IReadOnlyList<AddedColumn> added, string unfinished)
    {
        (_source, _added, _unfinished) = (source, added, unfinished);
        source.Database.Execute($"CREATE TABLE {Added} ({string.Join(", ", added.Select((column, i) => $"a{i} {AddedSql.Type(column.Kind)}"))})");
        _appender = source.Database.Writer.CreateAppender(Added);
    }

    public override bool NeedsCells => false;

    public override void Write(RowReader row, AddedRow added) => AddedSql.Append(_appender!.CreateRow(), added).EndRow();

    public override void Complete()
    {
        Dispose();
        IEnumerable<string> columns = _source.Columns.Select(column => $"rows.{Sql.Name(column)}").Concat(_added.Select((column, i) => $"{Added}.a{i} AS {Sql.Name(column.Name)}"));
        _source.Database.Execute(
            $"COPY (SELECT {string.Join(", ", columns)} FROM {_source.Relation} AS rows POSITIONAL JOIN {Added}) TO {Sql.Text(_unfinished)} ({RowGroups.Options(_source.Columns.Count + _added.Count)})");
    }

    public override void Dispose()
    {
        _appender?.Dispose();
        _appender = null;
    }
}
