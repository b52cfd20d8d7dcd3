using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Garant.Cli.Tables.JsonLines;

/// <summary>Writes a JSON object in every line; the lines of such a file as they stood there.</summary>
internal sealed class JsonWriter : RowWriter
{
    private const int BufferSize = 1 << 16;

    private readonly Stream _stream;
    private readonly byte[][] _names;
    private readonly HashSet<int> _numbers;

    /// <param name="source">Where the rows come from.</param>
    /// <param name="added">The columns to add.</param>
    /// <param name="numbers">Columns whose texts are numbers.</param>
    /// <param name="path">The output as the user named it.</param>
    /// <param name="unfinished">Where to write it.</param>
    public JsonWriter(RowSource source, IReadOnlyList<AddedColumn> added, IReadOnlyList<int> numbers, string path, string unfinished)
    {
        _stream = new BufferedStream(Packing.Pack(path, unfinished), BufferSize);
        _names = [.. source.Columns.Concat(added.Select(column => column.Name)).Select(name => Encoding.UTF8.GetBytes(Quoted(name) + ":"))];
        _numbers = [.. numbers];
    }

    public override void Write(RowReader row, AddedRow added)
    {
        int columns = _names.Length - added.Columns.Count;
        bool isFirst;
        if (row is RowSequence { Current: JsonReader json })
        {
            ReadOnlySpan<byte> inner = json.Raw[..^1].TrimEnd(" \t\r"u8);
            _stream.Write(inner);
            isFirst = inner.Length == 1;
        }
        else
        {
            _stream.WriteByte((byte)'{');
            for (int i = 0; i < columns; i++)
            {
                Name(i, i == 0);
                Cell(row.Kind(i), row.Text(i), _numbers.Contains(i));
            }

            isFirst = columns == 0;
        }

        for (int i = 0; i < added.Columns.Count; i++, isFirst = false)
        {
            Name(columns + i, isFirst);
            double number = added.Number(i);
            Text(added.Columns[i].Kind switch
            {
                AddedKind.Text => Quoted(added.Text(i)),
                AddedKind.Count => number.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
                _ => double.IsFinite(number) ? NumberText.Of(number) : "null",
            });
        }

        _stream.Write("}\n"u8);
    }

    public override void Complete() => _stream.Dispose();

    public override void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (Exception fault) when (Files.OutputFile.IsDiskFault(fault))
        {
            // What could not be written was told when it failed; the rest is in the buffer and not wanted.
        }
    }

    private static string Quoted(ReadOnlySpan<char> text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void Name(int column, bool isFirst)
    {
        if (!isFirst)
        {
            _stream.WriteByte((byte)',');
        }

        _stream.Write(_names[column]);
    }

    private void Cell(CellKind kind, ReadOnlySpan<char> text, bool isNumber)
    {
        if (kind == CellKind.Missing || isNumber && text.IsEmpty)
        {
            _stream.Write("null"u8);
        }
        else if (kind == CellKind.Number || kind == CellKind.Text && isNumber)
        {
            // A number that JSON writes otherwise, such as .5, keeps its value.
            Text(NumberText.IsJson(text) ? text : NumberText.TryRead(text, out double number) && double.IsFinite(number) ? NumberText.Of(number) : "null");
        }
        else if (kind == CellKind.Text)
        {
            Text(Quoted(text));
        }
        else
        {
            Text(text);
        }
    }

    private void Text(ReadOnlySpan<char> text)
    {
        Span<byte> room = text.Length <= 256 ? stackalloc byte[1024] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        _stream.Write(room[..Encoding.UTF8.GetBytes(text, room)]);
    }
}
