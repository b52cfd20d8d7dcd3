using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Tests.Organisations;

/// <summary>No organisation is ever without an administrator, whoever leaves at the same moment.</summary>
public sealed class LastAdministratorTests(PostgresCluster cluster)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task IsAsync_OfEveryMember_IsTrueForTheOnlyAdministratorAlone(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid one, string[] ofOne) = await platform.FoundAsync(MemberRole.Administrator, MemberRole.Editor, MemberRole.Reader);
        (Guid two, string[] ofTwo) = await platform.FoundAsync(MemberRole.Administrator, MemberRole.Administrator);
        Assert.Equal("last no no", await JudgeAsync(platform, one, ofOne));
        Assert.Equal("no no", await JudgeAsync(platform, two, ofTwo));
        Assert.Equal("no", await JudgeAsync(platform, one, ofTwo[..1])); // administrator elsewhere
        Assert.Equal("no", await JudgeAsync(platform, Guid.NewGuid(), ofOne[..1]));

        await platform.AskAsync(database => database.Organisations.Where(found => found.Id == one).ExecuteUpdate(set => set.SetProperty(found => found.DeletedAt, platform.Clock.GetUtcNow())));
        Assert.Equal("no", await JudgeAsync(platform, one, ofOne[..1])); // nothing is left to administrate
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task IsAsync_WithoutATransaction_IsRefused(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid organisation, string[] members) = await platform.FoundAsync(MemberRole.Administrator);
        await using GarantDbContext database = platform.Open();
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => LastAdministrator.IsAsync(database, organisation, members[0], TestContext.Current.CancellationToken));
        Assert.Contains("within a transaction", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task IsAsync_WhileAnotherAdministratorLeaves_WaitsAndSeesThatOneIsLeft(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid organisation, string[] members) = await platform.FoundAsync(MemberRole.Administrator, MemberRole.Administrator);
        await using GarantDbContext first = platform.Open();
        await using IDbContextTransaction leaving = await first.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        Assert.False(await LastAdministrator.IsAsync(first, organisation, members[0], TestContext.Current.CancellationToken));

        Task<string> other = Task.Run(() => JudgeAsync(platform, organisation, members[1..]));
        await Task.WhenAny(other, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.False(other.IsCompleted, "The second did not wait for the first.");
        await first.Memberships.Where(member => member.UserId == members[0]).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await leaving.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("last", await other);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Leave_ByAllOfManyAtOnce_LeavesOne(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid organisation, string[] members) = await platform.FoundAsync([.. Enumerable.Repeat(MemberRole.Administrator, 6), MemberRole.Reader]);
        OrganisationScope[] scopes = await Task.WhenAll(members.Select(member => platform.ScopeAsync(organisation, member)));
        MemberOutcome[] outcomes = await Task.WhenAll(scopes.Select(scope => Task.Run(async () =>
        {
            await using GarantDbContext database = platform.Open();
            return await new LeaveOrganisation(database, platform.Journal(database)).RunAsync(scope, TestContext.Current.CancellationToken);
        })));
        Assert.Equal(6, outcomes.Count(outcome => outcome == MemberOutcome.Done));
        Assert.Single(outcomes, outcome => outcome == MemberOutcome.LastAdministrator);
        Assert.Equal([MemberRole.Administrator], await platform.AskAsync(database => database.Memberships.Where(member => member.OrganisationId == organisation).Select(member => member.Role).ToList()));
        Assert.Equal(6, await platform.AskAsync(database => database.Journal.Count(row => row.Kind == "member-left")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Leave_WithAScopeOfBefore_IsJudgedByWhatIsNow(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid organisation, string[] members) = await platform.FoundAsync(MemberRole.Administrator, MemberRole.Reader);
        OrganisationScope reader = await platform.ScopeAsync(organisation, members[1]);
        await using GarantDbContext database = platform.Open();
        LeaveOrganisation leave = new(database, platform.Journal(database));
        Assert.Equal(MemberOutcome.Done, await leave.RunAsync(reader, TestContext.Current.CancellationToken));
        Assert.Equal(MemberOutcome.Missing, await leave.RunAsync(reader, TestContext.Current.CancellationToken));
    }

    /// <summary>Judges each person by itself.</summary>
    private static async Task<string> JudgeAsync(StoredPlatform platform, Guid organisation, string[] people)
    {
        List<string> judged = [];
        foreach (string person in people)
        {
            await using GarantDbContext database = platform.Open();
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            judged.Add(await LastAdministrator.IsAsync(database, organisation, person, TestContext.Current.CancellationToken) ? "last" : "no");
        }

        return string.Join(' ', judged);
    }
}
