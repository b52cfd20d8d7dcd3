using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Switches with their reasons, and elements that do not apply.</summary>
public abstract class NotConcernedTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Results_SwitchWithAReason_ShowIt()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("reason-1.2", "Nothing to <rot>"));
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.a"));
        Visit results = await browser.GetAsync($"/evaluations/{evaluation}/results");
        string shown = results.TextOf("section[aria-labelledby=not-concerned] tbody");
        Assert.Contains("1.2 Compost", shown, StringComparison.Ordinal);
        Assert.Contains("Nothing to <rot>", shown, StringComparison.Ordinal);
        Assert.Contains("No reason was given.", shown, StringComparison.Ordinal);
        Assert.Contains("2 of 6 questions answered", results.TextOf(".progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ReasonWithoutTheSwitch_IsKeptForLater()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("reason-1.2", "kept"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.a"));
        Assert.Empty((await browser.GetAsync($"/evaluations/{evaluation}/results")).TextOf("section[aria-labelledby=not-concerned]"));
        Assert.Equal("kept", (await SectionAsync(browser, evaluation)).ValueOf("reason-1.2"));
    }

    [Fact]
    public async Task Condition_AcrossSections_ActsAtOnceAndKeepsTheAnswer()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.2", "2.2.a", "2.2.b").With("note-2.2", "a note"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.a"));

        Visit without = await SectionAsync(browser, evaluation, 2);
        Assert.Contains("This question does not apply, because of your answer 1.1.a.", without.TextOf("#e2-2 .not-applicable"), StringComparison.Ordinal);
        Assert.Null(without.Document.QuerySelector("[name='ticks-2.2'], [name='version-2.2'], [name='note-2.2']"));
        Assert.Contains("1 of 4 questions answered", without.TextOf(".progress"), StringComparison.Ordinal);
        Assert.Contains("Does not apply because of this answer: No plot", (await browser.GetAsync($"/evaluations/{evaluation}/results")).Text, StringComparison.Ordinal);

        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.c"));
        Assert.Equal("2.2.a 2.2.b", (await StoredAsync(evaluation, "2.2"))!.Ticks);

        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit again = await SectionAsync(browser, evaluation, 2);
        Assert.Equal(["2.2.a", "2.2.b"], again.TicksOf("2.2"));
        Assert.Equal("a note", again.ValueOf("note-2.2"));
        Assert.Empty(again.TextOf("#e2-2 .not-applicable"));
        Assert.Contains("3 of 6 questions answered", again.TextOf(".progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Condition_WithinASection_IsHiddenByTheStyleSheetAndKeepsTheAnswer()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b").Ticks("1.3", "1.3.a"));
        Visit without = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.a").With("next", "stay"));
        using HttpClient client = Platform.Client();
        string rules = await client.GetStringAsync(new Uri(without.Document.QuerySelector("link[href*='/conditions.css']")!.GetAttribute("href")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("form:has(#i1-1-a:checked) #e1-3 .asks { display: none; }", rules, StringComparison.Ordinal);
        Assert.NotNull(without.Document.GetElementById("i1-1-a"));
        Assert.Equal(["1.3.a"], without.TicksOf("1.3"));
        Assert.Contains("1 of 4 questions answered", without.TextOf(".progress"), StringComparison.Ordinal);

        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Assert.Equal("1.3.a", (await StoredAsync(evaluation, "1.3"))!.Ticks);
        Assert.Contains("2 of 6 questions answered", (await SectionAsync(browser, evaluation)).TextOf(".progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Condition_SavedByScript_ChangesTheFiguresInTheAnswer()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit saved = await browser.SaveElementAsync(await SectionAsync(browser, evaluation), "1.1", form => form.Ticks("1.1", "1.1.a"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("1 of 4 questions answered", saved.TextOf("#score .progress"), StringComparison.Ordinal);
        Assert.Equal(["1 of 2", "0 of 1", "0 of 1"], saved.Document.QuerySelectorAll("#sections small").Select(progress => progress.TextContent));
        Assert.Null(saved.Document.QuerySelector("header.bar"));
    }
}

public sealed class NotConcernedOnSqliteTests(SqlitePlatform platform) : NotConcernedTests(platform), IClassFixture<SqlitePlatform>;

public sealed class NotConcernedOnPostgresTests(PostgresPlatform platform) : NotConcernedTests(platform), IClassFixture<PostgresPlatform>;
