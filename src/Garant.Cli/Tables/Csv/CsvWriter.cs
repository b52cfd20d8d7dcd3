using System.Globalization;
using System.Text;

namespace Garant.Cli.Tables.Csv;

/// <summary>Writes CSV; the cells of a CSV file as they stood there, letter by letter.</summary>
internal sealed class CsvWriter : RowWriter
{
    private const int BufferSize = 1 << 16;

    private readonly StreamWriter _writer;
    private readonly char _separator;
    private readonly int _columns;

    public CsvWriter(RowSource source, IReadOnlyList<AddedColumn> added, string path, string unfinished)
    {
        _separator = CsvHead.IsTabbed(path) ? '\t' : ',';
        _columns = source.Columns.Count;
        _writer = new(Packing.Pack(path, unfinished), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { NewLine = "\n" };
        bool isFirst = true;
        foreach (string name in source.Columns.Concat(added.Select(column => column.Name)))
        {
            if (!isFirst)
            {
                _writer.Write(_separator);
            }

            isFirst = false;
            if (name.Length > 0)
            {
                CsvCells.Write(_writer, name, _separator);
            }
        }

        _writer.WriteLine();
    }

    public override void Write(RowReader row, AddedRow added)
    {
        if (row is RowSequence { Current: CsvReader csv })
        {
            WriteRaw(csv);
        }
        else
        {
            WriteCells(row);
        }

        for (int i = 0; i < added.Columns.Count; i++)
        {
            _writer.Write(_separator);
            switch (added.Columns[i].Kind)
            {
                case AddedKind.Text:
                    CsvCells.Write(_writer, added.Text(i), _separator);
                    break;
                case AddedKind.Count:
                    _writer.Write(((long)added.Number(i)).ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    _writer.Write(NumberText.Of(added.Number(i)));
                    break;
            }
        }

        _writer.WriteLine();
    }

    public override void Complete() => _writer.Dispose();

    public override void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (Exception fault) when (Files.OutputFile.IsDiskFault(fault))
        {
            // What could not be written was told when it failed; the rest is in the buffer and not wanted.
        }
    }

    private void WriteRaw(CsvReader csv)
    {
        if (csv.Separator == _separator)
        {
            _writer.Write(csv.Raw);
            return;
        }

        for (int i = 0; i < _columns; i++)
        {
            if (i > 0)
            {
                _writer.Write(_separator);
            }

            ReadOnlySpan<char> cell = csv.Cell(i);
            if (!cell.StartsWith('"') && cell.Contains(_separator))
            {
                CsvCells.Write(_writer, cell, _separator);
            }
            else
            {
                _writer.Write(cell);
            }
        }
    }

    private void WriteCells(RowReader row)
    {
        for (int i = 0; i < _columns; i++)
        {
            if (i > 0)
            {
                _writer.Write(_separator);
            }

            if (row.Kind(i) != CellKind.Missing)
            {
                CsvCells.Write(_writer, row.Text(i), _separator);
            }
        }
    }
}
