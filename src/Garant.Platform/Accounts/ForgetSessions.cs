using Garant.Platform.Jobs;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>Forgets the sessions whose cookie has expired.</summary>
public sealed class ForgetSessions(GarantDbContext database, TimeProvider clock) : IJobKind
{
    public string Name => "forget-sessions";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public string Describe(Job job) => "Forgetting sessions that nobody used for long";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        DateTimeOffset before = clock.GetUtcNow() - AccountSession.Lifetime - AccountSession.Precision;
        await database.Sessions.Where(session => session.LastSeenAt <= before).ExecuteDeleteAsync(stop);
        return null;
    }
}
