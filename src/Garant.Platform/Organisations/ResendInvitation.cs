using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Limits;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Sends an invitation again, with a new link: one that waits, and one that has expired or was refused. The old link is dead.</summary>
public sealed class ResendInvitation(GarantDbContext database, JournalWriter journal, MailQueue queue, InvitationLetter letter, AttemptLimits limits, TimeProvider clock)
{
    public async Task<ResendOutcome> RunAsync(OrganisationScope scope, Guid invitationId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.InviteMembers);
        if (await Sendable(scope, invitationId).AsNoTracking().FirstOrDefaultAsync(stop) is not { } invitation)
        {
            return ResendOutcome.Missing;
        }

        // Before anything is changed: a link that holds must not be given up for a mail that may not go out.
        return limits.MayMail(invitation.NormalizedEmail, InvitationLetter.Kind)
            ? await StoreConflict.AgainAsync(database, journal, () => TryAsync(scope, invitation, stop))
            : ResendOutcome.TooMany;
    }

    private async Task<ResendOutcome> TryAsync(OrganisationScope scope, Invitation seen, CancellationToken stop)
    {
        string token = InvitationToken.Create();
        string hash = InvitationToken.Hash(token);
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset until = now + Invitation.Lifetime;
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        int renewed = await Sendable(scope, seen.Id)
            .Where(invitation => invitation.TokenHash == seen.TokenHash)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(invitation => invitation.TokenHash, hash)
                    .SetProperty(invitation => invitation.InvitedById, scope.User.Id)
                    .SetProperty(invitation => invitation.CreatedAt, now)
                    .SetProperty(invitation => invitation.ExpiresAt, until)
                    .SetProperty(invitation => invitation.State, InvitationState.Pending)
                    .SetProperty(invitation => invitation.ClosedAt, (DateTimeOffset?)null),
                stop);
        if (renewed == 0)
        {
            return await Sendable(scope, seen.Id).AnyAsync(stop) ? ResendOutcome.Sent : ResendOutcome.Missing;
        }

        string language = await database.Users.Where(user => user.Id == scope.User.Id).Select(user => user.Language).SingleAsync(stop);
        letter.Add(seen.Id, seen.Email, token, until, language);
        journal.Add(new MemberInvited(scope.Id, seen.Id, seen.Role.ToString()), scope.User.Id);
        await queue.StoreAsync(stop);
        return ResendOutcome.Sent;
    }

    private IQueryable<Invitation> Sendable(OrganisationScope scope, Guid invitationId) => database.Invitations.Where(invitation =>
        invitation.Id == invitationId && invitation.OrganisationId == scope.Id && (invitation.State == InvitationState.Pending || invitation.State == InvitationState.Refused));
}
