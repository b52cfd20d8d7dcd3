using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Jobs;

/// <summary>Sees to it that each kind of job that recurs has its row. To be called by one start at a time.</summary>
public sealed class JobSchedule(GarantDbContext database, IEnumerable<IJobKind> kinds, TimeProvider clock)
{
    /// <summary>The id of the one row of a kind that recurs.</summary>
    public static Guid IdOf(string kind) => DerivedId.Of("recurring job", kind);

    public async Task EnsureAsync(CancellationToken stop)
    {
        Job[] wanted = [.. kinds.Where(kind => kind.Every is not null).Select(kind => new Job
        {
            Id = IdOf(kind.Name),
            Kind = kind.Name,
            Payload = "{}",
            CreatedAt = clock.GetUtcNow(),
            DueAt = clock.GetUtcNow(),
        })];
        Guid[] ids = [.. wanted.Select(job => job.Id)];
        List<Guid> known = await database.Jobs.Where(job => ids.Contains(job.Id)).Select(job => job.Id).ToListAsync(stop);
        database.Jobs.AddRange(wanted.Where(job => !known.Contains(job.Id)));
        await database.SaveChangesAsync(stop);
    }
}
