using System.Text.Json;
using Garant.Platform.Journal;
using Garant.Platform.Storage;

namespace Garant.Platform.Jobs;

/// <summary>Takes the jobs of a verb. They are stored with its changes, by <see cref="JournalWriter.CommitAsync"/>, and begin after that.</summary>
public sealed class JobQueue(GarantDbContext database, JournalWriter journal, JobSeal seal, JobBell bell, TimeProvider clock)
{
    /// <summary>Adds a job to the changes of the verb.</summary>
    /// <param name="kind">The name of its kind.</param>
    /// <param name="payload">What the kind needs to know, written as JSON.</param>
    /// <param name="secret">What of it is secret; it is sealed.</param>
    /// <param name="aboutId">The id of what the job is about.</param>
    /// <param name="id">The job's own id, where one thing must not cause two jobs.</param>
    public void Add<T>(string kind, T payload, string? secret = null, Guid? aboutId = null, Guid? id = null)
    {
        DateTimeOffset now = clock.GetUtcNow();
        database.Jobs.Add(new Job
        {
            Id = id ?? Guid.CreateVersion7(),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web),
            Sealed = secret is null ? null : seal.Close(secret),
            AboutId = aboutId,
            CreatedAt = now,
            DueAt = now,
        });
        journal.AfterCommit(bell.Ring);
    }
}
