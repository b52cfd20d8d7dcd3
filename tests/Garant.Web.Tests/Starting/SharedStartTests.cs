using Garant.Platform.Organisations;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Starting;

/// <summary>Starts that break down at any statement, or that run at once, leave the database and its demonstration whole.</summary>
public abstract class SharedStartTests(TestPlatform platform) : IAsyncLifetime
{
    /// <summary>A fresh one for each test.</summary>
    private TestPlatform Platform => platform;

    public async ValueTask InitializeAsync()
    {
        await Platform.InitializeAsync();
        Assert.SkipWhen(Platform.Missing is not null, Platform.Missing ?? "");
        await File.WriteAllTextAsync(
            Path.Combine(Platform.FrameworkFolder, "garant-test.1.yaml"),
            TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Platform.DisposeAsync();
    }

    [Fact]
    public async Task Start_BrokenDownAtAnyStatement_GoesOnFromThereToTheWholeDemonstration()
    {
        // Each start dies one statement further on than the last; the same data folder and database take them all.
        int statements = 0;
        do
        {
            Platform.Breakdown.After(statements++);
            try
            {
                await StartAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            }
            catch (Exception fault) when (Platform.Breakdown.Happened && fault is not TimeoutException)
            {
                // How the start tells it is not the question here.
            }

            Assert.True(statements < 200, "No start got through.");
        }
        while (Platform.Breakdown.Happened);

        Platform.Breakdown.Never();
        Assert.True(statements > 5, $"A start is more than {statements} statements.");
        await AssertWholeAsync();
    }

    [Fact]
    public async Task Start_OfSeveralAtOnce_MakesOneDemonstration()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        await AssertWholeAsync();
    }

    [Fact]
    public async Task Start_WithPeopleAnEarlierVersionLeftWithoutOrganisation_MakesItWhole()
    {
        await StartAsync();
        await Platform.DatabaseAsync(async database =>
        {
            await database.Evaluations.ExecuteDeleteAsync();
            await database.Organisations.ExecuteDeleteAsync();
            return await database.Users.Where(user => user.DisplayName == "Alex").ExecuteDeleteAsync();
        });
        await StartAsync();
        await AssertWholeAsync();
    }

    [Fact]
    public async Task Start_WithTheDemonstrationOfAnEarlierVersion_AddsNoSecondOne()
    {
        await StartAsync();
        await Platform.DatabaseAsync(async database =>
        {
            Organisation made = await database.Organisations.Include(o => o.Members).AsNoTracking().SingleAsync();
            Organisation earlier = new() { Name = made.Name, CreatedAt = made.CreatedAt };
            database.Add(earlier);
            database.AddRange(made.Members.Select(member => new Membership { OrganisationId = earlier.Id, UserId = member.UserId, Role = member.Role }));
            await database.SaveChangesAsync();
            await database.Evaluations.ExecuteUpdateAsync(set => set.SetProperty(evaluation => evaluation.OrganisationId, earlier.Id));
            return await database.Organisations.Where(organisation => organisation.Id == made.Id).ExecuteDeleteAsync();
        });
        await StartAsync();
        await AssertWholeAsync();
    }

    private Task StartAsync() => Platform.StartAnotherAsync("Development");

    private async Task AssertWholeAsync() => Assert.Equal(
        (2, 1, 2, 2),
        await Platform.DatabaseAsync(async database => (
            await database.Users.CountAsync(),
            await database.Organisations.CountAsync(),
            await database.Memberships.CountAsync(),
            await database.Evaluations.CountAsync())));
}

public sealed class SharedStartOnSqliteTests() : SharedStartTests(new SqlitePlatform());

public sealed class SharedStartOnPostgresTests(PostgresCluster cluster) : SharedStartTests(new PostgresPlatform(cluster));
