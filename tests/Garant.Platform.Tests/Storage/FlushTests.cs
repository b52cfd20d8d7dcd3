using System.Data.Common;
using Garant.Platform.Storage;

namespace Garant.Platform.Tests.Storage;

/// <summary>What is waited for before anybody is told that something is saved.</summary>
public sealed class FlushTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("garant-flush-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ReachDisk_ByManyAtOnce_IsAnsweredToEach()
    {
        string file = Path.Combine(_folder, "garant.db");
        await File.WriteAllTextAsync(file + "-wal", "a log", TestContext.Current.CancellationToken);
        using SqliteFlush flush = new(file);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(flush.ReachDiskAsync)));
    }

    [Fact]
    public async Task ReachDisk_OfALogThatIsGone_IsDone()
    {
        using SqliteFlush flush = new(Path.Combine(_folder, "garant.db"));
        await flush.ReachDiskAsync();
    }

    [Fact]
    public async Task ReachDisk_OfALogThatCannotBeOpened_SaysSoToWhoeverWaitsAndGoesOn()
    {
        string file = Path.Combine(_folder, "garant.db");
        Directory.CreateDirectory(file + "-wal");
        using SqliteFlush flush = new(file);
        await Assert.ThrowsAnyAsync<Exception>(flush.ReachDiskAsync);
        Directory.Delete(file + "-wal");
        await flush.ReachDiskAsync();
    }

    [Fact]
    public async Task ReachDisk_OfAServerThatIsAway_SaysSoEachTime()
    {
        using WriteTurns turns = new(TimeSpan.FromSeconds(5), TimeProvider.System);
        PostgresCommits commits = new("Host=127.0.0.1;Port=1;Database=garant;Username=garant;Timeout=2;Pooling=false", turns);
        await Assert.ThrowsAnyAsync<DbException>(commits.ReachDiskAsync);
        await Assert.ThrowsAnyAsync<DbException>(commits.ReachDiskAsync);
    }
}
