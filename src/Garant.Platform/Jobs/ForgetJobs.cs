using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Jobs;

/// <summary>Forgets the jobs that were done or given up long ago, and with them the addresses of their mails.</summary>
public sealed class ForgetJobs(GarantDbContext database, TimeProvider clock) : IJobKind
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "forget-jobs";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Name => Kind;

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public string Describe(Job job) => "Forgetting old jobs";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        DateTimeOffset before = clock.GetUtcNow() - Kept;
        await database.Jobs
            .Where(old => old.DueAt == null && (old.FinishedAt < before || old.FailedAt < before))
            .ExecuteDeleteAsync(stop);
        return null;
    }
}
