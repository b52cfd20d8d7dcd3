using System.Diagnostics;
using System.Globalization;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Starting;

/// <summary>A start that was interrupted starts again, whatever it left behind.</summary>
public sealed class InterruptedStartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    /// <summary>How many starts are killed; GARANT_KILLS asks for more.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("GARANT_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 6;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_KilledAtRandomMoments_StartsAgainWithTheWholeDemonstration()
    {
        Random random = new(13);
        Stopwatch time = Stopwatch.StartNew();
        await using (StartedProgram whole = StartedProgram.Start(_data.File("whole"), options: "--demo"))
        {
            await whole.ReadyAsync();
        }

        TimeSpan length = time.Elapsed;
        for (int kill = 0; kill < Kills; kill++)
        {
            string data = _data.File($"killed-{kill}");
            TimeSpan moment = length * random.NextDouble();
            await using (StartedProgram killed = StartedProgram.Start(data, options: "--demo"))
            {
                await Task.Delay(moment, TestContext.Current.CancellationToken);
            }

            await using (StartedProgram again = StartedProgram.Start(data, options: "--demo"))
            {
                await again.ReadyAsync();
            }

            Assert.Equal("2 1 2 2", SqliteFile.Demonstration(Path.Combine(data, "garant.db")));
        }
    }

    [Fact]
    public async Task Start_WithALockThatAnInterruptedStartLeft_RemovesItAndSaysSo()
    {
        string file = _data.File("garant.db");
        await using (StartedProgram first = StartedProgram.Start(_data.Path))
        {
            await first.ReadyAsync();
        }

        SqliteFile.Ask(file, "CREATE TABLE IF NOT EXISTS __EFMigrationsLock(Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES(1, '2026-11-25 10:00:00')");
        await using (StartedProgram again = StartedProgram.Start(_data.Path))
        {
            await again.ReadyAsync();
            Assert.Contains("its lock is removed", again.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0L, SqliteFile.Ask(file, "select count(*) from __EFMigrationsLock"));
    }

    [Fact]
    public async Task Start_OnAnEmptyFile_BeginsANewDatabaseAndSaysSo()
    {
        await File.WriteAllBytesAsync(_data.File("garant.db"), [], TestContext.Current.CancellationToken);
        await using StartedProgram program = StartedProgram.Start(_data.Path);
        await program.ReadyAsync();
        Assert.Contains("garant.db is empty", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhileAnotherStartHoldsTheLock_SaysWhatItWaitsForAndGoesOn()
    {
        await using StartedProgram waiting = await WhileHeldAsync(async program => await program.PrintedAsync("Waiting for another start"));
        Assert.Contains(Path.Combine(_data.Path, "start.lock"), waiting.Output, StringComparison.Ordinal);
        await waiting.ReadyAsync();
    }

    private async Task<StartedProgram> WhileHeldAsync(Func<StartedProgram, Task> wait)
    {
        await using FileStream held = new(_data.File("start.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        StartedProgram program = StartedProgram.Start(_data.Path);
        await wait(program);
        Assert.DoesNotContain("is ready", program.Output, StringComparison.Ordinal);
        return program;
    }
}
