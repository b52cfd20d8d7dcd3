using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Garant.Platform.Journal;

/// <summary>The data of an event: a JSON object of integers and strings, in the order they are added, in ASCII.</summary>
public sealed class JournalContent
{
    private readonly Utf8JsonWriter _writer;
    private readonly Func<string, byte[]> _digestOf;

    private JournalContent(Utf8JsonWriter writer, Func<string, byte[]> digestOf) => (_writer, _digestOf) = (writer, digestOf);

    /// <summary>An integer.</summary>
    public JournalContent Add(string name, long integer)
    {
        _writer.WriteNumber(name, integer);
        return this;
    }

    /// <summary>A string that says nothing of a person.</summary>
    public JournalContent Add(string name, string text)
    {
        _writer.WriteString(name, text);
        return this;
    }

    /// <summary>A person, of whom the journal keeps the salted digest.</summary>
    public JournalContent AddPerson(string name, string personId) => Add(name, Convert.ToHexStringLower(_digestOf(personId)));

    /// <summary>The text of an event's data.</summary>
    internal static string Of(JournalEvent what, Func<string, byte[]> digestOf)
    {
        ArrayBufferWriter<byte> bytes = new(128);
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            what.Write(new(writer, digestOf));
            writer.WriteEndObject();
        }

        return Encoding.ASCII.GetString(bytes.WrittenSpan);
    }

    /// <summary>The people an event names.</summary>
    internal static IReadOnlyList<string> PeopleOf(JournalEvent what)
    {
        List<string> people = [];
        Of(what, person =>
        {
            people.Add(person);
            return [];
        });
        return people;
    }
}
