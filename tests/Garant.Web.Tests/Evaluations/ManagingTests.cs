using System.Net;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Evaluations;

/// <summary>An evaluation is renamed, weighted otherwise, copied, archived, deleted and brought back; nothing of it is lost on the way.</summary>
public abstract class ManagingTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Rename_ByItsForm_IsSeenAndFoundEverywhere()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit settings = await browser.GetAsync($"/evaluations/{evaluation}/settings");
        Visit refused = await browser.SubmitAsync(settings.Form("/settings").With("name", "  "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Give the evaluation a name."), (refused.Status, refused.ErrorOf("name")));
        Assert.StartsWith("Error:", refused.TextOf("title"), StringComparison.Ordinal);

        Visit renamed = await browser.SubmitAsync(settings.Form("/settings").With("name", "Été 2100"));
        Assert.Equal(($"/evaluations/{evaluation}", "Été 2100"), (renamed.Address, renamed.TextOf("h1")));
        Visit found = await browser.GetAsync($"/organisations/{await OrganisationOfAsync(evaluation)}?q=ETE");
        Assert.Equal("Été 2100", found.TextOf(".evaluation a.name"));
        Assert.Equal(["evaluation-renamed"], await KindsAsync(evaluation));

        // A save with the scope of before the renaming keeps the new name findable.
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Assert.Equal("ete 2100", await AskAsync(database => database.Standings.Single(standing => standing.EvaluationId == evaluation).NameKey));
    }

    [Fact]
    public async Task Kind_BeforeItIsChanged_ShowsTheScoreOfEach()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.a"));
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.b"));
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/kind");
        (string, string[])[] ticks = [("1.1", ["1.1.c"]), ("1.2", ["1.2.a"]), ("2.1", ["2.1.b"])];
        string[] expected = [.. new[] { null, "grower", "seller" }.Select(kind => TestFrameworks.ScoreOfGarden(kind, ticks).Range).Select(range => $"{range.PublishedWorst:0.0}–{range.PublishedBest:0.0}")];
        Assert.Equal(3, expected.Distinct().Count());
        Assert.Equal(expected, page.Document.QuerySelectorAll(".score-then").Select(score => score.TextContent.Split(": ")[1].Split(' ')[0]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page.Form("/kind").With("kind", "nobody"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page.Form("/kind").Without("kind"))).Status);
        Assert.Null(await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationKind));

        Visit changed = await browser.SubmitAsync(page.Form("/kind").With("kind", "grower"));
        Assert.Contains(expected[1], changed.TextOf(".figure"), StringComparison.Ordinal);
        EvaluationStanding standing = await AskAsync(database => database.Standings.Single(found => found.EvaluationId == evaluation));
        Assert.Equal(expected[1], $"{standing.Lowest:0.0}–{standing.Highest:0.0}");
        Assert.Equal(["answer-saved", "evaluation-kind-changed"], await KindsAsync(evaluation));
    }

    [Fact]
    public async Task Duplicate_OfAnEvaluation_HasEverythingAndSaysFromWhere()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync(kind: "seller");
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").Ticks("1.2", "1.2.d").With("reason-1.2", "no room").With("note-1.3", "only a note"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.b"));
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/duplicate");
        Assert.Equal("Copy of About garden-1", page.ValueOf("name"));
        Visit copied = await browser.SubmitAsync(page.Form("/duplicate"));
        Guid copy = Guid.Parse(copied.Address.Split('/')[2]);
        Assert.NotEqual(evaluation, copy);
        foreach (string element in new[] { "1.1", "1.2", "1.3" })
        {
            Assert.Equal(await StoredAsync(evaluation, element), await StoredAsync(copy, element));
            AnswerRevision first = Assert.Single(await RevisionsAsync(copy, element));
            int version = (await RevisionsAsync(evaluation, element)).Count;
            Assert.Equal((1, evaluation, element, version, person.Id), (first.Version, first.SourceEvaluationId, first.SourceElementId, first.SourceVersion, first.SavedById));
        }

        EvaluationStanding[] both = await AskAsync(database => database.Standings.Where(standing => standing.EvaluationId == copy || standing.EvaluationId == evaluation).ToArray());
        Assert.Single(both.Select(standing => (standing.Answered, standing.Applicable, standing.Lowest, standing.Highest, standing.FrameworkDigest)).Distinct());
        Assert.Equal("seller", await AskAsync(database => database.Evaluations.Single(found => found.Id == copy).OrganisationKind));
        Assert.Equal(["evaluation-duplicated", "answer-saved"], await KindsAsync(copy));

        // Linked both ways, and each goes its own way.
        Assert.NotNull(copied.Document.QuerySelector($".facts a[href='/evaluations/{evaluation}']"));
        Assert.NotNull((await browser.GetAsync($"/evaluations/{evaluation}")).Document.QuerySelector($".facts a[href='/evaluations/{copy}']"));
        await SendAsync(browser, copy, 1, form => form.Ticks("1.1", "1.1.a"));
        Assert.Equal("1.1.b", (await StoredAsync(evaluation, "1.1"))!.Ticks);
    }

    [Fact]
    public async Task Archived_Evaluation_IsReadAndNotAnswered_AndKeepsWhatIsTyped()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit open = await SectionAsync(browser, evaluation);
        Visit archived = await browser.SubmitAsync((await browser.GetAsync($"/evaluations/{evaluation}/settings")).Form("/archive").With("archived", "true"));
        Assert.Contains("This evaluation is archived", archived.Text, StringComparison.Ordinal);
        Visit section = await SectionAsync(browser, evaluation);
        Assert.Contains("This evaluation is archived", section.Text, StringComparison.Ordinal);
        Assert.All(section.Document.QuerySelectorAll("fieldset"), fieldset => Assert.True(fieldset.HasAttribute("disabled")));

        // A page of before is refused with what was typed still in its fields, by the form and by the script.
        Visit refused = await browser.SubmitAsync(open.Form("/sections/1").Ticks("1.1", "1.1.c").With("note-1.1", "typed before"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("archived meanwhile", refused.WholeError, StringComparison.Ordinal);
        Assert.Equal("typed before", refused.ValueOf("note-1.1"));
        Assert.Equal(["1.1.c"], refused.TicksOf("1.1"));
        Visit saved = await browser.SaveElementAsync(open, "1.1", form => form.Ticks("1.1", "1.1.c").With("note-1.1", "typed before"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "typed before"), (saved.Status, saved.ValueOf("note-1.1")));
        Assert.Contains("archived meanwhile", saved.Text, StringComparison.Ordinal);
        Assert.Null(await StoredAsync(evaluation, "1.1"));

        // Taken back, the refused page can be sent as it is.
        await browser.SubmitAsync((await browser.GetAsync($"/evaluations/{evaluation}/settings")).Form("/archive").With("archived", "false"));
        await browser.SubmitAsync(refused.Form("/sections/1"));
        Assert.Equal(new("1.1.c", "", "typed before"), await StoredAsync(evaluation, "1.1"));
        Assert.Equal(["evaluation-archived", "evaluation-unarchived", "answer-saved"], await KindsAsync(evaluation));
    }

    [Fact]
    public async Task Deleted_Evaluation_IsAsUnknown_UntilItIsBroughtBack()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        await SendAsync(editor, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "kept"));
        (Browser administrator, Person anna) = await JoinAsync(evaluation, "Anna", MemberRole.Administrator);
        Guid organisation = await OrganisationOfAsync(evaluation);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync($"/evaluations/{evaluation}/delete")).Status);
        Assert.Null((await editor.GetAsync($"/evaluations/{evaluation}/settings")).Document.QuerySelector("[href$='/delete']"));
        Visit open = await SectionAsync(editor, evaluation);

        Visit deleted = await administrator.SubmitAsync((await administrator.GetAsync($"/evaluations/{evaluation}/delete")).Form("/delete"));
        Assert.Contains("About garden-1", deleted.TextOf(".deleted"), StringComparison.Ordinal);
        Assert.Contains(Platform.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), deleted.Html, StringComparison.Ordinal);
        Visit unknown = await administrator.GetAsync($"/evaluations/{Guid.NewGuid()}");
        foreach (string page in new[] { "", "/settings", "/sections/1", "/results", "/report", "/delete", "/upgrade" })
        {
            Visit gone = await administrator.GetAsync($"/evaluations/{evaluation}{page}");
            Assert.Equal((HttpStatusCode.NotFound, unknown.Text), (gone.Status, gone.Text));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await editor.SaveElementAsync(open, "1.1", form => form.Ticks("1.1", "1.1.b"))).Status);
        Visit list = await administrator.GetAsync($"/organisations/{organisation}?show=all");
        Assert.Empty(list.Document.QuerySelectorAll(".evaluation"));
        Assert.Contains("Deleted evaluations (1)", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync($"/organisations/{organisation}/evaluations/deleted")).Status);

        // Another organisation's administrator does not bring it back.
        Person other = await Platform.PersonAsync("Other");
        Guid elsewhere = await Platform.OrganisationAsync("Elsewhere", (other, MemberRole.Administrator));
        using Browser stranger = await Platform.SignInAsync(other);
        Visit theirs = await stranger.GetAsync($"/organisations/{elsewhere}/evaluations/deleted");
        string token = (await stranger.GetAsync("/organisations/new")).Form("/organisations/new").Fields.Single(field => field.Key == FilledForm.Token).Value;
        Visit refused = await stranger.SubmitAsync(new FilledForm(theirs.Address, [new(FilledForm.Token, token), new("evaluation", evaluation.ToString())]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        Platform.Clock.Advance(TimeSpan.FromDays(29));
        using Browser later = await Platform.SignInAsync(anna);
        Visit back = await later.SubmitAsync((await later.GetAsync(deleted.Address)).Form("/evaluations/deleted").With("evaluation", evaluation.ToString()));
        Assert.Equal((HttpStatusCode.OK, $"/evaluations/{evaluation}"), (back.Status, back.Address));
        Assert.Equal("kept", (await StoredAsync(evaluation, "1.1"))!.Note);
        Assert.Equal(["answer-saved", "evaluation-deleted", "evaluation-restored"], await KindsAsync(evaluation));
    }

    [Fact]
    public async Task Sweep_AfterThirtyDays_TakesWhatWasDeletedAndNothingElse()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        await SendAsync(editor, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "goes"));
        (Browser administrator, Person anna) = await JoinAsync(evaluation, "Anna", MemberRole.Administrator);
        Guid organisation = await OrganisationOfAsync(evaluation);
        Visit stays = await administrator.SubmitAsync((await administrator.GetAsync($"/evaluations/{evaluation}/duplicate")).Form("/duplicate"));
        Visit deleted = await administrator.SubmitAsync((await administrator.GetAsync($"/evaluations/{evaluation}/delete")).Form("/delete"));

        await SweepAsync();
        Assert.NotNull(await StoredAsync(evaluation, "1.1"));
        Platform.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        using Browser later = await Platform.SignInAsync(anna);
        Visit last = await later.GetAsync(deleted.Address);
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Visit late = await later.SubmitAsync(last.Form("/evaluations/deleted").With("evaluation", evaluation.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("gone for good", late.Text, StringComparison.Ordinal);
        await SweepAsync();
        await SweepAsync();
        Assert.Equal((0, 0, 0, 0), await AskAsync(database => (
            database.Evaluations.Count(found => found.Id == evaluation), database.Answers.Count(found => found.EvaluationId == evaluation),
            database.Revisions.Count(found => found.EvaluationId == evaluation), database.Standings.Count(found => found.EvaluationId == evaluation))));
        Assert.Equal(["answer-saved", "evaluation-deleted", "evaluation-erased"], await KindsAsync(evaluation));

        // The copy stands by itself.
        Visit copy = await later.GetAsync(stays.Address);
        Assert.Equal(HttpStatusCode.OK, copy.Status);
        Assert.DoesNotContain(evaluation.ToString(), copy.Html, StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(database => database.Evaluations.Count(found => found.OrganisationId == organisation)));

        Task SweepAsync() => Platform.InScopeAsync<DeletedEvaluations>(sweep => sweep.EraseOldAsync(TestContext.Current.CancellationToken));
    }

    private Task<Guid> OrganisationOfAsync(Guid evaluation) => AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);

    /// <summary>What the journal tells of an evaluation, without saying the same twice in a row.</summary>
    private async Task<IEnumerable<string>> KindsAsync(Guid evaluation)
    {
        List<string> kinds = await AskAsync(database => database.Journal.AsNoTracking().Where(row => row.EvaluationId == evaluation).OrderBy(row => row.Position).Select(row => row.Kind).ToList());
        return kinds.Where((kind, place) => place == 0 || kinds[place - 1] != kind);
    }
}

public sealed class ManagingOnSqliteTests(SqlitePlatform platform) : ManagingTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ManagingOnPostgresTests(PostgresPlatform platform) : ManagingTests(platform), IClassFixture<PostgresPlatform>;
