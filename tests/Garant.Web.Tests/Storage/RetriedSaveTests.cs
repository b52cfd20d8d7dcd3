using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Storage;

/// <summary>A fault that trying again cannot mend is said at once, and is not tried twenty times.</summary>
public abstract class RetriedSaveTests(TestPlatform platform) : GardenTests(platform)
{
    private const int MostOfOneAttempt = 4;

    [Fact]
    public async Task Save_OfAnEvaluationThatIsGone_IsTriedOnce()
    {
        (_, Guid evaluation, Person person) = await StartAsync();
        EvaluationScope gone = await ScopeAsync(evaluation, person);
        await Platform.DatabaseAsync(database => database.Evaluations.Where(found => found.Id == evaluation).ExecuteDeleteAsync());
        await AssertTriedOnceAsync<AnswerSaver>(saver => saver.SaveOneAsync(gone, "1.1", 0, new("1.1.b", "", ""), TestContext.Current.CancellationToken));
        Assert.Equal(0, await AskAsync(database => database.Journal.Count(row => row.EvaluationId == evaluation)));
    }

    [Fact]
    public async Task Invite_IntoAnOrganisationThatIsGone_IsTriedOnce()
    {
        Person person = await Platform.PersonAsync("Head");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        OrganisationScope? gone = null;
        await Platform.InScopeAsync<AccessGuard>(async guard => gone = await guard.OrganisationAsync(new(person.Id), organisation, TestContext.Current.CancellationToken));
        await Platform.DatabaseAsync(database => database.Organisations.Where(found => found.Id == organisation).ExecuteDeleteAsync());
        await AssertTriedOnceAsync<InviteMember>(invite => invite.RunAsync(gone!, new("new@example.org", MemberRole.Reader), TestContext.Current.CancellationToken));
    }

    /// <summary>What a database cannot keep for a reason that stays.</summary>
    protected async Task AssertTriedOnceAsync<TService>(Func<TService, Task> verb)
        where TService : notnull
    {
        Platform.Statements.Reset();
        await Assert.ThrowsAsync<DbUpdateException>(() => Platform.InScopeAsync(verb));
        Assert.InRange(Platform.Statements.Count, 1, MostOfOneAttempt);
    }
}

public sealed class RetriedSaveOnSqliteTests(SqlitePlatform platform) : RetriedSaveTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RetriedSaveOnPostgresTests(PostgresPlatform platform) : RetriedSaveTests(platform), IClassFixture<PostgresPlatform>
{
    [Fact]
    public async Task Save_TooLongForTheColumn_IsTriedOnce()
    {
        (_, Guid evaluation, Person person) = await StartAsync();
        EvaluationScope scope = await ScopeAsync(evaluation, person);
        await AssertTriedOnceAsync<AnswerSaver>(saver => saver.SaveOneAsync(scope, new string('1', 21), 0, new("1.1.b", "", ""), TestContext.Current.CancellationToken));
    }
}
