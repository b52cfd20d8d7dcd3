using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Tests.Journal;

/// <summary>Events are committed with what they tell of, in one chain.</summary>
public sealed class JournalWriterTests(PostgresCluster cluster)
{
    private const string Ada = "9c5a", Bob = "b0b0";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    public static TheoryData<string> WriterKinds => TestDatabase.WriterKinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_OfEvents_ChainsThem(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        Guid organisation = Guid.CreateVersion7(), evaluation = Guid.CreateVersion7();
        await using (NotesContext context = database.NewContext())
        {
            JournalWriter journal = database.NewWriter(context);
            context.Notes.Add(new() { Text = "first" });
            journal.Add(new NoteTaken("first é", organisation, evaluation), Ada);
            journal.Add(new NoteTaken("second"), null);
            await journal.CommitAsync(Stop);
            journal.Add(new NoteTaken("third", organisation), Ada);
            await journal.CommitAsync(Stop);
        }

        await using NotesContext read = database.NewContext();
        JournalRow[] rows = await read.Journal.OrderBy(row => row.Position).ToArrayAsync(Stop);
        PersonSalt salt = await read.Salts.SingleAsync(Stop);
        Assert.Equal([1, 2, 3], rows.Select(row => row.Position));
        Assert.Equal(JournalHash.None, rows[0].PreviousHash);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.Equal(rows[1].Hash, rows[2].PreviousHash);
        Assert.All(rows, row => Assert.Equal(JournalHash.Of(row), row.Hash));
        Assert.Equal(PersonSalt.DigestOf(Ada, salt.Salt), rows[0].Actor);
        Assert.Equal(rows[0].Actor, rows[2].Actor);
        Assert.Empty(rows[1].Actor);
        Assert.Equal((organisation, evaluation, database.Clock.GetUtcNow()), (rows[0].OrganisationId, rows[0].EvaluationId, rows[0].At));
        Assert.Equal("""{"text":"first \u00E9"}""", rows[0].Content);
        Assert.Equal(new(3, Convert.ToHexStringLower(rows[2].Hash)), JournalHeadFile.Read(database.Folder).Head!.End);
        Assert.True((await database.CheckAsync()).IsValid);
        Assert.Single(await read.Notes.ToArrayAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_OfManyEvents_SendsTwoCommandsMore(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        CommandNotes notes = new();
        await using NotesContext context = database.NewContext(notes);
        JournalWriter journal = database.NewWriter(context);
        context.Notes.Add(new() { Text = "one" });
        for (int i = 0; i < 40; i++)
        {
            journal.Add(new NoteTaken($"event {i}", About: Bob), Ada);
        }

        await journal.CommitAsync(Stop);
        Assert.Equal(3, notes.Commands.Count);
        Assert.Contains("\"Journal\"", notes.Commands[^1], StringComparison.Ordinal);
        Assert.Equal(40, (await database.CheckAsync()).Rows);
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_WithoutEvents_IsAPlainSave(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        CommandNotes notes = new();
        await using NotesContext context = database.NewContext(notes);
        context.Notes.Add(new() { Text = "one" });
        await database.NewWriter(context).CommitAsync(Stop);
        Assert.Single(notes.Commands);
        Assert.Equal(HeadFileState.Missing, JournalHeadFile.Read(database.Folder).State);
        Assert.Single(await context.Notes.AsNoTracking().ToArrayAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_InTheCallersTransaction_EndsIt(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await using NotesContext context = database.NewContext();
        foreach (string text in new[] { "one", "two" })
        {
            JournalWriter journal = database.NewWriter(context);
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Stop);
            await context.Database.ExecuteSqlAsync($"INSERT INTO \"Notes\" (\"Text\") VALUES ({text})", Stop);
            if (text == "two")
            {
                journal.Add(new NoteTaken(text), Ada);
            }

            await journal.CommitAsync(Stop);
        }

        await using NotesContext read = database.NewContext();
        Assert.Equal(2, await read.Notes.CountAsync(Stop));
        Assert.Equal(1, (await database.CheckAsync()).Rows);
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_AnyCommandFails_LeavesNothing(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        for (int k = 1; k <= 3; k++)
        {
            await using NotesContext context = database.NewContext(new CommandNotes { FailAt = k });
            JournalWriter journal = database.NewWriter(context);
            context.Notes.Add(new() { Text = "one" });
            journal.Add(new NoteTaken("one"), Ada);
            await Assert.ThrowsAnyAsync<Exception>(() => journal.CommitAsync(Stop));

            // Tried again as a verb does, the events are those of the second attempt alone.
            Assert.Equal(0, (await database.CheckAsync()).Rows);
            context.ChangeTracker.Clear();
            await journal.CommitAsync(Stop);
            Assert.Equal(0, (await database.CheckAsync()).Rows);
            Assert.Equal(0, await context.Notes.CountAsync(Stop));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Commit_WithoutAnAnswer_LeavesTheHeadFileBehind(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        foreach (bool before in new[] { true, false })
        {
            CommitNotes commits = new();
            await using NotesContext context = database.NewContext(commits);
            JournalWriter journal = database.NewWriter(context);
            journal.Add(new NoteTaken("known"), Ada);
            if (before)
            {
                await journal.CommitAsync(Stop);
            }

            (commits.FailsBefore, commits.FailsAfter) = (before, !before);
            journal.Add(new NoteTaken("unknown"), Ada);
            await Assert.ThrowsAsync<IOException>(() => journal.CommitAsync(Stop));
            JournalVerdict verdict = await database.CheckAsync();
            Assert.True(verdict.IsValid);
            Assert.Equal(before ? 1 : 3, verdict.Rows);
            Assert.Equal(1, JournalHeadFile.Read(database.Folder).Head!.End.Count);
        }

        await using NotesContext next = database.NewContext();
        JournalWriter writer = database.NewWriter(next);
        writer.Add(new NoteTaken("next"), Bob);
        await writer.CommitAsync(Stop);
        Assert.Equal(4, JournalHeadFile.Read(database.Folder).Head!.End.Count);
        Assert.Equal(4, (await database.CheckAsync()).Rows);
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_OfManyWritersAtOnce_MakesOneChain(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        (JournalHeadFile HeadFile, PostgresCommits? Commits)[] processes = [(database.HeadFile, database.Commits), (database.NewHeadFile(), database.NewCommits())];
        const int Writers = 12, Commits = 10;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Commits; i++)
            {
                await using NotesContext context = database.NewContext();
                JournalWriter journal = new(context, processes[writer % 2].HeadFile, database.Clock, processes[writer % 2].Commits);
                context.Notes.Add(new() { Text = $"{writer}-{i}" });
                journal.Add(new NoteTaken($"{writer}-{i}"), $"person {writer % 3}");
                journal.Add(new NoteTaken($"{writer}-{i} again", About: Ada), null);
                await journal.CommitAsync(Stop);
            }
        }, Stop)));

        JournalVerdict verdict = await database.CheckAsync();
        Assert.Equal((true, Writers * Commits * 2), (verdict.IsValid, verdict.Rows));
        Assert.True(JournalHeadFile.Read(database.Folder).Head!.End.Count > Writers * Commits);
        await using NotesContext read = database.NewContext();
        Assert.Equal(Writers * Commits, await read.Notes.CountAsync(Stop));
        Assert.Equal(4, await read.Salts.CountAsync(Stop));
        Assert.Empty(database.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Erase_OfAPerson_LeavesTheChainValid(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await using NotesContext context = database.NewContext();
        JournalWriter journal = database.NewWriter(context);
        journal.Add(new NoteTaken("one", About: Ada), Bob);
        await journal.CommitAsync(Stop);
        journal.Add(new NoteTaken("account deleted", About: Ada), Ada);
        journal.Erase(Ada);
        await journal.CommitAsync(Stop);
        Assert.Equal(Bob, (await context.Salts.AsNoTracking().SingleAsync(Stop)).PersonId);
        Assert.Equal(2, (await database.CheckAsync()).Rows);
        Assert.True((await database.CheckAsync()).IsValid);

        // Without the salt, a person of the same id is another one.
        journal.Add(new NoteTaken("later"), Ada);
        await journal.CommitAsync(Stop);
        JournalRow[] rows = await context.Journal.AsNoTracking().OrderBy(row => row.Position).ToArrayAsync(Stop);
        Assert.NotEqual(rows[1].Actor, rows[2].Actor);
        journal.Erase(Ada);
        await journal.CommitAsync(Stop);
        Assert.Equal(1, await context.Salts.CountAsync(Stop));
        Assert.DoesNotContain(rows, row => row.Content.Contains(Ada, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WriterKinds))]
    public async Task Commit_AfterRowsWereCutOff_KeepsTheHeadFileAsEvidence(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await database.WriteAsync(5);
        await database.ExecuteAsync($"DELETE FROM \"Journal\" WHERE \"Position\" > 3");

        // It writes beyond what the file knows.
        await database.WriteAsync(4);
        JournalVerdict verdict = await database.CheckAsync();
        Assert.Equal((7, 5, JournalFault.Edited), (verdict.Rows, verdict.Position, verdict.Fault));
        Assert.Equal(5, JournalHeadFile.Read(database.Folder).Head!.End.Count);
        Assert.Contains(database.Log.Lines, line => line.StartsWith("Error: The journal contradicts ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_InATransactionThatReadsRepeatably_IsRefused()
    {
        using TestDatabase database = await TestDatabase.CreateAsync("postgres", cluster);
        await using NotesContext context = database.NewContext();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Stop);
        JournalWriter journal = database.NewWriter(context);
        journal.Add(new NoteTaken("one"), null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.CommitAsync(Stop));
    }
}
