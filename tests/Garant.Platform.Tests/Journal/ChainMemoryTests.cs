using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Tests.Journal;

/// <summary>What a process remembers of the chain saves it commands, and is never relied on.</summary>
public sealed class ChainMemoryTests(PostgresCluster cluster)
{
    private const string Ada = "9c5a", Bob = "b0b0";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_OfAPersonWhoWroteBefore_IsOneCommandMore()
    {
        using TestDatabase database = await CreateAsync();
        await WriteAsync(database, database.Commits, Ada);
        CommandNotes notes = new();
        await WriteAsync(database, database.Commits, Ada, notes);
        Assert.Equal(2, notes.Commands.Count);
        Assert.EndsWith("COMMIT", notes.Commands[^1], StringComparison.Ordinal);

        notes = new();
        await WriteAsync(database, database.Commits, Bob, notes);
        Assert.Equal(3, notes.Commands.Count);
        await AssertSoundAsync(database, rows: 3);
    }

    [Fact]
    public async Task Commit_AfterAnotherProcessWrote_GoesOnFromThere()
    {
        using TestDatabase database = await CreateAsync();
        PostgresCommits another = database.NewCommits()!;
        for (int i = 0; i < 4; i++)
        {
            await WriteAsync(database, i % 2 == 0 ? database.Commits : another, Ada);
        }

        await AssertSoundAsync(database, rows: 4);
    }

    [Fact]
    public async Task Commit_AfterAPersonWasErasedElsewhere_MakesAnotherOne()
    {
        using TestDatabase database = await CreateAsync();
        await WriteAsync(database, database.Commits, Ada);
        await database.ExecuteAsync($"DELETE FROM \"PersonSalts\"");
        await WriteAsync(database, database.Commits, Ada);
        await using NotesContext read = database.NewContext();
        JournalRow[] rows = await read.Journal.OrderBy(row => row.Position).ToArrayAsync(Stop);
        Assert.Equal(PersonSalt.DigestOf(Ada, (await read.Salts.SingleAsync(Stop)).Salt), rows[1].Actor);
        Assert.NotEqual(rows[0].Actor, rows[1].Actor);
        await AssertSoundAsync(database, rows: 2);
    }

    [Fact]
    public async Task Commit_AfterTheLastRowWasEdited_KeepsTheHeadFileAsEvidence()
    {
        using TestDatabase database = await CreateAsync();
        await WriteAsync(database, database.Commits, Ada);
        await WriteAsync(database, database.Commits, Ada);
        await database.ExecuteAsync($"UPDATE \"Journal\" SET \"Hash\" = \"PreviousHash\" WHERE \"Position\" = 2");
        await WriteAsync(database, database.Commits, Ada);
        Assert.Equal(2, JournalHeadFile.Read(database.Folder).Head!.End.Count);
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Error: The journal contradicts ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_WhoseCommandFails_LeavesNothingAndIsNotMissed()
    {
        using TestDatabase database = await CreateAsync();
        await WriteAsync(database, database.Commits, Ada);
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(database, database.Commits, Ada, new CommandNotes { FailAt = 2 }));
        await WriteAsync(database, database.Commits, Ada);
        await using NotesContext read = database.NewContext();
        Assert.Equal(2, await read.Notes.CountAsync(Stop));
        await AssertSoundAsync(database, rows: 2);
    }

    private static async Task AssertSoundAsync(TestDatabase database, long rows)
    {
        JournalVerdict verdict = await database.CheckAsync();
        Assert.Equal((true, rows), (verdict.IsValid, verdict.Rows));
        Assert.Equal(rows, JournalHeadFile.Read(database.Folder).Head!.End.Count);
        Assert.Empty(database.Log.Lines);
    }

    private static async Task WriteAsync(TestDatabase database, PostgresCommits? commits, string actor, CommandNotes? notes = null)
    {
        await using NotesContext context = database.NewContext(notes is null ? [] : [notes]);
        JournalWriter journal = new(context, database.HeadFile, database.Clock, commits);
        context.Notes.Add(new() { Text = Guid.NewGuid().ToString() });
        journal.Add(new NoteTaken("one"), actor);
        await journal.CommitAsync(Stop);
    }

    private Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(TestDatabase.TakingTurns, cluster);
}
