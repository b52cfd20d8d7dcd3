using DuckDB.NET.Data;

namespace Garant.Cli.Tables.Parquet;

/// <summary>Reads the rows of Parquet files through the database, as numbers and as texts.</summary>
internal sealed class ParquetReader : RowReader
{
    private readonly ParquetSource _source;
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private readonly Func<bool> _move;
    private readonly Dictionary<int, int> _numbers = [];
    private readonly Dictionary<int, int> _texts = [];
    private readonly bool _isFiltered;
    private long _row;

    /// <param name="source">The files.</param>
    /// <param name="numbers">Columns to read as numbers.</param>
    /// <param name="others">Columns to read as they are.</param>
    /// <param name="place">The column that counts the rows, where a filter left some out.</param>
    public ParquetReader(ParquetSource source, IReadOnlyList<int> numbers, IReadOnlyList<int> others, string? place)
    {
        _source = source;
        _isFiltered = place is not null;
        List<string> columns = [place ?? "0"];
        foreach (int column in numbers.Where(column => IsNumber(source.TypeOf(column))).Distinct())
        {
            _numbers[column] = columns.Count;
            columns.Add($"CAST({Sql.Name(source.Columns[column])} AS DOUBLE)");
        }

        // What is no number is read as it is too, so that a message can show it.
        foreach (int column in numbers.Concat(others).Distinct())
        {
            if (!_numbers.ContainsKey(column) || others.Contains(column))
            {
                string name = Sql.Name(source.Columns[column]);
                _texts[column] = columns.Count;
                columns.Add(KindOf(source.TypeOf(column)) == CellKind.Nested ? $"CAST(to_json({name}) AS VARCHAR)" : $"CAST({name} AS VARCHAR)");
            }
        }

        _command = source.Database.Connection.CreateCommand();
        _command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {source.Relation}";
        _command.UseStreamingMode = true;
        _reader = source.Trying(_command.ExecuteReader);
        _move = _reader.Read;
    }

    public override long Position => _row;

    public override RowPlace Place => _source.PlaceOf(_isFiltered ? _reader.GetInt64(0) : _row);

    public override bool Read()
    {
        _row++;
        return _source.Trying(_move);
    }

    public override CellKind Kind(int column) => _reader.IsDBNull(Field(column)) ? CellKind.Missing : KindOf(_source.TypeOf(column));

    public override ReadOnlySpan<char> Text(int column) =>
        Kind(column) == CellKind.Missing ? []
        : _texts.TryGetValue(column, out int place) ? _reader.GetString(place)
        : NumberText.Of(_reader.GetDouble(_numbers[column]));

    public override bool TryNumber(int column, out double number)
    {
        if (!_numbers.TryGetValue(column, out int place))
        {
            return base.TryNumber(column, out number);
        }

        number = _reader.GetDouble(place);
        return true;
    }

    public override void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
    }

    private int Field(int column) => _numbers.TryGetValue(column, out int place) ? place : _texts[column];

    private static bool IsNumber(string type) => KindOf(type) == CellKind.Number;

    private static CellKind KindOf(string type) =>
        type is "BOOLEAN" ? CellKind.Boolean
        : type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) || type.StartsWith("UNION", StringComparison.Ordinal) || type is "JSON" ? CellKind.Nested
        : type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT" or "FLOAT" or "DOUBLE" || type.StartsWith("DECIMAL", StringComparison.Ordinal) ? CellKind.Number
        : CellKind.Text;
}
