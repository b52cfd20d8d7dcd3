using AngleSharp.Dom;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>The results say one thing first, promise nothing before it is answered, and explain every figure in words.</summary>
public abstract class ResultsTests(TestPlatform platform) : GardenTests(platform)
{
    private static readonly Framework Garden = TestFrameworks.Read(TestFrameworks.GardenFile);

    /// <summary>Every question that applies is answered, and better answers lead to the next level.</summary>
    private static readonly (string Element, string[] Items)[] Complete =
        [("1.1", ["1.1.a"]), ("1.2", ["1.2.a"]), ("2.1", ["2.1.a"]), ("3.1", ["3.1.a"])];

    /// <summary>2.1 has no answer, and its best alone leads to the next level: two rungs up.</summary>
    private static readonly (string Element, string[] Items)[] TwoRungsBelow =
        [("1.1", ["1.1.a"]), ("1.2", ["1.2.d"]), ("3.1", ["3.1.a"])];

    /// <summary>1.1 is one rung below its best.</summary>
    private static readonly (string Element, string[] Items)[] OneRungBelow =
        [("1.1", ["1.1.b"]), ("1.2", ["1.2.a"]), ("1.3", ["1.3.a"]), ("2.1", ["2.1.c"]), ("2.2", ["2.2.a"]), ("3.1", ["3.1.b"])];

    [Fact]
    public async Task Results_NothingAnswered_PromiseNothing()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit results = await ResultsAsync(browser, evaluation);
        Assert.Contains("The path appears once a question is answered.", results.TextOf("section[aria-labelledby=path]"), StringComparison.Ordinal);
        Assert.Null(results.Document.QuerySelector(".steps, section[aria-labelledby=potentials], section[aria-labelledby=contributions]"));
        IElement[] domains = [.. results.Document.QuerySelectorAll("section[aria-labelledby=exposure] tbody tr")];
        Assert.NotEmpty(domains);
        Assert.All(domains, domain => Assert.Contains("Not answered yet", domain.TextContent, StringComparison.Ordinal));
        Assert.Equal("Start with question 1.1", results.TextOf(".verdict .actions .button"));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "fr")]
    public async Task Results_Complete_SayFirstWhatIsReachedAndWhatToDo(string language, string shown)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        await AnswerAsync(browser, evaluation, Complete);
        Visit results = await ResultsAsync(browser, evaluation);
        IElement[] parts = [.. results.Document.QuerySelectorAll("main > section")];
        Assert.Contains("verdict", parts[0].ClassList);
        Assert.Equal("path", parts[1].GetAttribute("aria-labelledby"));
        string steps = results.Document.QuerySelectorAll(".steps > li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string advice = results.TextOf(".verdict .advice");
        Assert.Contains(shown == "fr" ? "suffi" : "enough", advice, StringComparison.Ordinal);
        Assert.True(advice.Contains(steps, StringComparison.Ordinal) || steps == "1", advice);
        Assert.Equal("#path", results.Document.QuerySelector(".verdict .actions .button")?.GetAttribute("href"));
        Assert.Empty(results.Document.QuerySelectorAll(".verdict .actions .button:not(.quiet)").Skip(1));
    }

    [Fact]
    public async Task Path_Unasked_IsByEffortAndSumsTheRungsItPasses()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await AnswerAsync(browser, evaluation, Complete);
        foreach ((string address, PathCost cost) in new[] { ("", PathCost.Effort), ("?cost=Answers", PathCost.Answers), ("?cost=points", PathCost.Points), ("?cost=nonsense", PathCost.Effort) })
        {
            LabelPath path = PathOf(cost, Complete);
            Visit results = await browser.GetAsync($"/evaluations/{evaluation}/results{address}");
            IElement[] steps = [.. results.Document.QuerySelectorAll(".steps > li")];
            Assert.Equal(path.Steps.Count, steps.Length);
            Assert.Equal(cost.ToString(), results.ValueOf("cost"));
            foreach ((PathStep step, IElement shown) in path.Steps.Zip(steps))
            {
                Assert.StartsWith(step.ElementId, shown.QuerySelector("a")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(step.Rungs.Count, shown.QuerySelectorAll(".rungs li").Length);
                Assert.All(step.Rungs.Zip(shown.QuerySelectorAll(".rungs li")), pair =>
                {
                    Assert.Contains(Garden.FindItem(pair.First.ItemId)!.Value.Item.Text.In("en"), pair.Second.TextContent, StringComparison.Ordinal);
                    Assert.Contains($"effort {pair.First.Effort}", pair.Second.TextContent, StringComparison.Ordinal);
                });
            }

            Assert.Contains($"effort in all: {path.Effort}.", results.TextOf(".reaches"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Path_OverSeveralRungs_NamesThemAllAndWhatTheyBuildOn()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await AnswerAsync(browser, evaluation, TwoRungsBelow);
        PathStep jump = Assert.Single(PathOf(PathCost.Answers, TwoRungsBelow).Steps);
        Assert.Equal(["2.1.b", "2.1.c"], jump.Rungs.Select(rung => rung.ItemId));
        string shown = (await browser.GetAsync($"/evaluations/{evaluation}/results?cost=answers")).TextOf(".steps > li");
        Assert.Contains("Today: not answered yet", shown, StringComparison.Ordinal);
        Assert.Contains("Heated effort 1", shown, StringComparison.Ordinal);
        Assert.Contains("then Cold effort 1", shown, StringComparison.Ordinal);
        Assert.Contains("2 rungs, each of which builds on the one before: effort 2 in all.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_OverOneRung_NamesTheAnswerItBuildsOn()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await AnswerAsync(browser, evaluation, OneRungBelow);
        Visit results = await ResultsAsync(browser, evaluation);
        IElement step = results.Document.QuerySelectorAll(".steps > li").First(shown => shown.QuerySelector("a")!.TextContent.StartsWith("1.1", StringComparison.Ordinal));
        Assert.Contains("Today: A small one", step.TextContent, StringComparison.Ordinal);
        Assert.Contains("One rung, which builds on today’s answer.", step.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_KindOfOrganisation_IsVisibleWithItsWeights()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(kind: "grower");
        Assert.Equal("Grower – weights: 1.2 × 2, 3.1 × 1.5", (await ResultsAsync(browser, evaluation)).TextOf(".kind"));
        (Browser other, Guid plain, _) = await StartAsync("fr");
        Assert.Equal("Toutes les questions ont le même poids", (await ResultsAsync(other, plain)).TextOf(".kind"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Contributions_OfEveryAnswer_NameTexts(string language)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        await AnswerAsync(browser, evaluation, Complete);
        string shown = (await ResultsAsync(browser, evaluation)).TextOf("section[aria-labelledby=contributions]");
        Assert.All(Complete.SelectMany(answer => answer.Items), id =>
        {
            Assert.Contains(Garden.FindItem(id)!.Value.Item.Text.In(language), shown, StringComparison.Ordinal);
            Assert.DoesNotContain(id, shown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Scores_OfTheTable_CanBeCalculatedAgain()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await AnswerAsync(browser, evaluation, Complete);
        Visit results = await ResultsAsync(browser, evaluation);
        EvaluationScore score = TestFrameworks.ScoreOfGarden(null, Complete);
        Assert.Equal(score.Sections.Count(section => section.Maximum > 0) + 1, results.Document.QuerySelectorAll(".recalculate li").Length);
        Assert.EndsWith(
            FormattableString.Invariant($"100 × ({score.Points:0.####} × ({score.Maximum:0.####} − 0.5 × {score.NotConcerned:0.####}) ÷ ({score.Maximum:0.####} − {score.NotConcerned:0.####}) + 0.5 × {score.NotConcerned:0.####}) ÷ {score.Maximum:0.####} = {score.Published:0.0}"),
            results.TextOf(".recalculate li:last-child"),
            StringComparison.Ordinal);
        Assert.NotNull(results.Document.QuerySelector("section[aria-labelledby=by-section] a[href='/scoring']"));
    }

    [Theory]
    [InlineData("en", "How the score is computed", "counted = P")]
    [InlineData("fr", "Comment le score est calculé", "compté = P")]
    public async Task Scoring_Anybody_ReadsTheFormula(string language, string title, string formula)
    {
        using Browser stranger = Platform.Browse(language);
        Visit page = await stranger.GetAsync("/scoring");
        Assert.Equal(title, page.TextOf("h1"));
        Assert.Contains(formula, page.Text, StringComparison.Ordinal);
        Assert.Equal(0, page.Statements);
    }

    private static LabelPath PathOf(PathCost cost, (string Element, string[] Items)[] answers)
    {
        AnswerSheet sheet = new(Garden.Id, answers.Select(answer => KeyValuePair.Create(answer.Element, answer.Items.AsEnumerable())));
        Scorer scorer = new(Garden);
        return LabelPathFinder.Find(scorer, sheet, Garden.NextLevelAfter(scorer.Score(sheet).Range.PublishedWorst)!, cost)!;
    }

    private static async Task AnswerAsync(Browser browser, Guid evaluation, (string Element, string[] Items)[] answers)
    {
        for (int section = 1; section <= 3; section++)
        {
            await SendAsync(browser, evaluation, section, form => answers
                .Where(answer => answer.Element[0] == '0' + section)
                .Aggregate(form, (filled, answer) => filled.Ticks(answer.Element, answer.Items)));
        }
    }

    private static Task<Visit> ResultsAsync(Browser browser, Guid evaluation) => browser.GetAsync($"/evaluations/{evaluation}/results");
}

public sealed class ResultsOnSqliteTests(SqlitePlatform platform) : ResultsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ResultsOnPostgresTests(PostgresPlatform platform) : ResultsTests(platform), IClassFixture<PostgresPlatform>;
