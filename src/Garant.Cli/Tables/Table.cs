using DuckDB.NET.Data;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Tables;

/// <summary>A CSV, Parquet or JSON-lines file, or several of them, read row by row in their order.</summary>
internal sealed class Table : IDisposable
{
    private const int MostNames = 40;

    private readonly RowSource _source;
    private readonly string? _where;
    private readonly Dictionary<string, int> _places;

    private Table(RowSource source, string? where)
    {
        (_source, _where) = (source, where);
        _places = source.Columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
    }

    /// <summary>The columns in the order of the file; their names are compared letter by letter.</summary>
    public IReadOnlyList<string> Columns => _source.Columns;

    /// <summary>Whether an infinite bound is written as null here.</summary>
    public bool NullIsInfinite => _source.Files.Format == TableFormat.JsonLines;

    /// <summary>Opens a table.</summary>
    /// <param name="pattern">A file, or a pattern of files.</param>
    /// <param name="where">A filter in SQL, or <c>null</c>; it is evaluated once.</param>
    /// <param name="terminal">Is told what was assumed.</param>
    /// <param name="output">The file that is written from it, if one is.</param>
    /// <exception cref="BadInputException">There is no such file, or it cannot be read; the filter is none; the output is one of the files.</exception>
    public static Table Open(string pattern, string? where, Terminal terminal, OutputFile? output = null)
    {
        TableFiles files = TableFiles.Find(pattern);
        if (output is not null)
        {
            OutputFile.MustNotBe(output.Path, files.Paths);
        }

        RowSource source = RowSource.Open(files, output?.Unfinished, terminal);
        try
        {
            if (where is not null)
            {
                source.Keep(where);
            }

            return new(source, where);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Some names, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? FormattableString.Invariant($" … and {names.Count - MostNames} more") : "");

    /// <summary>Refuses names that are no columns.</summary>
    /// <exception cref="BadInputException">There is no such column.</exception>
    public void Require(params IEnumerable<string?> columns)
    {
        string[] missing = [.. columns.OfType<string>().Where(column => !_places.ContainsKey(column))];
        if (missing.Length > 0)
        {
            throw new BadInputException([.. missing.Select(column => FileRemark.Error(_source.Files.Pattern, 0, $"there is no column \"{column}\"; there are {List(Columns)}"))]);
        }
    }

    /// <summary>Refuses to write over one of the files.</summary>
    /// <exception cref="BadInputException">The path is one of them.</exception>
    public Table NotOver(string output)
    {
        try
        {
            OutputFile.MustNotBe(output, _source.Files.Paths);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Reads numbers and texts of every row.</summary>
    /// <param name="numbers">The columns that hold numbers.</param>
    /// <param name="texts">The columns that hold texts.</param>
    /// <param name="terminal">Shows how far the work is.</param>
    /// <param name="take">Takes a row's place, its numbers (not a number where a cell is empty and may be), and its texts.</param>
    /// <param name="mayBeEmpty">Whether a number may be missing or infinite.</param>
    /// <exception cref="BadInputException">A cell does not hold what it should; there is no row.</exception>
    public void Read(IReadOnlyList<string> numbers, IReadOnlyList<string> texts, Terminal terminal, Action<RowPlace, double[], string[]> take, bool mayBeEmpty = false) =>
        Each(numbers, texts, [], terminal, mayBeEmpty, (_, place, values, words) => take(place, values, words));

    /// <summary>Writes every row with what a prediction adds to it.</summary>
    /// <param name="output">The file to write; its ending says the format.</param>
    /// <param name="added">The columns to add.</param>
    /// <param name="numbers">The columns that hold numbers.</param>
    /// <param name="texts">The columns that hold texts.</param>
    /// <param name="terminal">Shows how far the work is.</param>
    /// <param name="predict">Takes a row's place, its numbers and its texts, and fills what is added.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="BadInputException">A cell does not hold what it should; there is no row; the file cannot be written.</exception>
    public long Write(OutputFile output, IReadOnlyList<AddedColumn> added, IReadOnlyList<string> numbers, IReadOnlyList<string> texts, Terminal terminal, Action<RowPlace, double[], string[], AddedRow> predict)
    {
        if (added.FirstOrDefault(column => _places.ContainsKey(column.Name)) is { } taken)
        {
            throw BadInputException.Of($"the table has a column \"{taken.Name}\" already; leave it out or rename it");
        }

        int[] asked = [.. numbers.Select(column => _places[column])];
        AddedRow row = new(added);
        long rows = 0;
        try
        {
            using RowWriter writer = RowWriter.Create(_source, added, asked, output.Path, output.Unfinished);
            Each(numbers, texts, writer.NeedsCells ? Columns : [], terminal, mayBeEmpty: false, (reader, place, values, words) =>
            {
                row.Clear();
                predict(place, values, words, row);
                writer.Write(reader, row);
                rows++;
            });
            writer.Complete();
        }
        catch (Exception fault) when (fault is DuckDBException || OutputFile.IsDiskFault(fault))
        {
            throw output.Refused(fault is DuckDBException ? Sql.Reason(fault) : fault.Message);
        }

        output.Complete();
        return rows;
    }

    /// <summary>A fault of the whole table.</summary>
    public BadInputException Fault(string text) => _source.Files.Fault(text);

    /// <summary>A fault of a row.</summary>
    public static BadInputException Fault(RowPlace place, string text) => TableFiles.Fault(place.File, FormattableString.Invariant($"row {place.Row}: {text}"), place.Line);

    public void Dispose() => _source.Dispose();

    private void Each(IReadOnlyList<string> numbers, IReadOnlyList<string> texts, IReadOnlyList<string> cells, Terminal terminal, bool mayBeEmpty, Action<RowReader, RowPlace, double[], string[]> take)
    {
        int[] ofNumbers = [.. numbers.Select(column => _places[column])], ofTexts = [.. texts.Select(column => _places[column])];
        double[] values = new double[numbers.Count];
        string[] words = new string[texts.Count];
        long rows = 0;
        terminal.Watch($"Reading {_source.Files.Pattern}", _source.Size, advance =>
        {
            using RowReader reader = _source.Read(ofNumbers, [.. ofTexts, .. cells.Select(column => _places[column])]);
            while (reader.Read())
            {
                RowPlace place = reader.Place;
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = Number(reader, place, ofNumbers[i], mayBeEmpty);
                }

                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = reader.Text(ofTexts[i]).ToString();
                }

                take(reader, place, values, words);
                if (++rows % 1000 == 0)
                {
                    advance(reader.Position);
                }
            }
        });
        if (rows == 0)
        {
            throw Fault(_where is null ? "there is no row; the file holds column names only" : "no row passes the filter of --where; loosen it");
        }
    }

    private double Number(RowReader reader, RowPlace place, int column, bool mayBeEmpty)
    {
        if (reader.Kind(column) != CellKind.Missing && reader.TryNumber(column, out double number))
        {
            return double.IsFinite(number) || mayBeEmpty && !double.IsNaN(number) ? number : throw Fault(place, $"column \"{Columns[column]}\" holds \"{reader.Text(column)}\", which is not a finite number; correct it, or leave the row out with --where");
        }

        return !reader.Text(column).IsEmpty ? throw Fault(place, $"column \"{Columns[column]}\" holds \"{reader.Text(column)}\", which is not a number; correct it, or leave the row out with --where")
            : mayBeEmpty ? double.NaN
            : throw Fault(place, $"column \"{Columns[column]}\" is empty; fill it in, or leave the row out with --where");
    }
}
