using System.Globalization;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Jobs;

/// <summary>Does the jobs that are due, tries again what fails, and says in the log what was given up.</summary>
/// <remarks>
/// Several instances share the table. A job is claimed before it is begun, one at a time, so that whoever is killed leaves only
/// what was in flight to be done again, once the claim has run out.
/// </remarks>
public sealed partial class JobRunner(IServiceScopeFactory scopes, JobSeal seal, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>How often a job is tried. With the pauses between, this takes some 16 hours, less than the link of a mail lives.</summary>
    public const int MostAttempts = 12;

    /// <summary>How long nobody else begins a job that was claimed.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    // A connection that went stale meanwhile fails once.
    private const int MostTriesToNote = 3;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>Does every job that is due now, one after the other.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        int tried = 0;
        for (; await ClaimAsync(stop) is { } job; tried++)
        {
            await RunAsync(job, stop);
        }

        return tried;
    }

    /// <summary>Claims the next job that is due.</summary>
    /// <returns>The job, to be given to <see cref="RunAsync"/>; or <c>null</c> when none is due.</returns>
    public async Task<Job?> ClaimAsync(CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        GarantDbContext database = scope.ServiceProvider.GetRequiredService<GarantDbContext>();
        DateTimeOffset now = clock.GetUtcNow();
        string[] kinds = [.. scope.ServiceProvider.GetServices<IJobKind>().Select(kind => kind.Name)];
        string machine = Environment.MachineName[..Math.Min(Environment.MachineName.Length, 60)];
        object[] values = [now.ToUnixTimeMilliseconds(), (now + Claim).ToUnixTimeMilliseconds(), $"{machine}/{Guid.NewGuid():N}", .. kinds];
        string known = string.Join(", ", kinds.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{{{index + 3}}}")));
        string due = $$"""SELECT "Id" FROM "Jobs" WHERE "DueAt" <= {0} AND ("LockedUntil" IS NULL OR "LockedUntil" <= {0}) AND "Kind" IN ({{known}}) ORDER BY "DueAt", "Id" LIMIT 1""";

        // SQLite has one writer. PostgreSQL passes over rows that another instance is just claiming, and as an array the row is looked
        // for once, and not as often as the planner likes.
        string row = database.Database.IsNpgsql() ? $"ANY (ARRAY({due} FOR UPDATE SKIP LOCKED))" : $"({due})";
        string claim = $$"""UPDATE "Jobs" SET "LockedUntil" = {1}, "LockedBy" = {2}, "Attempts" = "Attempts" + 1 WHERE "Id" = {{row}} RETURNING *""";
        List<Job> claimed = await database.Jobs.FromSqlRaw(claim, values).AsNoTracking().ToListAsync(stop);
        return claimed.SingleOrDefault();
    }

    /// <summary>Does a job that was claimed, and notes how it ended.</summary>
    /// <exception cref="OperationCanceledException">The platform stops; the job was given back.</exception>
    public async Task RunAsync(Job job, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IJobKind kind = scope.ServiceProvider.GetServices<IJobKind>().Single(kind => kind.Name == job.Kind);
        JobFault? fault;
        try
        {
            fault = await FaultAsync(kind, job, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await NoteAsync(job, JobEnd.Of(job) with { Attempts = job.Attempts - 1 });
            throw;
        }

        DateTimeOffset now = clock.GetUtcNow();
        bool isOver = fault is null or { IsForGood: true } || job.Attempts >= MostAttempts;
        DateTimeOffset? next = isOver ? now + kind.Every : now + PauseAfter(job.Attempts);
        JobEnd end = JobEnd.Of(job) with { DueAt = next, LastFault = fault?.Kept[..Math.Min(fault.Kept.Length, JobFault.LongestKept)] };
        await NoteAsync(job, !isOver ? end : end with
        {
            Sealed = null,
            Attempts = kind.Every is null ? job.Attempts : 0,
            FinishedAt = fault is null ? now : job.FinishedAt,
            FailedAt = fault is null ? null : now,
        });
        if (fault is not null && isOver)
        {
            LogGivenUp(Described(kind, job), job.Id, job.Attempts, fault.Said);
        }
        else if (fault is not null)
        {
            LogFailed(Described(kind, job), job.Id, fault.Said, next);
        }
    }

    private static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, Math.Pow(2, attempts - 1)));

    /// <summary>Does the job.</summary>
    /// <returns>Why it was not done, or <c>null</c>.</returns>
    private async Task<JobFault?> FaultAsync(IJobKind kind, Job job, CancellationToken stop)
    {
        if (job.Attempts > MostAttempts)
        {
            const string Never = "It was begun as often as a job is tried, and never ended: the platform was stopped each time.";
            return new(Never, Never, IsForGood: true);
        }

        string? secret = "";
        if (job.Sealed is not null && !seal.TryOpen(job.Sealed, out secret))
        {
            const string Gone = "What was sealed of it cannot be opened, because the key is gone.";
            return new(Gone, Gone, IsForGood: true);
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestRun);
        try
        {
            return await kind.RunAsync(job, secret, limit.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            string late = string.Create(CultureInfo.InvariantCulture, $"It took longer than {LongestRun.TotalMinutes:0} minutes.");
            return new(late, late);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A server that is away, a full disk, a password that has changed: whatever it is, the job waits.
            return JobFault.Of(fault);
        }
    }

    /// <summary>Writes how a job ended, unless its claim has run out and somebody else has it. What was done must not be forgotten because the platform stops.</summary>
    private async Task NoteAsync(Job job, JobEnd end)
    {
        string claim = job.LockedBy!;
        for (int tries = 1; ; tries++)
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<GarantDbContext>().Jobs
                    .Where(row => row.Id == job.Id && row.LockedBy == claim)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(j => j.Sealed, end.Sealed)
                            .SetProperty(j => j.DueAt, end.DueAt)
                            .SetProperty(j => j.Attempts, end.Attempts)
                            .SetProperty(j => j.LockedUntil, (DateTimeOffset?)null)
                            .SetProperty(j => j.LockedBy, (string?)null)
                            .SetProperty(j => j.FinishedAt, end.FinishedAt)
                            .SetProperty(j => j.FailedAt, end.FailedAt)
                            .SetProperty(j => j.LastFault, end.LastFault),
                        CancellationToken.None);
                return;
            }
            catch (Exception fault) when (tries < MostTriesToNote && StoreAway.Is(fault))
            {
                // Once more, at once: a job that was done and is not noted is done again.
            }
        }
    }

    private static string Described(IJobKind kind, Job job)
    {
        try
        {
            return kind.Describe(job);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return $"The job \"{job.Kind}\""; // its payload cannot be read
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} (job {Id}) failed: {Fault} It is tried again at {Next:u}.")]
    private partial void LogFailed(string what, Guid id, string fault, DateTimeOffset? next);

    [LoggerMessage(LogLevel.Error, "{What} (job {Id}) was given up after {Attempts} attempts: {Fault}")]
    private partial void LogGivenUp(string what, Guid id, int attempts, string fault);

    /// <summary>What is noted of a job when its run has ended.</summary>
    private sealed record JobEnd(string? Sealed, DateTimeOffset? DueAt, int Attempts, DateTimeOffset? FinishedAt, DateTimeOffset? FailedAt, string? LastFault)
    {
        public static JobEnd Of(Job job) => new(job.Sealed, job.DueAt, job.Attempts, job.FinishedAt, job.FailedAt, job.LastFault);
    }
}
