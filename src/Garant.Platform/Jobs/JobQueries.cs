using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Jobs;

/// <summary>What became of jobs.</summary>
public sealed class JobQueries(GarantDbContext database)
{
    /// <summary>Finds what failed for good, such as the invitations whose mail could not be delivered.</summary>
    /// <param name="kind">The name of the jobs' kind.</param>
    /// <param name="about">The ids of what the jobs are about.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Those of the ids whose newest job of this kind was given up.</returns>
    public async Task<IReadOnlySet<Guid>> FailedAsync(string kind, IReadOnlyCollection<Guid> about, CancellationToken stop)
    {
        if (about.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var jobs = await database.Jobs
            .Where(job => job.Kind == kind && job.AboutId != null && about.Contains(job.AboutId.Value))
            .Select(job => new { About = job.AboutId!.Value, job.CreatedAt, HasFailed = job.FailedAt != null })
            .ToListAsync(stop);
        return jobs.GroupBy(job => job.About).Where(group => group.MaxBy(job => job.CreatedAt)!.HasFailed).Select(group => group.Key).ToHashSet();
    }
}
