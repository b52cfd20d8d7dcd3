using System.Net;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>An evaluation goes to a newer version of its framework: seen before it is done, done once, and nothing of it lost.</summary>
public abstract class UpgradeTests(TestPlatform platform) : GardenTests(platform), IAsyncLifetime
{
    private const string Newer = "garden-2";

    /// <summary>
    /// 1.1 is unchanged, 1.2 became 1.5 and changed, 1.3 is gone, 2.1 has another answer in the place of "Cold", 3.2 is new; growers are not known any more.
    /// </summary>
    private static readonly string NewerFile = TestFrameworks.GardenFile
        .Replace("id: garden-1", "id: garden-2", StringComparison.Ordinal)
        .Replace("name: { fr: Le jardin, en: The garden }", "name: { fr: Le jardin neuf, en: The new garden }", StringComparison.Ordinal)
        .Replace("""  - { key: grower, name: { fr: Producteur, en: Grower }, weights: { "1.2": 2, "3.1": 1.5 } }""" + "\n", "", StringComparison.Ordinal)
        .Replace("id: \"1.2\"", "id: \"1.5\"", StringComparison.Ordinal)
        .Replace("id: \"1.3\"", "id: \"1.6\"", StringComparison.Ordinal)
        .Replace("en: How do you water?", "en: How do you save water?", StringComparison.Ordinal)
        .Replace("fr: Froide, en: Cold", "fr: Solaire, en: Solar", StringComparison.Ordinal)
        + """

              - id: "3.2"
                title: { fr: Graines, en: Seeds }
                question: { fr: Gardez-vous des graines ?, en: Do you keep seeds? }
                answers: single
                items:
                  - { id: a, points: 0, text: { fr: Non, en: No } }
                  - { id: b, points: 1, text: { fr: Oui, en: Yes } }
        upgrades:
          - from: garden-1
            elements:
              "1.5": { from: "1.2", badge: updated, reason: { fr: Le compost a changé., en: Compost has changed. } }
              "1.6": { from: drop, badge: new }
              "2.1": { from: "2.1", badge: updated, reason: { fr: La serre aussi., en: So has the greenhouse. } }
              "3.2": { from: drop, badge: new }
            items: { "1.5.a": "1.2.a", "1.5.b": "1.2.b", "1.5.c": "1.2.c", "1.5.d": "1.2.d", "1.6.a": drop, "1.6.b": drop, "2.1.c": drop }
        """;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Platform.FrameworkFolder, "garden-2.yaml"), NewerFile, TestContext.Current.CancellationToken);
        await Platform.LookIntoFrameworksAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Preview_OfAnUpgrade_SaysWhatBecomesOfEveryAnswer()
    {
        (Browser browser, Guid evaluation) = await AnswerAsync("seller");
        Visit overview = await browser.GetAsync($"/evaluations/{evaluation}");
        Assert.Equal($"/evaluations/{evaluation}/upgrade", overview.Document.QuerySelector(".notice a")?.GetAttribute("href"));
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/upgrade");
        Assert.Contains("To: The new garden", page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.Equal(["1.1", "3.1"], ElementsOf(page, "kept"));
        Assert.Equal(["1.5"], ElementsOf(page, "changed"));
        Assert.Equal(["2.1"], ElementsOf(page, "again"));
        Assert.Equal(["1.6", "2.2", "3.2"], ElementsOf(page, "open"));
        Assert.Equal(["1.3", "2.1"], ElementsOf(page, "left"));
        foreach (string kept in new[] { "In the evening", "The newer version has no such answer.", "note of 1.3", "Cold", "Compost has changed.", "The internal note is carried over." })
        {
            Assert.Contains(kept, page.Text, StringComparison.Ordinal);
        }

        // The note on the greenhouse goes over, although its answer does not.
        Assert.DoesNotContain("note of 2.1", page.TextOf(".left-behind"), StringComparison.Ordinal);

        // With the weights of sellers before and after.
        Framework newer = TestFrameworks.Read(NewerFile);
        ScoreRange after = new Scorer(newer, newer.OrganisationKinds.Single()).Score(new AnswerSheet(Newer, [
            KeyValuePair.Create("1.1", (IEnumerable<string>)["1.1.c"]), KeyValuePair.Create("1.5", (IEnumerable<string>)["1.5.a", "1.5.c"]), KeyValuePair.Create("3.1", (IEnumerable<string>)["3.1.b"])])).Range;
        ScoreRange before = TestFrameworks.ScoreOfGarden("seller", Ticks).Range;
        Assert.Contains($"{after.PublishedWorst:0.0}–{after.PublishedBest:0.0}", page.TextOf(".figure"), StringComparison.Ordinal);
        Assert.Contains($"Score now: {before.PublishedWorst:0.0}–{before.PublishedBest:0.0}", page.TextOf(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Worked out with the weights of “Seller”.", page.TextOf(".verdict"), StringComparison.Ordinal);
        Assert.InRange(page.Statements, 1, 8);
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => found.Id == evaluation || found.SourceId == evaluation)));
    }

    [Fact]
    public async Task Upgrade_OfAnEvaluation_LosesNoText()
    {
        (Browser browser, Guid evaluation) = await AnswerAsync("seller");
        Visit made = await browser.SubmitAsync((await browser.GetAsync($"/evaluations/{evaluation}/upgrade")).Form("/upgrade"));
        Guid newer = Guid.Parse(made.Address.Split('/')[2]);
        Assert.Equal(new("1.1.c", "", "note of 1.1"), await StoredAsync(newer, "1.1"));
        Assert.Equal(new("1.5.a 1.5.c", "an old reason", "note of 1.2"), await StoredAsync(newer, "1.5"));
        Assert.Equal(new("", "", "note of 2.1"), await StoredAsync(newer, "2.1"));
        Assert.Null(await StoredAsync(newer, "1.6"));
        AnswerRevision first = Assert.Single(await RevisionsAsync(newer, "1.5"));
        Assert.Equal((evaluation, "1.2", 2), (first.SourceEvaluationId, first.SourceElementId, first.SourceVersion));
        Evaluation stored = await AskAsync(database => database.Evaluations.Single(found => found.Id == newer));
        Assert.Equal((evaluation, Newer, "seller", "About garden-1"), (stored.SourceId, stored.FrameworkId, stored.OrganisationKind, stored.Name));
        Assert.Equal(4, await AskAsync(database => database.Journal.Count(row => row.EvaluationId == newer && row.Kind == "answer-saved")));
        Assert.Equal("evaluation-upgraded", await AskAsync(database => database.Journal.Where(row => row.EvaluationId == newer).OrderBy(row => row.Position).First().Kind));

        // The older one is as it was; both lead to each other; and what stayed behind can be read there.
        Assert.Equal(new("1.3.a", "", "note of 1.3"), await StoredAsync(evaluation, "1.3"));
        Assert.NotNull(made.Document.QuerySelector($".facts a[href='/evaluations/{evaluation}']"));
        Visit older = await browser.GetAsync($"/evaluations/{evaluation}");
        Assert.NotNull(older.Document.QuerySelector($".facts a[href='/evaluations/{newer}']"));
        Assert.Null(older.Document.QuerySelector(".notice a[href$='/upgrade']"));
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/upgrade");
        Assert.Contains("This upgrade was made already.", page.Text, StringComparison.Ordinal);
        Assert.Contains("note of 1.3", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.Forms, form => form.Method == "post" && form.GetAttribute("action")!.Contains("/upgrade", StringComparison.Ordinal));
        EvaluationStanding standing = await AskAsync(database => database.Standings.Single(found => found.EvaluationId == newer));
        Assert.Equal((3, 7), (standing.Answered, standing.Applicable));
    }

    [Fact]
    public async Task Upgrade_ToAVersionWithoutTheKind_AsksForOne()
    {
        (Browser browser, Guid evaluation) = await AnswerAsync("grower");
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/upgrade");
        Assert.Contains("The newer version does not know “Grower”.", page.Text, StringComparison.Ordinal);
        Assert.Contains("until you choose", page.Text, StringComparison.Ordinal);
        Visit refused = await browser.SubmitAsync(page.Form("/upgrade"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose a kind of organisation."), (refused.Status, refused.ErrorOf("kind")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page.Form("/upgrade").With("kind", "grower"))).Status);
        Visit seller = await browser.GetAsync($"/evaluations/{evaluation}/upgrade?to={Newer}&kind=seller");
        Visit equal = await browser.GetAsync($"/evaluations/{evaluation}/upgrade?to={Newer}&kind=");
        Assert.NotEqual(equal.TextOf(".figure"), seller.TextOf(".figure"));
        Visit made = await browser.SubmitAsync(seller.Form("/upgrade"));
        Guid newer = Guid.Parse(made.Address.Split('/')[2]);
        Assert.Equal("seller", await AskAsync(database => database.Evaluations.Single(found => found.Id == newer).OrganisationKind));
    }

    [Fact]
    public async Task Upgrade_ClickedTwice_MakesOne_AndOneMoreAfterThatWasDeleted()
    {
        (Browser browser, Guid evaluation) = await AnswerAsync(null);
        FilledForm form = (await browser.GetAsync($"/evaluations/{evaluation}/upgrade")).Form("/upgrade");
        using Browser twin = Platform.Browse("en", browser);
        Visit[] made = await Task.WhenAll(Enumerable.Range(0, 6).Select(place => (place % 2 == 0 ? browser : twin).SubmitAsync(form)));
        Assert.Single(made.Select(visit => visit.Address).Distinct());
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => found.SourceId == evaluation)));

        await Platform.DatabaseAsync(database =>
        {
            database.Evaluations.Single(found => found.SourceId == evaluation).DeletedAt = Platform.Clock.GetUtcNow();
            return database.SaveChangesAsync();
        });
        Visit again = await browser.SubmitAsync(form);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.NotEqual(made[0].Address, again.Address);
    }

    [Theory]
    [InlineData("en", "The table that leads from garden-1 to garden-2 takes item 1.5.a from 1.9.z, which garden-1 does not have: nothing is carried over to it.")]
    [InlineData("fr", "La table qui mène de garden-1 à garden-2 prend la réponse 1.5.a de 1.9.z, que garden-1 n’a pas : rien n’y est repris.")]
    public async Task Preview_WithATableThatNamesWhatIsNotThere_SaysSoInTheReadersLanguage(string language, string remark)
    {
        await File.WriteAllTextAsync(Path.Combine(Platform.FrameworkFolder, "garden-2.yaml"), NewerFile.Replace("\"1.5.a\": \"1.2.a\"", "\"1.5.a\": \"1.9.z\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Platform.LookIntoFrameworksAsync();
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/upgrade");
        Assert.Equal(remark, page.TextOf("[aria-labelledby=remarks] li"));
    }

    [Fact]
    public async Task Upgrade_WithoutANewerVersion_SaysSo()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        Guid large = await Platform.EvaluationAsync(organisation, TestFrameworks.Large);
        Assert.Contains("There is no newer version", (await browser.GetAsync($"/evaluations/{large}/upgrade")).Text, StringComparison.Ordinal);
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/upgrade");
        Visit refused = await browser.SubmitAsync(page.Form("/upgrade").With("to", TestFrameworks.Large));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no newer version", refused.Text, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync($"/evaluations/{large}")).Document.QuerySelector("[href$='/upgrade']"));
    }

    private static readonly (string, string[])[] Ticks = [("1.1", ["1.1.c"]), ("1.2", ["1.2.a", "1.2.c"]), ("1.3", ["1.3.a"]), ("2.1", ["2.1.c"]), ("3.1", ["3.1.b"])];

    private static IEnumerable<string> ElementsOf(Visit page, string part) =>
        page.Document.QuerySelectorAll($"section[aria-labelledby='{part}'] .number").Select(number => number.TextContent);

    /// <summary>An evaluation of the older version with answers, notes, and a reason of an earlier answer.</summary>
    private async Task<(Browser Browser, Guid Evaluation)> AnswerAsync(string? kind)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(kind: kind);
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("reason-1.2", "an old reason"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "note of 1.1").Ticks("1.2", "1.2.a", "1.2.c").With("note-1.2", "note of 1.2").Ticks("1.3", "1.3.a").With("note-1.3", "note of 1.3"));
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.c").With("note-2.1", "note of 2.1"));
        await SendAsync(browser, evaluation, 3, form => form.Ticks("3.1", "3.1.b"));
        return (browser, evaluation);
    }
}

public sealed class UpgradeOnSqliteTests(SqlitePlatform platform) : UpgradeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class UpgradeOnPostgresTests(PostgresPlatform platform) : UpgradeTests(platform), IClassFixture<PostgresPlatform>;
