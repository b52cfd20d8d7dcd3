using Microsoft.AspNetCore.Http.Features;

namespace Garant.Web.Forms;

/// <summary>What the form of a page can send. The limits of reading it follow from that, so that no form takes more memory than its page needs.</summary>
public sealed class FormFields
{
    /// <summary>Enough for every form without long texts, and for whatever people who are not signed in may send.</summary>
    public const int SmallForm = 64 * 1024;

    // One UTF-16 unit of a text is at most three bytes of UTF-8, and each of these stands as "%C3".
    private const int BytesOfACharacter = 9;
    private const int LongestName = 100;

    // The token, the buttons, and what an extension of the browser adds.
    private const int ValuesBeside = 16;

    private readonly Func<string, bool> _knows;
    private readonly int _values;

    private FormFields(Func<string, bool> knows, int values, long texts, int longestText)
    {
        _knows = knows;
        _values = values + ValuesBeside;
        MostBytes = (texts * longestText * BytesOfACharacter) + SmallForm;
    }

    /// <summary>A short form of whatever fields.</summary>
    public static FormFields Short { get; } = new(_ => true, 48, 0, 0);

    /// <summary>The most bytes the form may have.</summary>
    public long MostBytes { get; }

    /// <summary>A form of these fields, none of them a long text.</summary>
    public static FormFields Of(params string[] names) => new(names.ToHashSet(StringComparer.Ordinal).Contains, names.Length, 0, 0);

    /// <summary>A form with long texts in it.</summary>
    /// <param name="names">The names of all fields.</param>
    /// <param name="values">How many values these fields can have together.</param>
    /// <param name="texts">How many fields are long texts.</param>
    /// <param name="longestText">The most characters of a long text.</param>
    public static FormFields WithTexts(IReadOnlySet<string> names, int values, int texts, int longestText) => new(names.Contains, values, texts, longestText);

    /// <summary>Whether the form has a field of this name. Every form has its key.</summary>
    public bool Knows(string name) => name == FormKey.Field || _knows(name);

    /// <summary>How the platform reads a form of at most so many bytes.</summary>
    internal FormOptions Options(long mostBytes) => new()
    {
        BufferBody = false,
        KeyLengthLimit = LongestName,
        ValueCountLimit = _values,
        ValueLengthLimit = (int)mostBytes,
        MultipartBodyLengthLimit = mostBytes,
        MemoryBufferThreshold = (int)mostBytes, // a form never touches the disk
    };
}
