using System.Globalization;
using nietras.SeparatedValues;

namespace Garant.Cli.Tables.Csv;

/// <summary>Reads the rows of one CSV file. Sep finds the cells; what is no CSV is refused here, with its line.</summary>
internal sealed class CsvReader : RowReader
{
    private readonly string _path;
    private readonly CsvText _text;
    private readonly SepReader _reader;
    private readonly char _separator;
    private readonly Func<bool> _move;
    private long _row;
    private long _line = 1;
    private long _next = 1;

    /// <exception cref="BadInputException">The file cannot be read, or its names are none.</exception>
    public CsvReader(string path, char separator)
    {
        (_path, _separator) = (path, separator);
        _text = CsvText.Open(path);
        try
        {
            _reader = Trying(() => Sep.New(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = false }).From(_text.Reader));
            _move = _reader.MoveNext;
            Names = ReadNames();
        }
        catch
        {
            _reader?.Dispose();
            _text.Dispose();
            throw;
        }
    }

    /// <summary>The line of names as it stands in the file.</summary>
    public string Head { get; private set; } = "";

    public IReadOnlyList<string> Names { get; }

    public char Separator => _separator;

    public override long Position => _text.Position;

    public override RowPlace Place => new(_path, _row, _line);

    /// <summary>The row as it stands in the file, without the break at its end.</summary>
    public ReadOnlySpan<char> Raw => _reader.Current.Span;

    /// <summary>A cell as it stands in the file, with its quotes.</summary>
    public ReadOnlySpan<char> Cell(int column) => _reader.Current[column].Span;

    public override bool Read()
    {
        if (!Next())
        {
            return false;
        }

        _row++;
        SepReader.Row row = _reader.Current;
        CheckQuotes(row);
        return row.ColCount == Names.Count ? true : throw Fault(
            string.Create(CultureInfo.InvariantCulture, $"row {_row}: {Cells(row.ColCount)}, and the line of names has {Names.Count}; {(row.ColCount > Names.Count ? "put a cell that holds the separator in quotes, or take cells away" : "add the missing cells")}"), _line);
    }

    public override CellKind Kind(int column) => Cell(column).IsEmpty ? CellKind.Missing : CellKind.Text;

    public override ReadOnlySpan<char> Text(int column) => CsvCells.Text(Cell(column));

    public override void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{count} cells");

    private string[] ReadNames()
    {
        if (!Next())
        {
            throw TableFiles.Fault(_path, "the file is empty; it needs a line of column names and rows");
        }

        SepReader.Row row = _reader.Current;
        CheckQuotes(row);
        Head = row.Span.ToString();
        if (Head.Contains('\0', StringComparison.Ordinal))
        {
            throw Fault("the line of names has bytes of value 0, as text in UTF-16 has; save the file as UTF-8", 1);
        }

        string[] names = new string[row.ColCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = CsvCells.Text(row[i].Span).ToString();
        }

        return names;
    }

    /// <summary>Goes to the next record that is not a blank line.</summary>
    private bool Next()
    {
        while (Trying(_move))
        {
            // Sep counts the line of a first record wrongly; where the record before ended is sure.
            _line = _next;
            _next = _reader.Current.LineNumberToExcl;
            if (!_reader.Current.Span.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckQuotes(SepReader.Row row)
    {
        if (!row.Span.Contains('"'))
        {
            return;
        }

        long line = _line;
        for (int i = 0; i < row.ColCount; i++)
        {
            ReadOnlySpan<char> cell = row[i].Span;
            if (CsvCells.Fault(cell) is string fault)
            {
                string place = _row == 0 ? "the line of names" : string.Create(CultureInfo.InvariantCulture, $"row {_row}");
                throw Fault(string.Create(CultureInfo.InvariantCulture, $"{place}: cell {i + 1} {fault}"), line);
            }

            line += CsvCells.Breaks(cell);
        }
    }

    private BadInputException Fault(string text, long line) => TableFiles.Fault(_path, text, line);

    private T Trying<T>(Func<T> read)
    {
        try
        {
            return CsvText.Trying(_path, read);
        }
        catch (Exception fault) when (fault is NotSupportedException or InvalidDataException or OverflowException or ArgumentException)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"row {_row + 1} does not end within 16 million letters; a quote (\") that is opened there is never closed, or the row is too long"), _next);
        }
    }
}
