using Garant.Web.Frameworks;

namespace Garant.Web.Tests.Frameworks;

/// <summary>A question or an answer is a line: its signs stay, whatever they mean at the beginning of a block.</summary>
public sealed class FrameworkMarkdownTests
{
    [Theory]
    [InlineData("+ of 50 people", "+ of 50 people")]
    [InlineData("- of 10 people", "- of 10 people")]
    [InlineData("1. Yes", "1. Yes")]
    [InlineData("2026. A year", "2026. A year")]
    [InlineData("# 1 of the tools", "# 1 of the tools")]
    [InlineData("> 5 years", "&gt; 5 years")]
    [InlineData("---", "---")]
    [InlineData("Title\n===", "Title\n===")]
    [InlineData("    four blanks", "four blanks")]
    [InlineData("**bold** and [a link](https://example.org/)", "<strong>bold</strong> and <a href=\"https://example.org/\">a link</a>")]
    [InlineData("[no](javascript:alert(1)) <b>tag</b>", "<a>no</a> &lt;b&gt;tag&lt;/b&gt;")]
    public void ToHtml_OfALine_KeepsItsSigns(string text, string html) => Assert.Equal(html, FrameworkMarkdown.ToHtml(text, inline: true));

    [Fact]
    public void ToHtml_OfAnExplanation_HasBlocks() =>
        Assert.Equal("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", FrameworkMarkdown.ToHtml("- one\n- two", inline: false));
}
