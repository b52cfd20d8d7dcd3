using System.Text.Json;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Json;

/// <summary>A JSON value that knows the line it stands on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text's or number's characters; empty for the rest.</param>
/// <param name="Line">The line of its key, or of itself in a list and at the top.</param>
/// <param name="Members">An object's members in order, a key that stands twice included.</param>
/// <param name="Entries">A list's entries.</param>
internal sealed record LocatedJson(
    JsonValueKind Kind,
    string Text,
    int Line,
    IReadOnlyList<KeyValuePair<string, LocatedJson>> Members,
    IReadOnlyList<LocatedJson> Entries)
{
    /// <summary>The first member with this key, or <c>null</c>.</summary>
    public LocatedJson? Find(string key) => Members.FirstOrDefault(member => member.Key == key).Value;

    /// <summary>What kind of value it is, for remarks.</summary>
    public string Nature => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>How it begins, for remarks.</summary>
    public string Excerpt => Kind switch
    {
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        JsonValueKind.String => $"\"{Diagnostic.Excerpt(Text)}\"",
        JsonValueKind.Number => Diagnostic.Excerpt(Text),
        _ => Nature,
    };
}
