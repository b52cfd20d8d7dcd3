using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Tables;

/// <summary>A CSV, Parquet or JSON-lines file, or several of them, read row by row in their order.</summary>
internal sealed partial class Table
{
    private const string Row = "garant_row", File = "garant_file", Text = "garant_text";

    private readonly DuckDBConnection _connection;
    private readonly string _pattern;
    private readonly TableFormat _format;
    private readonly string? _where;

    private Table(DuckDBConnection connection, string pattern, string? where)
    {
        _connection = connection;
        _pattern = pattern;
        _format = TableFormats.Of(pattern);
        _where = where;
        Columns = [];
    }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; private set; }

    /// <summary>Whether an infinite bound is written as null here.</summary>
    public bool NullIsInfinite => _format == TableFormat.JsonLines;

    /// <summary>Opens a table.</summary>
    /// <param name="connection">The database that reads it.</param>
    /// <param name="pattern">A file, or a pattern of files.</param>
    /// <param name="where">A filter in SQL, or <c>null</c>.</param>
    /// <exception cref="BadInputException">There is no such file, or it cannot be read.</exception>
    public static Table Open(DuckDBConnection connection, string pattern, string? where)
    {
        Table table = new(connection, pattern, where);
        if (System.IO.File.Exists(pattern) && new FileInfo(pattern).Length == 0)
        {
            throw table.Fault(0, "the file is empty; it needs a line of column names and rows");
        }

        table.Columns = [.. table.Query($"DESCRIBE SELECT * FROM {table.Source()}", reader => reader.GetString(0)).Where(name => name != File)];
        if (where is not null)
        {
            table.Query($"SELECT 1 FROM ({table.Relation()}) LIMIT 0", _ => 0);
        }

        return table;
    }

    /// <summary>Refuses names that are no columns.</summary>
    /// <exception cref="BadInputException">There is no such column.</exception>
    public void Require(params IEnumerable<string?> columns)
    {
        string[] missing = [.. columns.OfType<string>().Where(column => !Columns.Contains(column))];
        if (missing.Length > 0 && Columns.Count == 1 && Columns[0].AsSpan().ContainsAny(',', ';', '\t'))
        {
            throw Fault(0, $"the columns of \"{Columns[0]}\" cannot be told apart; a row is longer or shorter than the line of names");
        }

        if (missing.Length > 0)
        {
            throw new BadInputException([.. missing.Select(column => FileRemark.Error(_pattern, 0, $"there is no column \"{column}\"; there are {string.Join(", ", Columns)}"))]);
        }
    }

    /// <summary>How many rows there are.</summary>
    public long Count() => Query($"SELECT count(*) FROM ({Relation()})", reader => reader.GetInt64(0))[0];

    /// <summary>Reads numbers and texts of every row.</summary>
    /// <param name="numbers">The columns that hold numbers.</param>
    /// <param name="texts">The columns that hold texts.</param>
    /// <param name="terminal">Shows how far the work is.</param>
    /// <param name="take">Takes a row's number in its file, its numbers (not a number where a cell is empty and may be), and its texts.</param>
    /// <param name="mayBeEmpty">Whether a number may be missing or infinite.</param>
    /// <exception cref="BadInputException">A cell does not hold what it should; there is no row.</exception>
    public void Read(IReadOnlyList<string> numbers, IReadOnlyList<string> texts, Terminal terminal, Action<long, double[], string[]> take, bool mayBeEmpty = false)
    {
        string columns = string.Join(", ", [
            Row,
            .. numbers.Select(column => $"TRY_CAST({Quoted(column)} AS DOUBLE)"),
            .. texts.Select(column => $"CAST({Quoted(column)} AS VARCHAR)"),
            .. numbers.Select(column => $"{Quoted(column)} IS NULL"),
        ]);
        double[] values = new double[numbers.Count];
        string[] words = new string[texts.Count];
        long rows = 0;
        terminal.Watch($"Reading {_pattern}", Count(), step =>
        {
            using DuckDBCommand command = _connection.CreateCommand();
            command.CommandText = $"SELECT {columns} FROM ({Relation()})";
            command.UseStreamingMode = true;
            using DuckDBDataReader reader = Try(command.ExecuteReader);
            while (Try(reader.Read))
            {
                long row = reader.GetInt64(0);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = reader.IsDBNull(i + 1) ? double.NaN : reader.GetDouble(i + 1);
                    bool isEmpty = reader.GetBoolean(1 + values.Length + words.Length + i);
                    if (!double.IsFinite(values[i]) && !(mayBeEmpty && (isEmpty || !double.IsNaN(values[i]))))
                    {
                        throw CellFault(row, numbers[i]);
                    }
                }

                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = reader.IsDBNull(values.Length + 1 + i) ? "" : reader.GetString(values.Length + 1 + i);
                }

                take(row, values, words);
                rows++;
                step();
            }
        });
        if (rows == 0)
        {
            throw Fault(0, _where is null ? "there is no row; the file holds column names only" : "no row passes the filter of --where; loosen it");
        }
    }

    /// <summary>Writes the rows of this table with the columns of another beside them, row by row.</summary>
    /// <param name="added">The name of a table of the same database with as many rows.</param>
    /// <param name="doubles">Its columns that hold numbers, which may be infinite.</param>
    /// <param name="others">Its other columns.</param>
    /// <param name="output">The file to write; its ending says the format.</param>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public void CopyWith(string added, IReadOnlyList<string> doubles, IReadOnlyList<string> others, string output)
    {
        TableFormat format = TableFormats.Of(output);
        string mine = string.Join(", ", Columns.Select(column => $"t.{Quoted(column)}"));
        string bounds = string.Join(", ", [
            .. doubles.Select(column => format == TableFormat.JsonLines ? $"CASE WHEN isinf(b.{Quoted(column)}) THEN NULL ELSE b.{Quoted(column)} END AS {Quoted(column)}" : $"b.{Quoted(column)}"),
            .. others.Select(column => $"b.{Quoted(column)}"),
        ]);
        string options = format switch
        {
            TableFormat.Csv => "FORMAT csv, HEADER",
            TableFormat.Parquet => "FORMAT parquet",
            _ => "FORMAT json",
        };
        try
        {
            Execute($"COPY (SELECT {mine}, {bounds} FROM ({Relation(typed: format != TableFormat.Csv)}) t POSITIONAL JOIN {added} b) TO '{Escaped(output)}' ({options})");
        }
        catch (DuckDBException fault)
        {
            throw new BadInputException([FileRemark.Error(output, 0, $"the file cannot be written: {FirstLine(fault)}")]);
        }
    }

    /// <summary>A fault of a row.</summary>
    public BadInputException Fault(long row, string text)
    {
        string file = _pattern;
        if (row > 0 && TableFormats.IsPattern(_pattern))
        {
            string numbered = Numbered(typed: false);
            (file, row) = Query(
                $"SELECT a.{File}, (SELECT count(*) FROM ({numbered}) b WHERE b.{File} = a.{File} AND b.{Row} <= a.{Row}) FROM ({numbered}) a WHERE a.{Row} = {row.ToString(CultureInfo.InvariantCulture)}",
                reader => (reader.GetString(0), reader.GetInt64(1)))[0];
        }

        // The first line of a CSV file names the columns.
        long line = row == 0 ? 0 : _format == TableFormat.Csv ? row + 1 : row;
        return new([FileRemark.Error(file, (int)Math.Min(line, int.MaxValue), row == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"row {row}: {text}"))]);
    }

    /// <summary>A name as SQL writes it.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string FirstLine(DuckDBException fault)
    {
        string line = fault.Message.Split('\n')[0].Trim();
        int kind = line.IndexOf(": ", StringComparison.Ordinal);
        return kind > 0 && kind < 30 ? line[(kind + 2)..] : line;
    }

    /// <summary>The rows as they stand in the files; a CSV file's cells are texts.</summary>
    private string Source(bool typed = false) => _format switch
    {
        TableFormat.Csv => $"read_csv('{Escaped(_pattern)}', header = true, skip = 0, {(typed ? "sample_size = -1" : "all_varchar = true")}, filename = '{File}')",
        TableFormat.Parquet => $"read_parquet('{Escaped(_pattern)}', filename = '{File}')",
        _ => $"read_json('{Escaped(_pattern)}', format = 'newline_delimited', filename = '{File}')",
    };

    private string Numbered(bool typed) => $"SELECT row_number() OVER () AS {Row}, * FROM {Source(typed)}";

    /// <summary>The rows that pass the filter. The filter sees numbers as numbers, whoever reads the row sees its texts.</summary>
    private string Relation(bool typed = false)
    {
        if (_where is null)
        {
            return Numbered(typed);
        }

        if (_format != TableFormat.Csv)
        {
            return $"SELECT * FROM ({Numbered(typed: false)}) WHERE ({_where})";
        }

        Dictionary<string, string> types = Query($"DESCRIBE SELECT * FROM {Source(typed: true)}", reader => (reader.GetString(0), reader.GetString(1))).ToDictionary(column => column.Item1, column => column.Item2, StringComparer.Ordinal);
        string texts = string.Join(", ", Columns.Select((column, i) => $"{Text}{i} := {Quoted(column)}"));
        string casts = string.Join(", ", Columns.Select(column => $"TRY_CAST({Quoted(column)} AS {types.GetValueOrDefault(column, "VARCHAR")}) AS {Quoted(column)}"));
        string kept = typed
            ? string.Join(", ", Columns.Select(Quoted))
            : string.Join(", ", Columns.Select((column, i) => $"{Text}.{Text}{i} AS {Quoted(column)}"));
        return $"SELECT {Row}, {File}, {kept} FROM (SELECT {Row}, {File}, struct_pack({texts}) AS {Text}, {casts} FROM ({Numbered(typed: false)})) WHERE ({_where})";
    }

    private BadInputException CellFault(long row, string column)
    {
        (string? text, bool isNumber) = Query(
            $"SELECT CAST({Quoted(column)} AS VARCHAR), TRY_CAST({Quoted(column)} AS DOUBLE) IS NOT NULL FROM ({Relation()}) WHERE {Row} = {row.ToString(CultureInfo.InvariantCulture)}",
            reader => (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetBoolean(1)))[0];
        return Fault(row, text is null
            ? $"column \"{column}\" is empty; fill it in, or leave the row out with --where"
            : $"column \"{column}\" holds \"{text}\", which is not a {(isNumber ? "finite " : "")}number; correct it, or leave the row out with --where");
    }

    private List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read) => Try(() =>
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private T Try<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (DuckDBException fault) when (fault.Message.Contains("No files found", StringComparison.Ordinal))
        {
            throw Fault(0, "there is no such file; correct the path");
        }
        catch (DuckDBException fault) when (_where is not null && (fault.Message.Contains("Binder Error", StringComparison.Ordinal) || fault.Message.Contains("Parser Error", StringComparison.Ordinal)))
        {
            throw BadInputException.Of($"--where is \"{_where}\", which is no filter in SQL: {FirstLine(fault)}");
        }
        catch (DuckDBException fault)
        {
            Match line = LineNumber().Match(fault.Message);
            int number = line.Success ? int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            throw new BadInputException([FileRemark.Error(_pattern, number, $"the file cannot be read as {TableFormats.Name(_format)}: {FirstLine(fault)}")]);
        }
    }

    [GeneratedRegex(@"Line: (\d+)")]
    private static partial Regex LineNumber();
}
