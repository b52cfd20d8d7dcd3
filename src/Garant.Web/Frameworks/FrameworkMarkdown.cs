using System.Collections.Concurrent;
using Ganss.Xss;
using Markdig;

namespace Garant.Web.Frameworks;

/// <summary>Turns the Markdown of framework texts into safe HTML; each text once.</summary>
internal static class FrameworkMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();
    private static readonly ConcurrentDictionary<(string Text, bool Inline), string> Rendered = new();

    /// <summary>The HTML of a text; <paramref name="inline"/> without the surrounding paragraph.</summary>
    public static string ToHtml(string text, bool inline) => Rendered.GetOrAdd((text, inline), key =>
    {
        string html = Sanitizer.Sanitize(Markdown.ToHtml(key.Text, Pipeline)).Trim();
        return key.Inline && html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) && html.LastIndexOf("<p>", StringComparison.Ordinal) == 0
            ? html[3..^4]
            : html;
    });

    private static HtmlSanitizer NewSanitizer()
    {
        HtmlSanitizer sanitizer = new();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
