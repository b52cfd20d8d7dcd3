using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Garant.Cli.Tables.JsonLines;

/// <summary>Reads a file with a JSON object in every line.</summary>
internal sealed class JsonReader : RowReader
{
    /// <summary>How deep values may be nested; deeper ones would end the process where the database reads them.</summary>
    public const int Deepest = 200;

    private const int BufferSize = 1 << 16;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _plain;
    private readonly Func<string, int> _place;
    private readonly List<byte[]?> _names = [];
    private byte[] _buffer = new byte[BufferSize];
    private int _from, _filled, _length, _columns;
    private bool _ended;
    private long _row, _line;
    private CellKind[] _kinds = [];
    private (int Start, int Length)[] _values = [];
    private long[] _seen = [];
    private char[]?[] _letters = [];

    /// <param name="path">The file.</param>
    /// <param name="place">The column that a name is, which may be a new one.</param>
    public JsonReader(string path, Func<string, int> place)
    {
        (_path, _place) = (path, place);
        _file = Packing.Open(path, BufferSize);
        _plain = Packing.Unpack(path, _file);
    }

    public override long Position => _file.Position;

    public override RowPlace Place => new(_path, _row, _line);

    /// <summary>The object as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_from, _length);

    public override bool Read()
    {
        _from = _line == 0 ? 0 : _from + _length;
        while (NextLine())
        {
            _line++;
            if (_line == 1)
            {
                PassMark();
            }

            TrimBlanks();
            if (_length > 0)
            {
                _row++;
                Parse();
                return true;
            }
        }

        return false;
    }

    public override CellKind Kind(int column) => column < _columns ? _kinds[column] : CellKind.Missing;

    public override ReadOnlySpan<char> Text(int column)
    {
        CellKind kind = Kind(column);
        if (kind == CellKind.Missing)
        {
            return [];
        }

        (int start, int length) = _values[column];
        ReadOnlySpan<byte> value = _buffer.AsSpan(start, length);
        char[] letters = _letters[column] is { } room && room.Length >= length ? room : _letters[column] = new char[Math.Max(length, 32)];
        if (kind == CellKind.Text)
        {
            try
            {
                Utf8JsonReader text = new(value);
                text.Read();
                return letters.AsSpan(0, text.CopyString(letters));
            }
            catch (InvalidOperationException)
            {
                throw Fault($"the text of column {column + 1} holds half a character (a lone \\ud800 to \\udfff); correct it");
            }
        }

        return letters.AsSpan(0, Encoding.UTF8.GetChars(value, letters));
    }

    public override void Dispose()
    {
        _plain.Dispose();
        _file.Dispose();
    }

    /// <summary>Makes the next line the current one, without its break.</summary>
    private bool NextLine()
    {
        // The break of the line before stands where that line ended.
        while (_from < _filled && _line > 0 && _buffer[_from] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            _from++;
        }

        if (_from < _filled && _line > 0 && _buffer[_from] == '\n')
        {
            _from++;
        }

        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_from + searched, _filled - _from - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                _length = searched + end;
                return true;
            }

            searched = _filled - _from;
            if (_ended)
            {
                _length = searched;
                return searched > 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _filled - _from).CopyTo(_buffer);
            _filled -= _from;
            _from = 0;
        }

        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
        }

        try
        {
            int read = _plain.Read(_buffer, _filled, _buffer.Length - _filled);
            _ended = read == 0;
            _filled += read;
        }
        catch (Exception fault) when (fault is IOException or ICSharpCode.SharpZipLib.SharpZipBaseException)
        {
            throw Packing.Refused(_path, fault);
        }
    }

    private void PassMark()
    {
        if (Raw.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || Raw.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw Fault("the file is text in UTF-16, not in UTF-8; save it as UTF-8");
        }

        if (Raw.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            (_from, _length) = (_from + 3, _length - 3);
        }
    }

    private void TrimBlanks()
    {
        while (_length > 0 && _buffer[_from] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            (_from, _length) = (_from + 1, _length - 1);
        }

        while (_length > 0 && _buffer[_from + _length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            _length--;
        }
    }

    private void Parse()
    {
        if (!Utf8.IsValid(Raw))
        {
            throw Fault("the line is not text in UTF-8; save the file as UTF-8");
        }

        if (_buffer[_from] == '[')
        {
            throw Fault("the file is a list ([ … ]), and JSON lines have an object in every line; write it so (in pandas: to_json(orient=\"records\", lines=True))");
        }

        Array.Clear(_kinds);
        try
        {
            Utf8JsonReader json = new(Raw, new JsonReaderOptions { MaxDepth = Deepest });
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw Fault("the line is no object; JSON lines have an object in every line, such as {\"p\":0.5}");
            }

            for (int member = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; member++)
            {
                int column = Column(ref json, member);
                json.Read();
                int start = (int)json.TokenStartIndex;
                CellKind kind = json.TokenType switch
                {
                    JsonTokenType.Null => CellKind.Missing,
                    JsonTokenType.String => CellKind.Text,
                    JsonTokenType.Number => CellKind.Number,
                    JsonTokenType.True or JsonTokenType.False => CellKind.Boolean,
                    _ => CellKind.Nested,
                };
                json.Skip();
                _kinds[column] = kind;
                _values[column] = (_from + start, (int)json.BytesConsumed - start);
            }

            // Anything after the object is a fault that the reader tells of.
            json.Read();
        }
        catch (JsonException fault)
        {
            throw Fault(fault.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
                ? string.Create(CultureInfo.InvariantCulture, $"the line is nested more than {Deepest} levels deep; flatten it")
                : $"the line is no whole JSON object ({Reason(fault)}); JSON lines have an object in every line");
        }
    }

    private static string Reason(JsonException fault)
    {
        int place = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? fault.Message : fault.Message[..place]).TrimEnd('.');
    }

    /// <summary>Lines mostly have the same names in the same order.</summary>
    private int Column(ref Utf8JsonReader json, int member)
    {
        int column = member < _names.Count && _names[member] is { } name && json.ValueTextEquals(name) ? member : Find(json.GetString()!);
        if (column >= _columns)
        {
            _columns = column + 1;
            Array.Resize(ref _kinds, _columns);
            Array.Resize(ref _values, _columns);
            Array.Resize(ref _letters, _columns);
            Array.Resize(ref _seen, _columns);
        }

        if (_seen[column] == _row)
        {
            throw Fault($"the name \"{json.GetString()}\" stands twice in the line; rename one of the two");
        }

        _seen[column] = _row;
        return column;
    }

    private int Find(string name)
    {
        int column = _place(name);
        while (_names.Count <= column)
        {
            _names.Add(null);
        }

        _names[column] = Encoding.UTF8.GetBytes(name);
        return column;
    }

    private BadInputException Fault(string text) => TableFiles.Fault(_path, text, _line);
}
