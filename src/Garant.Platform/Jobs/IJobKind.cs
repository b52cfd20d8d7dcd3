namespace Garant.Platform.Jobs;

/// <summary>A kind of job: how to do it. Each job is done in a scope of its own.</summary>
public interface IJobKind
{
    /// <summary>The name that stands in the rows: a format that never changes. An instance leaves the jobs of kinds that it does not know to others.</summary>
    string Name { get; }

    /// <summary>How long after the end of one run the next begins; <c>null</c> for a job that is done once.</summary>
    TimeSpan? Every { get; }

    /// <summary>A job in the words of the log, such as <c>The mail "Hello" to ada@example.org</c>.</summary>
    string Describe(Job job);

    /// <summary>Does a job. Whoever is killed in the middle leaves it to be done again, so it does no harm twice.</summary>
    /// <param name="job">The job.</param>
    /// <param name="secret">What was sealed of it; empty where nothing was.</param>
    /// <param name="stop">Ends the run, because the platform stops or the job takes too long.</param>
    /// <returns>Why it was not done, or <c>null</c>. What it throws counts as a fault to try again after.</returns>
    Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop);
}
