using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Platform.Tests.Databases;

/// <summary>The platform's own database, empty, with its schema of now.</summary>
public sealed class StoredPlatform : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JournalHeadFile _headFile;
    private readonly string? _postgres;

    private StoredPlatform(string? postgres)
    {
        _postgres = postgres;
        _headFile = new(_folder.Path, new CollectedLog().For<JournalHeadFile>());
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));

    public static async Task<StoredPlatform> CreateAsync(string kind, PostgresCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        string? missing = kind == "postgres" ? await cluster.StartedAsync() : null;
        Assert.SkipWhen(missing is not null, missing ?? "");
        StoredPlatform platform = new(kind == "postgres" ? await cluster.NewDatabaseAsync() : null);
        await using GarantDbContext database = platform.Open();
        await database.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        if (kind == "sqlite")
        {
            await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", TestContext.Current.CancellationToken);
        }

        return platform;
    }

    /// <summary>A connection of its own, as each request has one.</summary>
    public GarantDbContext Open() => _postgres is null
        ? new SqliteGarantDbContext(new DbContextOptionsBuilder<SqliteGarantDbContext>().UseSqlite($"Data Source={_folder.File("garant.db")};Default Timeout=30;Pooling=False").Options)
        : new PostgresGarantDbContext(new DbContextOptionsBuilder<PostgresGarantDbContext>().UseNpgsql(_postgres).Options);

    /// <summary>The journal of a connection.</summary>
    public JournalWriter Journal(GarantDbContext database) => new(database, _headFile, Clock);

    /// <summary>An organisation with a member for each role.</summary>
    /// <returns>Its id, and the members' in this order.</returns>
    public async Task<(Guid Organisation, string[] Members)> FoundAsync(params MemberRole[] roles)
    {
        await using GarantDbContext database = Open();
        Organisation organisation = new() { Name = "Ours", CreatedAt = Clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        GarantUser[] people = [.. roles.Select((_, place) => new GarantUser { UserName = $"{place}-{organisation.Id}", DisplayName = $"Member {place}" })];
        database.Users.AddRange(people);
        database.Memberships.AddRange(people.Zip(roles, (person, role) => new Membership { OrganisationId = organisation.Id, UserId = person.Id, Role = role }));
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (organisation.Id, [.. people.Select(person => person.Id)]);
    }

    /// <summary>A member in an organisation, as the platform judges them now.</summary>
    public async Task<OrganisationScope> ScopeAsync(Guid organisation, string member)
    {
        await using GarantDbContext database = Open();
        OrganisationScope? scope = await new AccessGuard(database, Clock).OrganisationAsync(new(member), organisation, TestContext.Current.CancellationToken);
        Assert.NotNull(scope);
        return scope;
    }

    public async Task<T> AskAsync<T>(Func<GarantDbContext, T> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        await using GarantDbContext database = Open();
        return ask(database);
    }

    public void Dispose() => _folder.Dispose();
}
