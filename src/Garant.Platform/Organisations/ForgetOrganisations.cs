using Garant.Platform.Jobs;

namespace Garant.Platform.Organisations;

/// <summary>Erases the organisations that were deleted longer ago than they are kept.</summary>
public sealed class ForgetOrganisations(EraseOrganisations erase) : IJobKind
{
    public string Name => "forget-organisations";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public string Describe(Job job) => "Erasing organisations that were deleted long ago";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        await erase.RunAsync(stop);
        return null;
    }
}
