using System.Collections.Concurrent;
using Garant.Platform.Jobs;

namespace Garant.Platform.Tests.Jobs;

/// <summary>A kind of job that notes what it is asked to do, and fails as a test says.</summary>
public sealed class TriedJob(string name, TimeSpan? every = null) : IJobKind
{
    public string Name => name;

    public TimeSpan? Every => every;

    /// <summary>What was done, with its secret.</summary>
    public ConcurrentQueue<(Guid Id, string Payload, string Secret)> Done { get; } = [];

    /// <summary>How it ends; well unless a test says otherwise.</summary>
    public Func<CancellationToken, Task<JobFault?>> End { get; set; } = _ => Task.FromResult<JobFault?>(null);

    public string Describe(Job job) => $"The job of Ada ({name})";

    public Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        Done.Enqueue((job.Id, job.Payload, secret));
        return End(stop);
    }
}
