using System.Net;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>What one click put away can be taken back, with a script and without, as long as nothing else was chosen.</summary>
public abstract class UndoTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData("en", "Answers put away: Leaves Grass Take back")]
    [InlineData("fr", "Réponses mises de côté : Feuilles Gazon Rétablir")]
    public async Task NotConcerned_OverTicks_OffersThemBackAfterAReloadAndAReason(string language, string line)
    {
        (Browser ada, Guid evaluation, _) = await StartAsync(language);
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.a", "1.2.c").With("note-1.2", "stays"));
        Visit fragment = await ada.SaveElementAsync(await SectionAsync(ada, evaluation), "1.2", form => form.Ticks("1.2", "1.2.d"));
        Assert.Equal(line, fragment.TextOf("#e1-2 .put-away"));
        await ada.SaveElementAsync(await SectionAsync(ada, evaluation), "1.2", form => form.With("reason-1.2", "No garden"));
        Visit page = await SectionAsync(ada, evaluation);
        Assert.Equal(line, page.TextOf("#e1-2 .put-away"));
        Assert.Equal("", page.TextOf("#e1-1 .put-away"));

        Visit back = await ada.SubmitAsync(page.Form("/sections/1").With("back", page.Document.QuerySelector("#e1-2 .back")!.GetAttribute("value")!).Ticks("1.3", "1.3.a"));
        Assert.Equal((HttpStatusCode.OK, AddressOf(evaluation, 1) + "#e1-2"), (back.Status, back.Address));
        Assert.Equal(["1.2.a", "1.2.c"], back.TicksOf("1.2"));
        Assert.Equal(new AnswerContent("1.2.a 1.2.c", "No garden", "stays"), await StoredAsync(evaluation, "1.2"));
        Assert.Equal("1.3.a", (await StoredAsync(evaluation, "1.3"))!.Ticks);
        Assert.Equal(["1.2.a 1.2.c", "1.2.d", "1.2.d", "1.2.a 1.2.c"], (await RevisionsAsync(evaluation, "1.2")).Select(revision => revision.Ticks));
    }

    [Fact]
    public async Task OneAnswer_OverAnother_OffersTheEarlierBackWithoutAScriptToo()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit page = await SectionAsync(ada, evaluation);
        Assert.Equal("Answers put away: A small one Take back", page.TextOf("#e1-1 .put-away"));
        Assert.Equal("1.1:1.1.b", page.Document.QuerySelector("#e1-1 .back")!.GetAttribute("value"));
        await ada.SubmitAsync(page.Form("/sections/1").With("back", "1.1:1.1.b"));
        Assert.Equal("1.1.b", (await StoredAsync(evaluation, "1.1"))!.Ticks);
    }

    [Fact]
    public async Task TakeBack_OverAColleaguesNewerChoice_IsAConflictAndLosesNeither()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit open = await SectionAsync(ada, evaluation);
        await SendAsync(bob, evaluation, 1, form => form.Ticks("1.1", "1.1.a"));
        Visit met = await ada.SubmitAsync(open.Form("/sections/1").With("back", "1.1:1.1.b"));
        Assert.StartsWith("Bob saved another answer", Assert.Single(met.Alerts), StringComparison.Ordinal);
        Assert.Equal("1.1.a", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        Assert.Equal("1.1.b", Assert.Single(await DraftsAsync(evaluation)).Ticks);
        Assert.Equal("", met.TextOf("#e1-1 .put-away"));
    }

    [Fact]
    public async Task PutAway_ForAReader_IsNotOffered()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        (Browser rita, _) = await JoinAsync(evaluation, "Rita", MemberRole.Reader);
        Assert.Null((await SectionAsync(rita, evaluation)).Document.QuerySelector(".put-away"));
    }
}

public sealed class UndoOnSqliteTests(SqlitePlatform platform) : UndoTests(platform), IClassFixture<SqlitePlatform>;

public sealed class UndoOnPostgresTests(PostgresPlatform platform) : UndoTests(platform), IClassFixture<PostgresPlatform>;
