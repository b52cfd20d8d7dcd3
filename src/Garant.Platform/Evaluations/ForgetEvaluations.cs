using Garant.Platform.Jobs;

namespace Garant.Platform.Evaluations;

/// <summary>Erases the evaluations that were deleted longer ago than they are kept.</summary>
public sealed class ForgetEvaluations(DeletedEvaluations deleted) : IJobKind
{
    public string Name => "forget-evaluations";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public string Describe(Job job) => "Erasing evaluations that were deleted long ago";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        await deleted.EraseOldAsync(stop);
        return null;
    }
}
