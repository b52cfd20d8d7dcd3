using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Platform.Tests.Databases;

/// <summary>An empty database with the journal's tables, and a data folder beside it.</summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>PostgreSQL as a process uses it whose writers take turns.</summary>
    public const string TakingTurns = "postgres, taking turns";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _postgres;
    private readonly bool _takesTurns;

    private TestDatabase(string? postgres, bool takesTurns)
    {
        _postgres = postgres;
        _takesTurns = takesTurns;
        Commits = NewCommits();
        HeadFile = NewHeadFile();
    }

    public static TheoryData<string> Kinds { get; } = ["sqlite", "postgres"];

    public static TheoryData<string> WriterKinds { get; } = ["sqlite", "postgres", TakingTurns];

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));

    public string Folder => _folder.Path;

    public string File => _folder.File("garant.db");

    public CollectedLog Log { get; } = new();

    public JournalHeadFile HeadFile { get; }

    /// <summary>Where writers take turns, those of one process.</summary>
    public PostgresCommits? Commits { get; }

    public JournalStore Store => _postgres is null ? JournalStore.OfSqlite(File) : JournalStore.OfPostgres(_postgres);

    public string? Connection => _postgres;

    public static async Task<TestDatabase> CreateAsync(string kind, PostgresCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        bool isPostgres = kind != "sqlite";
        string? missing = isPostgres ? await cluster.StartedAsync() : null;
        Assert.SkipWhen(missing is not null, missing ?? "");
        TestDatabase database = new(isPostgres ? await cluster.NewDatabaseAsync() : null, kind == TakingTurns);
        await using NotesContext context = database.NewContext();
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        if (kind == "sqlite")
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", TestContext.Current.CancellationToken);
        }

        return database;
    }

    public NotesContext NewContext(params IInterceptor[] interceptors)
    {
        DbContextOptionsBuilder<NotesContext> options = new();
        options.AddInterceptors(interceptors);
        return new((_postgres is null ? options.UseSqlite($"Data Source={File};Default Timeout=30;Pooling=False") : options.UseNpgsql(_postgres)).Options);
    }

    public JournalHeadFile NewHeadFile() => new(Folder, Log.For<JournalHeadFile>());

    public JournalWriter NewWriter(NotesContext context) => new(context, HeadFile, Clock, Commits);

    /// <summary>The turns of another process.</summary>
    public PostgresCommits? NewCommits() => !_takesTurns ? null : new(_postgres!, new(TimeSpan.FromSeconds(30), TimeProvider.System));

    /// <summary>Checks the whole journal against the head file.</summary>
    public async Task<JournalVerdict> CheckAsync()
    {
        JournalHead? head = JournalHeadFile.Read(Folder).Head;
        await using JournalReading reading = await Store.OpenAsync(TestContext.Current.CancellationToken);
        return await new JournalCheck(from => reading.RowsAsync(from)).RunAsync(head, TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(FormattableString sql)
    {
        await using NotesContext context = NewContext();
        await context.Database.ExecuteSqlAsync(sql, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes events, each as a process does that has just started.</summary>
    public async Task WriteAsync(int events)
    {
        for (int i = 0; i < events; i++)
        {
            await using NotesContext context = NewContext();
            JournalWriter journal = new(context, NewHeadFile(), Clock, NewCommits());
            journal.Add(new NoteTaken($"event {i}"), "9c5a");
            await journal.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _folder.Dispose();
}
