namespace Garant.Assessment.Importing;

/// <summary>Finds the address in a resource's text.</summary>
internal static class ResourceLink
{
    /// <summary>The first http(s) address, its own parentheses included; or <c>null</c>.</summary>
    public static string? In(string text)
    {
        int start = FirstOf(text, "https://", "http://");
        if (start < 0)
        {
            return null;
        }

        int end = start;
        for (int depth = 0; end < text.Length; end++)
        {
            char c = text[end];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '[' or ']')
            {
                break;
            }
        }

        string link = text[start..end].TrimEnd('.', ',', ';', ':', '!', '?', '*', '\'');
        return link.EndsWith("://", StringComparison.Ordinal) || link.IndexOf("//", StringComparison.Ordinal) < 0 ? null : link;
    }

    private static int FirstOf(string text, string secure, string plain)
    {
        int first = text.IndexOf(secure, StringComparison.OrdinalIgnoreCase);
        int second = text.IndexOf(plain, StringComparison.OrdinalIgnoreCase);
        return first < 0 ? second : second < 0 ? first : int.Min(first, second);
    }
}
