using DuckDB.NET.Data;

namespace Garant.Cli.Tables;

/// <summary>Rows kept in the database as texts, with the types that hold them.</summary>
internal sealed class RowStore(Database database, string name, int columns, bool textsMayBeNumbers) : IDisposable
{
    private readonly ColumnType[] _types = [.. Enumerable.Range(0, columns).Select(_ => new ColumnType(textsMayBeNumbers))];
    private DuckDBAppender? _appender;

    public string Name => name;

    /// <summary>Makes the table.</summary>
    /// <param name="others">Columns after those of the rows, as SQL declares them.</param>
    public void Create(params IEnumerable<string> others)
    {
        database.Execute($"CREATE TABLE {name} ({string.Join(", ", [.. Enumerable.Range(0, columns).Select(column => $"c{column} VARCHAR"), .. others])})");
        _appender = database.Writer.CreateAppender(name);
    }

    /// <summary>Adds a row's cells; whoever calls adds the other columns and ends the row.</summary>
    public IDuckDBAppenderRow Append(RowReader row)
    {
        IDuckDBAppenderRow cells = _appender!.CreateRow();
        for (int i = 0; i < _types.Length; i++)
        {
            CellKind kind = row.Kind(i);
            ReadOnlySpan<char> text = row.Text(i);
            _types[i].See(kind, text);
            cells = kind == CellKind.Missing ? cells.AppendNullValue() : cells.AppendValue(text.ToString());
        }

        return cells;
    }

    /// <summary>Says that all rows are there.</summary>
    public void Complete() => Dispose();

    /// <summary>Whether the cells of a column are texts.</summary>
    public bool IsText(int column) => !_types[column].IsNested && _types[column].Name == "VARCHAR";

    /// <summary>A column in its type.</summary>
    /// <param name="column">Which one.</param>
    /// <param name="type">Its type, or <c>null</c> for the one that holds every cell.</param>
    public string Typed(int column, string? type = null)
    {
        string cell = $"c{column}";
        if (type is null && _types[column].IsNested)
        {
            string structure = database.Query($"SELECT CAST(json_group_structure(CAST({cell} AS JSON)) AS VARCHAR) FROM {name}", reader => reader.GetString(0))[0];
            string nested = $"from_json(CAST({cell} AS JSON), {Sql.Text(structure)})";
            return CanRead(nested) ? nested : cell;
        }

        type ??= _types[column].Name;
        return type == "VARCHAR" ? cell : $"CAST(nullif({cell}, '') AS {type})";
    }

    public void Dispose()
    {
        _appender?.Dispose();
        _appender = null;
    }

    /// <summary>Names that differ only by case make structures the database does not know.</summary>
    private bool CanRead(string expression)
    {
        try
        {
            database.Query($"SELECT count({expression}) FROM {name}", _ => 0);
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }
}
