using System.Net;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Whoever saves at the moment an evaluation is archived or deleted is not told that it was saved where nobody may answer any more.</summary>
public abstract class ClosedMeanwhileTests(TestPlatform platform) : GardenTests(platform)
{
    private const string Question = "\"Memberships\" AS"; // may this person answer here?

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Save_AtTheMomentOfArchiving_IsRefusedAndShowsWhatWasTyped(bool byScript)
    {
        (Browser ada, Guid evaluation, Person head) = await HeadAsync();
        Visit page = await SectionAsync(ada, evaluation);
        Platform.Breakdown.Meanwhile(Question, () => ArchiveAsync(evaluation, head));
        Visit refused = byScript
            ? await ada.SaveElementAsync(page, "1.2", form => form.Ticks("1.2", "1.2.b").With("note-1.2", "typed just then"))
            : await ada.SubmitAsync(page.Form("/sections/1").Ticks("1.2", "1.2.b").With("note-1.2", "typed just then"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("typed just then", refused.ValueOf("note-1.2"));
        Assert.Contains("was archived meanwhile, and nothing was saved", refused.Text, StringComparison.Ordinal);
        Assert.Null(await StoredAsync(evaluation, "1.2"));
    }

    [Fact]
    public async Task Save_AtTheMomentOfADeletion_FindsNothing()
    {
        (Browser ada, Guid evaluation, Person head) = await HeadAsync();
        Visit page = await SectionAsync(ada, evaluation);
        Platform.Breakdown.Meanwhile(Question, () => DeleteAsync(evaluation, head));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.SaveElementAsync(page, "1.2", form => form.Ticks("1.2", "1.2.b"))).Status);
        Assert.Null(await StoredAsync(evaluation, "1.2"));
    }

    [Fact]
    public async Task Restore_AtTheMomentOfArchiving_BringsNothingBack()
    {
        (Browser ada, Guid evaluation, Person head) = await HeadAsync();
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.2", "1.2.b"));
        EvaluationScope scope = await ScopeAsync(evaluation, head);
        await ArchiveAsync(evaluation, head);
        await Platform.InScopeAsync<AnswerSaver>(async saver => Assert.Equal(
            RestoreOutcome.Closed,
            await saver.RestoreAsync(scope, TestFrameworks.Read(TestFrameworks.GardenFile).FindElement("1.2")!, 0, 1, TestContext.Current.CancellationToken)));
        Assert.Equal("1.2.b", (await StoredAsync(evaluation, "1.2"))!.Ticks);
    }

    [Fact]
    public async Task Save_AtTheMomentOfARename_IsKept()
    {
        (Browser ada, Guid evaluation, Person head) = await HeadAsync();
        EvaluationScope scope = await ScopeAsync(evaluation, head);
        await ada.SubmitAsync((await ada.GetAsync($"/evaluations/{evaluation}/settings")).Form("/settings").With("name", "Another name"));
        await Platform.InScopeAsync<AnswerSaver>(async saver => await saver.SaveOneAsync(scope, "1.2", 0, new("1.2.b", "", ""), TestContext.Current.CancellationToken));
        Assert.Equal("1.2.b", (await StoredAsync(evaluation, "1.2"))!.Ticks);
    }

    private async Task<(Browser Ada, Guid Evaluation, Person Head)> HeadAsync()
    {
        Person head = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (head, MemberRole.Administrator));
        return (await Platform.SignInAsync(head), await Platform.EvaluationAsync(organisation, TestFrameworks.Garden, null), head);
    }

    private async Task ArchiveAsync(Guid evaluation, Person head)
    {
        EvaluationScope scope = await ScopeAsync(evaluation, head);
        await Platform.InScopeAsync<ArchiveEvaluation>(archive => archive.RunAsync(scope, isArchived: true, TestContext.Current.CancellationToken));
    }

    private async Task DeleteAsync(Guid evaluation, Person head)
    {
        EvaluationScope scope = await ScopeAsync(evaluation, head);
        await Platform.InScopeAsync<DeleteEvaluation>(delete => delete.RunAsync(scope, TestContext.Current.CancellationToken));
    }
}

public sealed class ClosedMeanwhileOnSqliteTests(SqlitePlatform platform) : ClosedMeanwhileTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ClosedMeanwhileOnPostgresTests(PostgresPlatform platform) : ClosedMeanwhileTests(platform), IClassFixture<PostgresPlatform>;
