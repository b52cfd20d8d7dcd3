using System.Net;
using Garant.Platform.Localisation;
using Garant.Web.Frameworks.Searching;

namespace Garant.Web.Tests.Frameworks;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("etude", "Études &amp; essais", "<mark>Étude</mark>s &amp; essais")]
    [InlineData("œuvre", "mise en oeuvre", "mise en <mark>oeuvre</mark>")]
    [InlineData("oeuvre", "mise en Œuvre", "mise en <mark>Œuvre</mark>")]
    [InlineData("ete", "e\u0301te\u0301 pass\u00E9", "<mark>e\u0301te\u0301</mark> pass\u00E9")]
    [InlineData("amp lt", "a &amp; b &lt; c", "a &amp; b &lt; c")]
    [InlineData("data datab", "database", "<mark>datab</mark>ase")]
    [InlineData("href em", "<a href=\"https://example.org/em?a=b>c\">an em</a>", "<a href=\"https://example.org/em?a=b>c\">an <mark>em</mark></a>")]
    [InlineData("ia", "l’IA, pas la pluvia", "l’<mark>IA</mark>, pas la pluvia")]
    [InlineData("2024", "2024/1689", "<mark>2024</mark>/1689")]
    public void Mark_Words_TouchesNothingButTheirText(string typed, string html, string marked) =>
        Assert.Equal(marked, SearchWords.Of(typed)!.Mark(html));

    [Theory]
    [InlineData("Données personnelles", "des donnees PERSONNELLES", true)]
    [InlineData("personnelles données", "des donnees PERSONNELLES", true)]
    [InlineData("données santé", "des donnees PERSONNELLES", false)]
    [InlineData("<script>alert(1)</script>", "script alert 1", true)]
    public void AreIn_Words_StandInAnyOrder(string typed, string text, bool stand) =>
        Assert.Equal(stand, SearchWords.Of(typed)!.AreIn([FoldedText.Of(text)]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Of_Nothing_IsNoSearch(string? typed) => Assert.Null(SearchWords.Of(typed));

    [Fact]
    public void Mark_AnyText_ReadsAsBefore()
    {
        Random random = new(11);
        for (int round = 0; round < 500; round++)
        {
            string text = new([.. Enumerable.Range(0, 30).Select(_ => "aàâÀeœŒß<>&\"' \u0301\uFB01\uD83D\uDE00.1"[random.Next(20)])]);
            string typed = new([.. Enumerable.Range(0, 6).Select(_ => "aeoœ 1.s"[random.Next(8)])]);
            string marked = SearchWords.Of(typed + "a")!.Mark(WebUtility.HtmlEncode(text));
            Assert.Equal(WebUtility.HtmlDecode(WebUtility.HtmlEncode(text)), WebUtility.HtmlDecode(marked.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal)));
        }
    }
}
