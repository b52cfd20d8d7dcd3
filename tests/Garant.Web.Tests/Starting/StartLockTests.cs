using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Web.Tests.Starting;

/// <summary>The lock of a start is held by one at a time, ends with its holder, and is waited for a minute.</summary>
public sealed class StartLockTests(PostgresCluster cluster) : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task TakeAsync_HeldForAMinute_EndsWithASentence(string kind)
    {
        await using GarantDbContext database = await DatabaseAsync(kind);
        await using IAsyncDisposable held = await TakeAsync(database);
        Task<IAsyncDisposable> second = TakeAsync(database);
        while (!second.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        StartException end = await Assert.ThrowsAsync<StartException>(() => second);
        Assert.Contains("for a minute", end.Message, StringComparison.Ordinal);
        Assert.Contains(kind == "sqlite" ? _data.File("start.lock") : "advisory lock", end.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task TakeAsync_GivenBack_IsTakenByTheNext(string kind)
    {
        await using GarantDbContext database = await DatabaseAsync(kind);
        for (int start = 0; start < 3; start++)
        {
            await using IAsyncDisposable turn = await TakeAsync(database).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task TakeAsync_WithoutTheDatabase_CreatesIt()
    {
        await using GarantDbContext there = await DatabaseAsync("postgres");
        string missing = there.Database.GetConnectionString()!.Replace("Database=garant_", "Database=missing_", StringComparison.Ordinal);
        await using PostgresGarantDbContext database = new(new DbContextOptionsBuilder<PostgresGarantDbContext>().UseNpgsql(missing).Options);
        await using IAsyncDisposable turn = await TakeAsync(database);
        Assert.True(await database.Database.CanConnectAsync(TestContext.Current.CancellationToken));
    }

    private Task<IAsyncDisposable> TakeAsync(GarantDbContext database) =>
        StartLock.TakeAsync(database, _data.Path, _clock, NullLogger.Instance, TestContext.Current.CancellationToken);

    private async Task<GarantDbContext> DatabaseAsync(string kind)
    {
        if (kind == "sqlite")
        {
            return new SqliteGarantDbContext(new DbContextOptionsBuilder<SqliteGarantDbContext>().UseSqlite($"Data Source={_data.File("garant.db")}").Options);
        }

        string? missing = await cluster.StartedAsync();
        Assert.SkipWhen(missing is not null, missing ?? "");
        return new PostgresGarantDbContext(new DbContextOptionsBuilder<PostgresGarantDbContext>().UseNpgsql(await cluster.NewDatabaseAsync()).Options);
    }
}
