using System.Net;
using AngleSharp.Dom;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Frameworks;

/// <summary>Everybody can read and search a framework, and link to each of its questions.</summary>
public sealed class FrameworkPageTests : PlatformTests, IClassFixture<SqlitePlatform>
{
    /// <summary>The version after the garden: 1.2 has another question, 3.1 was 2.2, 3.2 is new and the old 3.1 is gone.</summary>
    private static readonly string Next = TestFrameworks.GardenFile
        .Replace("id: garden-1", "id: garden-2\nprevious: garden-1", StringComparison.Ordinal)
        .Replace("en: What do you compost?", "en: What do you put on the heap?", StringComparison.Ordinal)
        .Replace("title: { fr: Partage, en: Sharing }", "title: { fr: Voisins, en: Neighbours }", StringComparison.Ordinal)
        .Replace("question: { fr: Partagez-vous la récolte ?, en: Do you share the harvest? }", "question: { fr: Combien de voisins goûtent vos légumes ?, en: How many neighbours taste what grows in your beds? }", StringComparison.Ordinal)
        .Replace("{ fr: Non, en: No }", "{ fr: Aucun voisin pour le moment, en: Nobody from next door so far }", StringComparison.Ordinal)
        .Replace("{ fr: Oui, en: Yes }", "{ fr: Toute la rue, en: The whole street }", StringComparison.Ordinal)
        .Replace("{ type: law, text: { fr: La loi, en: The law }, link: \"https://example.org/law\" }", "{ type: \"Web article\", text: { fr: La loi, en: The law }, link: \"https://example.org/law\" }", StringComparison.Ordinal)
        + """

        upgrades:
          - from: garden-1
            elements:
              "1.2": { from: keep, badge: updated, reason: { fr: Le tas est nommé., en: The heap is named. } }
        """;

    public FrameworkPageTests(SqlitePlatform platform)
        : base(platform) => File.WriteAllText(Path.Combine(platform.FrameworkFolder, "garden-2.yaml"), Next);

    [Theory]
    [InlineData("en", "Do you have a plot?", "A large one", "2", "0.5", "A plot is for growing.", "The law", "Law")]
    [InlineData("fr", "Avez-vous une parcelle ?", "Une grande", "2", "0,5", "Une parcelle se cultive.", "La loi", "Texte")]
    public async Task Get_AVersion_ShowsQuestionsAnswersPointsExplanationsAndResources(string language, string question, string answer, string points, string half, string why, string resource, string kind)
    {
        using Browser stranger = Platform.Browse(language);
        Visit page = await stranger.GetAsync("/frameworks/garden-1");
        Assert.Equal((HttpStatusCode.OK, 0), (page.Status, page.Statements));
        IElement plot = page.Document.GetElementById("e-1.1")!;
        Assert.Contains(question, plot.TextContent, StringComparison.Ordinal);
        Assert.Contains(why, plot.TextContent, StringComparison.Ordinal);
        Assert.Contains(kind, plot.QuerySelector(".sources")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("https://example.org/law", resource), (plot.QuerySelector(".sources a")!.GetAttribute("href"), plot.QuerySelector(".sources a")!.TextContent));
        Assert.Equal(["0", half, points], plot.QuerySelectorAll("tbody td.n").Select(cell => cell.TextContent.Trim()));
        Assert.Contains(answer, page.Document.GetElementById("e-1.1.c")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.Document.QuerySelectorAll("article.question").Length);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?open=all", true)]
    [InlineData("?open=some", false)]
    [InlineData("?q=plot", true)]
    public async Task Get_AVersion_FoldsExplanationsUntilTheyAreAskedFor(string query, bool open)
    {
        using Browser stranger = Platform.Browse();
        Visit page = await stranger.GetAsync("/frameworks/garden-1" + query);
        IElement plot = page.Document.GetElementById("e-1.1")!;
        Assert.Equal(open, plot.QuerySelector("details.more")!.HasAttribute("open"));
        Assert.Null(plot.QuerySelector("details.more table"));
        Assert.All(page.Document.QuerySelectorAll("details.more"), more => Assert.True(more.Children.Length > 1)); // none that holds nothing
    }

    [Fact]
    public async Task Get_AVersion_LinksToEachElementAndEveryLinkWithinItLeadsSomewhere()
    {
        using Browser stranger = Platform.Browse();
        Visit page = await stranger.GetAsync("/frameworks/garden-2");
        string[] within = [.. page.Document.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..])];
        Assert.All(within, anchor => Assert.NotNull(page.Document.GetElementById(anchor)));
        Assert.Contains("e-1.1", within);
        Assert.Contains("e-1.1.a", within); // the answer that conditions another question
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(part => part.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("en", "Level Green", "from 45 of 100", "current version")]
    [InlineData("fr", "Niveau Vert", "à partir de 45 sur 100", "version en vigueur")]
    public async Task Get_AVersion_ShowsLevelsAndItsPlaceInItsFamily(string language, string level, string threshold, string current)
    {
        using Browser stranger = Platform.Browse(language);
        Visit page = await stranger.GetAsync("/frameworks/garden-2");
        Assert.Contains(level, page.TextOf(".facts"), StringComparison.Ordinal); // at the head of a cell a name begins with a capital
        Assert.Contains(threshold, page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.Equal(current, page.TextOf(".head .chip"));
        Visit older = await stranger.GetAsync("/frameworks/garden-1");
        Assert.NotEqual(current, older.TextOf(".head .chip"));
        Assert.NotNull(older.Document.QuerySelector(".head a[href='/frameworks/garden-2']"));
    }

    [Theory]
    [InlineData("en", "Changed: question.", "The heap is named.", "Changed: resources.", "gone")]
    [InlineData("fr", "Modifié : ressources.", "Le tas est nommé.", "supprimé", "nouveau")]
    public async Task Get_AVersion_SaysWhatChangedSinceTheOneBefore(string language, params string[] told)
    {
        using Browser stranger = Platform.Browse(language);
        string changes = (await stranger.GetAsync("/frameworks/garden-2")).TextOf("[aria-labelledby=versions]");
        Assert.All(told, part => Assert.Contains(part, changes, StringComparison.Ordinal));
        Assert.DoesNotContain("2.1", changes, StringComparison.Ordinal); // unchanged
    }

    [Theory]
    [InlineData("fr", "RECOLTE", "3.1", "récolte")]
    [InlineData("fr", "énergie", "2.1", "Énergie")]
    [InlineData("fr", "epluchures", "1.2", "Épluchures")]
    [InlineData("en", "peel", "1.2", "Peel")]
    [InlineData("en", "growing plot", "1.1", "growing")]
    [InlineData("en", "law", "1.1", "law")]
    [InlineData("en", "1.3", "1.3", "1.3")]
    public async Task Search_Words_FindsTheirQuestionsAndMarksThem(string language, string query, string found, string marked)
    {
        using Browser stranger = Platform.Browse(language);
        Visit page = await stranger.GetAsync($"/frameworks/garden-1?q={Uri.EscapeDataString(query)}");
        Assert.Equal(["e-" + found], page.Document.QuerySelectorAll("article.question").Select(article => article.Id));
        Assert.True(marked == "1.3" || page.Document.QuerySelectorAll("mark").Any(mark => mark.TextContent == marked), page.Html);
        Assert.Equal(query, page.Document.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("unheard")]
    [InlineData("growing unheard")]
    [InlineData("rowing")]
    [InlineData("?!")]
    [InlineData("example")]
    public async Task Search_WhatStandsNowhere_SaysSo(string query)
    {
        using Browser stranger = Platform.Browse();
        Visit page = await stranger.GetAsync($"/frameworks/garden-1?q={Uri.EscapeDataString(query)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("article.question"));
        Assert.Contains("No question holds all these words.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%20")]
    public async Task Search_Nothing_ShowsEverything(string query)
    {
        using Browser stranger = Platform.Browse();
        Assert.Equal(6, (await stranger.GetAsync($"/frameworks/garden-1?q={query}")).Document.QuerySelectorAll("article.question").Length);
    }

    [Theory]
    [InlineData("/frameworks/unknown")]
    [InlineData("/frameworks/GARDEN-1")]
    [InlineData("/frameworks/..%2Fgarden-1")]
    public async Task Get_AnUnknownVersion_IsNotFound(string address)
    {
        using Browser stranger = Platform.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Get_Frameworks_ListsFamiliesCurrentVersionFirstWithoutIds()
    {
        using Browser stranger = Platform.Browse();
        Visit page = await stranger.GetAsync("/frameworks");
        Assert.Equal(["/frameworks/large-1", "/frameworks/garden-2"], page.Document.QuerySelectorAll(".family h2 a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/frameworks/garden-1", page.Document.QuerySelector(".earlier a")!.GetAttribute("href"));
        Assert.DoesNotContain("large-1", page.Text, StringComparison.Ordinal);
        Assert.Contains("The garden (garden-1)", page.Text, StringComparison.Ordinal); // told from another version of one name
        Assert.Contains("Garant:Frameworks", page.TextOf(".adding"), StringComparison.Ordinal);
        Assert.DoesNotContain(Platform.DataFolder, page.Html, StringComparison.Ordinal);
    }
}
