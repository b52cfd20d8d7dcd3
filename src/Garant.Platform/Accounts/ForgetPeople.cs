using Garant.Platform.Jobs;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>
/// Forgets what a request that was under way while its person's account was deleted, from another browser, has stored after it: such a
/// request was let in before, and nothing held it up.
/// </summary>
public sealed class ForgetPeople(GarantDbContext database) : IJobKind
{
    public string Name => "forget-people";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public string Describe(Job job) => "Forgetting what is left of deleted accounts";

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        IQueryable<string> gone = database.Users.Where(user => user.DeletedAt != null).Select(user => user.Id);
        await database.PersonSalts.Where(salt => gone.Contains(salt.PersonId)).ExecuteDeleteAsync(stop);
        await database.Sessions.Where(session => gone.Contains(session.UserId)).ExecuteDeleteAsync(stop);
        await database.Drafts.Where(draft => gone.Contains(draft.UserId)).ExecuteDeleteAsync(stop);
        await database.Invitations.Where(invitation => invitation.State == InvitationState.Pending && gone.Contains(invitation.InvitedById)).ExecuteDeleteAsync(stop);
        return null;
    }
}
