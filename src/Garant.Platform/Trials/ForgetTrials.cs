using Garant.Platform.Jobs;

namespace Garant.Platform.Trials;

/// <summary>Deletes the trials whose time is over.</summary>
public sealed class ForgetTrials(DeleteTrials trials) : IJobKind
{
    public string Name => "forget-trials";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public string Describe(Job job) => "Deleting the trials whose time is over";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        await trials.RunAsync(stop);
        return null;
    }
}
