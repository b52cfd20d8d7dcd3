namespace Garant.Assessment.Importing;

/// <summary>A JSON value that knows the line it stands on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text's or number's characters; empty for the rest.</param>
/// <param name="Line">The line of its key, or of itself at the top.</param>
/// <param name="Members">An object's members in order, a key that stands twice included.</param>
internal sealed record LocatedJson(JsonKind Kind, string Text, int Line, IReadOnlyList<KeyValuePair<string, LocatedJson>> Members)
{
    /// <summary>The first member with this key, or <c>null</c>.</summary>
    public LocatedJson? Find(string key) => Members.FirstOrDefault(member => member.Key == key).Value;

    /// <summary>What it is, for remarks.</summary>
    public string Excerpt => Kind switch
    {
        JsonKind.Object => "{…}",
        JsonKind.Text => $"\"{Remarks.Excerpt(Text)}\"",
        _ => Remarks.Excerpt(Text),
    };
}
