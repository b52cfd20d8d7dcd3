using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Takes an invitation back: one that waits, and one that has expired or was refused, which then is no longer listed. Its link says so.</summary>
public sealed class WithdrawInvitation(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <returns>Whether there was one to take back.</returns>
    public Task<bool> RunAsync(OrganisationScope scope, Guid invitationId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.InviteMembers);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            int withdrawn = await database.Invitations
                .Where(invitation => invitation.Id == invitationId && invitation.OrganisationId == scope.Id && (invitation.State == InvitationState.Pending || invitation.State == InvitationState.Refused))
                .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.State, InvitationState.Withdrawn).SetProperty(invitation => invitation.ClosedAt, now), stop);
            if (withdrawn == 0)
            {
                return false;
            }

            journal.Add(new InvitationWithdrawn(scope.Id, invitationId), scope.User.Id);
            await journal.CommitAsync(stop);
            return true;
        });
    }
}
