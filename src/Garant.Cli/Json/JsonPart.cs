using System.Text.Json;

namespace Garant.Cli.Json;

/// <summary>A value of a JSON file that knows the line it stands on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text's characters; empty for the rest.</param>
/// <param name="Line">The line of its key, or of itself in a list and at the top.</param>
/// <param name="Members">An object's members in order, a key that stands twice included.</param>
/// <param name="Entries">A list's entries.</param>
internal sealed record JsonPart(
    JsonValueKind Kind,
    string Text,
    int Line,
    IReadOnlyList<KeyValuePair<string, JsonPart>> Members,
    IReadOnlyList<JsonPart> Entries)
{
    /// <summary>The first member with this key, or <c>null</c>.</summary>
    public JsonPart? Find(string key) => Members.FirstOrDefault(member => member.Key == key).Value;

    /// <summary>What it is, for remarks.</summary>
    public string Nature => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Undefined => "nothing",
        _ => throw new InvalidOperationException($"{Kind} is no kind of JSON value."),
    };
}
