using System.Runtime.CompilerServices;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;

namespace Garant.Web.Frameworks;

/// <summary>Turns the Markdown of framework texts into safe HTML; each text once, for as long as its framework is there.</summary>
internal static class FrameworkMarkdown
{
    private static readonly MarkdownPipeline Blocks = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();
    private static readonly MarkdownPipeline Line = NewLine();
    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();

    // By the text's own place in memory: that takes no time, whatever the length of the text.
    private static readonly ConditionalWeakTable<string, string> RenderedBlocks = [];
    private static readonly ConditionalWeakTable<string, string> RenderedLines = [];

    /// <summary>The HTML of a text. <paramref name="inline"/> for a question or an answer: without a paragraph around it, and "- 10 people" is no list.</summary>
    public static string ToHtml(string text, bool inline) => inline
        ? RenderedLines.GetValue(text, RenderLine)
        : RenderedBlocks.GetValue(text, RenderBlocks);

    private static string RenderBlocks(string text) => Sanitizer.Sanitize(Markdown.ToHtml(text, Blocks)).Trim();

    private static string RenderLine(string text)
    {
        string html = Sanitizer.Sanitize(Markdown.ToHtml(text, Line)).Trim();
        return html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) && html.LastIndexOf("<p>", StringComparison.Ordinal) == 0
            ? html[3..^4]
            : html;
    }

    /// <summary>Emphasis and links, and no blocks but paragraphs.</summary>
    private static MarkdownPipeline NewLine()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new ParagraphBlockParser { ParseSetextHeadings = false });
        return builder.Build();
    }

    private static HtmlSanitizer NewSanitizer()
    {
        HtmlSanitizer sanitizer = new();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        return sanitizer;
    }
}
