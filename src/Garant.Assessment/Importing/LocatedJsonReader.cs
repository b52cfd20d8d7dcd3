using System.Text;
using System.Text.Json;

namespace Garant.Assessment.Importing;

/// <summary>Reads a JSON file into values that know their lines.</summary>
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

    /// <summary>The file's value, an object; or <c>null</c>, and an error, when it cannot be read.</summary>
    public static LocatedJson? Read(SourceText source, Remarks remarks)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(source.Text.TrimStart('\uFEFF'));
        LocatedJsonReader reader = new(bytes);
        try
        {
            reader._reader.Read();
            LocatedJson value = reader.ReadValue(reader.Line());
            reader._reader.Read();
            if (value.Kind == JsonKind.Object)
            {
                return value;
            }

            remarks.Fail(source.File, value.Line, "the file is JSON and does not hold an object in braces; is it the right file?");
        }
        catch (JsonException fault)
        {
            remarks.Fail(source.File, (int)(fault.LineNumber ?? 0) + 1, $"the file cannot be read as JSON: {Reason(fault)}");
        }
        catch (InvalidOperationException)
        {
            remarks.Fail(source.File, reader.Line(), "the file cannot be read as JSON: half a character stands in a text; write it whole");
        }

        return null;
    }

    private static string Reason(JsonException fault)
    {
        int place = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? fault.Message : fault.Message[..place]).TrimEnd('.');
    }

    private int Line()
    {
        int start = int.Clamp((int)_reader.TokenStartIndex, _counted, _bytes.Length);
        _line += _bytes[_counted..start].Count((byte)'\n');
        _counted = start;
        return _line;
    }

    private LocatedJson ReadValue(int line)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<KeyValuePair<string, LocatedJson>> members = [];
                while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                {
                    string key = _reader.GetString() ?? "";
                    int keyLine = Line();
                    _reader.Read();
                    members.Add(new(key, ReadValue(keyLine)));
                }

                return new(JsonKind.Object, "", line, members);
            case JsonTokenType.String:
                return new(JsonKind.Text, _reader.GetString() ?? "", line, []);
            case JsonTokenType.Number:
                return new(JsonKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), line, []);
            default:
                string text = Encoding.UTF8.GetString(_reader.ValueSpan);
                _reader.Skip();
                return new(JsonKind.Other, text, line, []);
        }
    }
}
