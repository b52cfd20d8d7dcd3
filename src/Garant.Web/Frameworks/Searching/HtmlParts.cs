namespace Garant.Web.Frameworks.Searching;

/// <summary>Takes sanitised HTML apart into tags and the text between them.</summary>
internal static class HtmlParts
{
    public static IEnumerable<(bool IsText, string Part)> Of(string html)
    {
        int start = 0;
        while (start < html.Length)
        {
            int end = html[start] == '<' ? EndOfTag(html, start) : html.IndexOf('<', start) is var next and >= 0 ? next : html.Length;
            yield return (html[start] != '<', html[start..end]);
            start = end;
        }
    }

    /// <summary>A text as it stands between tags; letters stay readable.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A ">" within quotes belongs to an attribute.</summary>
    private static int EndOfTag(string html, int start)
    {
        bool isQuoted = false;
        for (int at = start; at < html.Length; at++)
        {
            if (html[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (html[at] == '>' && !isQuoted)
            {
                return at + 1;
            }
        }

        return html.Length;
    }
}
