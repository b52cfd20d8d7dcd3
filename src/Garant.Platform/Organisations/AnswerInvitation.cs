using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Accepts or refuses an invitation; only the owner of the invited address can, and only while it waits.</summary>
public sealed class AnswerInvitation(GarantDbContext database, AccessGuard guard, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Makes the person a member, or notes that they do not want to be one. A member already keeps the role they have.</summary>
    /// <returns>Whether the invitation was waiting for this person.</returns>
    public Task<bool> RunAsync(CurrentUser user, Invitation invitation, bool accepts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(invitation);
        return StoreConflict.AgainAsync(database, journal, () => TryAsync(user, invitation, accepts, stop));
    }

    private async Task<bool> TryAsync(CurrentUser user, Invitation invitation, bool accepts, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        InvitationState answer = accepts ? InvitationState.Accepted : InvitationState.Refused;
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        if (!await LivingAccount.HoldAsync(database, user.Id, stop))
        {
            return false;
        }

        int answered = await guard.InvitationsOf(user)
            .Where(found => found.Id == invitation.Id && found.State == InvitationState.Pending && found.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.State, answer).SetProperty(found => found.ClosedAt, now), stop);
        if (answered == 0)
        {
            return false;
        }

        if (!accepts)
        {
            journal.Add(new InvitationRefused(invitation.OrganisationId, invitation.Id), user.Id);
        }
        else if (!await database.Memberships.AnyAsync(member => member.OrganisationId == invitation.OrganisationId && member.UserId == user.Id, stop))
        {
            database.Memberships.Add(new() { OrganisationId = invitation.OrganisationId, UserId = user.Id, Role = invitation.Role, JoinedAt = now });
            journal.Add(new MemberJoined(invitation.OrganisationId, user.Id, invitation.Role.ToString()), user.Id);
        }

        await journal.CommitAsync(stop);
        return true;
    }
}
