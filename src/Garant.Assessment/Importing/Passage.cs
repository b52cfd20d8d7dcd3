namespace Garant.Assessment.Importing;

/// <summary>Makes one text of several lines.</summary>
internal static class Passage
{
    /// <summary>The lines as Markdown, trimmed at both ends, located at the first that says something; <c>null</c> when none does.</summary>
    public static Located<string>? Of(IReadOnlyList<Located<string>> lines)
    {
        Located<string>? first = lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line.Value));
        return first is null ? null : new(string.Join('\n', lines.Select(line => line.Value)).Trim(), first.Line);
    }
}
