using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Tests.Organisations;

/// <summary>Whatever the schema ties to an organisation goes with it.</summary>
public sealed class EraseOrganisationsTests(PostgresCluster cluster)
{
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task RunAsync_OfSeveral_ErasesThoseWhoseTimeIsOver(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid kept, _) = await platform.FoundAsync(MemberRole.Administrator);
        (Guid due, _) = await platform.FoundAsync(MemberRole.Administrator, MemberRole.Reader);
        (Guid later, _) = await platform.FoundAsync(MemberRole.Administrator);
        await DeleteAsync(platform, due, platform.Clock.GetUtcNow() - Organisation.KeptFor);
        await DeleteAsync(platform, later, platform.Clock.GetUtcNow() - Organisation.KeptFor + TimeSpan.FromMilliseconds(1));
        await using GarantDbContext database = platform.Open();
        EraseOrganisations erase = new(database, platform.Journal(database), platform.Clock);
        Assert.Equal(1, await erase.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await erase.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new[] { kept, later }.Order(), await platform.AskAsync(found => found.Organisations.Select(organisation => organisation.Id).ToList().Order()));
        Assert.Equal(2, await platform.AskAsync(found => found.Memberships.Count()));
        Assert.Equal([(Guid?)due], await platform.AskAsync(found => found.Journal.Where(row => row.Kind == "organisation-erased").Select(row => row.OrganisationId).ToList()));
    }

    /// <summary>A table that is added later and belongs to an organisation, or to what belongs to one, must go with it too.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Schema_OfWhatBelongsToAnOrganisation_DeletesItByTheKeys(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        await using GarantDbContext database = platform.Open();
        HashSet<Type> belonging = [typeof(Organisation)];
        while (database.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).FirstOrDefault(key => belonging.Contains(key.PrincipalEntityType.ClrType) && !belonging.Contains(key.DeclaringEntityType.ClrType)) is { } next)
        {
            Assert.True(next.DeleteBehavior == DeleteBehavior.Cascade, next.ToString());
            belonging.Add(next.DeclaringEntityType.ClrType);
        }

        Assert.InRange(belonging.Count, 7, 100);
        string[] loose = [.. database.Model.GetEntityTypes()
            .Where(type => !belonging.Contains(type.ClrType) && type.ClrType != typeof(JournalRow) && type.GetProperties().Any(property => property.Name is "OrganisationId" or "EvaluationId"))
            .Select(type => type.Name)];
        Assert.Empty(loose);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Restore_BesideErasing_IsOneOfBoth(string kind)
    {
        using StoredPlatform platform = await StoredPlatform.CreateAsync(kind, cluster);
        (Guid organisation, string[] members) = await platform.FoundAsync(MemberRole.Administrator);
        await DeleteAsync(platform, organisation, platform.Clock.GetUtcNow());
        await using GarantDbContext database = platform.Open();
        OrganisationScope scope = Assert.Single(await new AccessGuard(database, platform.Clock).DeletedOrganisationsAsync(new(members[0]), TestContext.Current.CancellationToken));
        platform.Clock.Advance(Organisation.KeptFor);
        Assert.False(await new RestoreOrganisation(database, platform.Journal(database), platform.Clock).RunAsync(scope, TestContext.Current.CancellationToken));
        Assert.Empty(await new AccessGuard(database, platform.Clock).DeletedOrganisationsAsync(new(members[0]), TestContext.Current.CancellationToken));
        Assert.Equal(1, await new EraseOrganisations(database, platform.Journal(database), platform.Clock).RunAsync(TestContext.Current.CancellationToken));
    }

    private static Task<int> DeleteAsync(StoredPlatform platform, Guid organisation, DateTimeOffset at) => platform.AskAsync(database => database.Organisations
        .Where(found => found.Id == organisation)
        .ExecuteUpdate(set => set.SetProperty(found => found.DeletedAt, at)));
}
