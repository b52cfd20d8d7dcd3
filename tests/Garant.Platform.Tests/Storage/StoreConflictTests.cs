using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Garant.Platform.Tests.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Garant.Platform.Tests.Storage;

/// <summary>A save is tried again only where that can mend the fault.</summary>
public sealed class StoreConflictTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData(1555, true)]
    [InlineData(2067, true)]
    [InlineData(517, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(13, false)]
    [InlineData(10, false)]
    [InlineData(787, false)]
    [InlineData(1299, false)]
    [InlineData(275, false)]
    [InlineData(18, false)]
    public void Is_FaultOfSqlite_IsWhatTryingAgainCanMend(int extendedCode, bool isConflict) =>
        Assert.Equal(isConflict, StoreConflict.Is(new DbUpdateException("outer", new SqliteException("inner", extendedCode & 0xFF, extendedCode))));

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.ForeignKeyViolation, false)]
    [InlineData(PostgresErrorCodes.NotNullViolation, false)]
    [InlineData(PostgresErrorCodes.StringDataRightTruncation, false)]
    [InlineData(PostgresErrorCodes.DiskFull, false)]
    [InlineData(PostgresErrorCodes.QueryCanceled, false)]
    [InlineData(PostgresErrorCodes.AdminShutdown, false)]
    public void Is_FaultOfPostgres_IsWhatTryingAgainCanMend(string state, bool isConflict)
    {
        PostgresException inner = new("inner", "ERROR", "ERROR", state);
        Assert.Equal(isConflict, StoreConflict.Is(inner));
        Assert.Equal(isConflict, StoreConflict.Is(new InvalidOperationException("likely due to a transient failure", new DbUpdateException("outer", inner))));
    }

    [Fact]
    public void Is_OtherFaults_AreNone()
    {
        Assert.True(StoreConflict.Is(new DbUpdateConcurrencyException()));
        Assert.False(StoreConflict.Is(null));
        Assert.False(StoreConflict.Is(new DbUpdateException("of its own")));
        Assert.False(StoreConflict.Is(new IOException("no room")));
        Assert.False(StoreConflict.Is(new StoreBusyException(new IOException())));
    }

    [Fact]
    public void Is_FullDisk_IsAnsweredWithComeBackAndNotTriedAgain()
    {
        foreach (Exception full in new Exception[] { new SqliteException("full", 13, 13), new PostgresException("full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull) })
        {
            Assert.True(StoreAway.Is(full));
            Assert.False(StoreConflict.Is(full));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Again_MeetingAnother_IsJudgedAgainWithoutWhatItHadAdded(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await using NotesContext context = database.NewContext();
        await using NotesContext other = database.NewContext();
        JournalWriter journal = database.NewWriter(context);
        int attempts = await StoreConflict.AgainAsync(context, journal, Verb(0));

        Assert.Equal(2, attempts);
        Assert.Equal(["first", "mine 1"], await other.Notes.Select(note => note.Text).Order().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await other.Journal.CountAsync(TestContext.Current.CancellationToken));
        Assert.Null((await database.CheckAsync()).Position);

        Func<Task<int>> Verb(int before) => async () =>
        {
            if (before++ == 0)
            {
                other.Notes.Add(new() { Text = "first" });
                await other.SaveChangesAsync(TestContext.Current.CancellationToken);
                context.Notes.Add(new() { Text = "first" });
            }
            else
            {
                context.Notes.Add(new() { Text = $"mine {before - 1}" });
            }

            journal.Add(new NoteTaken("tried"), "9c5a");
            await journal.CommitAsync(TestContext.Current.CancellationToken);
            return before;
        };
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Again_MeetingOthersWithoutEnd_SaysThatItIsBusy(string kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind, cluster);
        await using NotesContext context = database.NewContext();
        int attempts = 0;
        await Assert.ThrowsAsync<StoreBusyException>(() => StoreConflict.AgainAsync<int>(context, database.NewWriter(context), () =>
        {
            attempts++;
            throw new DbUpdateConcurrencyException();
        }));
        Assert.InRange(attempts, 2, 100);
    }
}
