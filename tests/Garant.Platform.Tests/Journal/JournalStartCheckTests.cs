using Garant.Platform.Journal;
using Garant.Platform.Tests.Databases;

namespace Garant.Platform.Tests.Journal;

/// <summary>What a start says about the journal.</summary>
public sealed class JournalStartCheckTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_OfASoundJournal_MovesTheCheckpoint(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await StartAsync(database);
        Assert.Empty(database.Log.Lines);
        await database.WriteAsync(3);
        await StartAsync(database);
        await database.WriteAsync(2);
        await StartAsync(database);
        JournalHead head = JournalHeadFile.Read(database.Folder).Head!;
        Assert.Equal((5, 5), (head.End.Count, head.Checkpoint.Count));
        Assert.Equal(["Information: The journal is sound: 3 rows", "Information: The journal is sound: 5 rows"], database.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_ThatBeganTheJournalItself_MissesNoHeadFile(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await using (NotesContext context = database.NewContext())
        {
            JournalWriter journal = database.NewWriter(context);
            journal.Add(new NoteTaken("before the check"), null);
            await journal.CommitAsync(Stop);
        }

        await new JournalStartCheck(database.Store, database.HeadFile, database.Log.For<JournalStartCheck>()).RunAsync(Stop);
        Assert.Equal(["Information: The journal is sound: 1 rows"], database.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_OfAFaultyJournal_SaysWhereAndLeavesTheCheckpoint(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await database.WriteAsync(3);
        await StartAsync(database);
        await database.WriteAsync(3);
        await database.ExecuteAsync($"UPDATE \"Journal\" SET \"Kind\" = 'other' WHERE \"Position\" = 5");
        await StartAsync(database);
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Error: The journal is not what was written: edited at position 5.", StringComparison.Ordinal));
        Assert.Equal(3, JournalHeadFile.Read(database.Folder).Head!.Checkpoint.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_OfAJournalCutBeforeItsCheckpoint_SaysCut(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await database.WriteAsync(4);
        await StartAsync(database);
        await database.ExecuteAsync($"DELETE FROM \"Journal\" WHERE \"Position\" > 2");
        JournalVerdict verdict = (await StartAsync(database))!;
        Assert.Equal((2, 3, JournalFault.Cut), (verdict.Rows, verdict.Position, verdict.Fault));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Start_WithoutAHeadFile_SaysSoAndWritesOne(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await database.WriteAsync(2);
        File.Delete(Path.Combine(database.Folder, JournalHeadFile.FileName));
        await StartAsync(database);
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Warning: The journal has 2 rows and no head file", StringComparison.Ordinal));
        Assert.Equal(2, JournalHeadFile.Read(database.Folder).Head!.Checkpoint.Count);
    }

    [Fact]
    public async Task Start_WithADamagedHeadFile_SaysSoAndWritesOne()
    {
        using TestDatabase database = await TestDatabase.CreateAsync("sqlite", cluster);
        await database.WriteAsync(2);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, JournalHeadFile.FileName), "", Stop);
        await StartAsync(database);
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Error: The head file of the journal", StringComparison.Ordinal));
        Assert.Equal(2, JournalHeadFile.Read(database.Folder).Head!.Checkpoint.Count);
    }

    [Fact]
    public async Task Start_WithoutADatabase_SaysSo()
    {
        using TestDatabase database = await TestDatabase.CreateAsync("sqlite", cluster);
        File.Delete(database.File);
        Assert.Null(await StartAsync(database));
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Warning: The journal could not be checked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_ThatIsStopped_LeavesTheCheckpoint()
    {
        using TestDatabase database = await TestDatabase.CreateAsync("sqlite", cluster);
        await database.WriteAsync(2);
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new JournalStartCheck(database.Store, database.HeadFile, database.Log.For<JournalStartCheck>()).RunAsync(stopped.Token));
        Assert.Equal(0, JournalHeadFile.Read(database.Folder).Head!.Checkpoint.Count);
    }

    /// <summary>Checks as a process does that has just started.</summary>
    private static Task<JournalVerdict?> StartAsync(TestDatabase database) =>
        new JournalStartCheck(database.Store, database.NewHeadFile(), database.Log.For<JournalStartCheck>()).RunAsync(Stop);
}
