using System.Text;
using System.Text.Json;

namespace Garant.Assessment.Json;

/// <summary>Reads JSON into values that know their lines.</summary>
internal ref struct LocatedJsonReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _counted;

    private LocatedJsonReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new(bytes);
    }

    /// <summary>The one value a text holds, or <c>null</c> when it is not JSON.</summary>
    /// <param name="text">The text; a byte order mark at its start is no matter.</param>
    /// <param name="fault">Hears of the line and the fault when it is not JSON.</param>
    public static LocatedJson? Read(string text, Action<int, string> fault)
    {
        LocatedJsonReader reader = new(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')));
        try
        {
            reader._reader.Read();
            LocatedJson value = reader.ReadValue(reader.Line());
            reader._reader.Read();
            return value;
        }
        catch (JsonException broken)
        {
            fault((int)(broken.LineNumber ?? 0) + 1, $"the file cannot be read as JSON: {Reason(broken.Message)}");
        }
        catch (InvalidOperationException)
        {
            fault(reader.Line(), "the file cannot be read as JSON: half a character stands in a text; write it whole");
        }

        return null;
    }

    private static string Reason(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).TrimEnd('.');
    }

    private int Line()
    {
        int start = int.Clamp((int)_reader.TokenStartIndex, _counted, _bytes.Length);
        _line += _bytes[_counted..start].Count((byte)'\n');
        _counted = start;
        return _line;
    }

    private LocatedJson ReadValue(int line) => _reader.TokenType switch
    {
        JsonTokenType.StartObject => new(JsonValueKind.Object, "", line, ReadMembers(), []),
        JsonTokenType.StartArray => new(JsonValueKind.Array, "", line, [], ReadEntries()),
        JsonTokenType.String => new(JsonValueKind.String, _reader.GetString() ?? "", line, [], []),
        JsonTokenType.Number => new(JsonValueKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), line, [], []),
        JsonTokenType.True => new(JsonValueKind.True, "", line, [], []),
        JsonTokenType.False => new(JsonValueKind.False, "", line, [], []),
        _ => new(JsonValueKind.Null, "", line, [], []),
    };

    private List<KeyValuePair<string, LocatedJson>> ReadMembers()
    {
        List<KeyValuePair<string, LocatedJson>> members = [];
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = _reader.GetString() ?? "";
            int line = Line();
            _reader.Read();
            members.Add(new(key, ReadValue(line)));
        }

        return members;
    }

    private List<LocatedJson> ReadEntries()
    {
        List<LocatedJson> entries = [];
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            entries.Add(ReadValue(Line()));
        }

        return entries;
    }
}
