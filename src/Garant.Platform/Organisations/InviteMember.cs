using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Limits;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Invites an address into an organisation. Whether it has an account makes no difference to whoever invites.</summary>
public sealed class InviteMember(GarantDbContext database, JournalWriter journal, MailQueue queue, InvitationLetter letter, AttemptLimits limits, TimeProvider clock)
{
    /// <summary>Invites it.</summary>
    /// <returns>What became of it, and until when the invitation is valid.</returns>
    public Task<(InviteOutcome Outcome, DateTimeOffset? Until)> RunAsync(OrganisationScope scope, NewInvitation wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.InviteMembers);
        ArgumentNullException.ThrowIfNull(wanted);
        return StoreConflict.AgainAsync(database, journal, () => TryAsync(scope, wanted, stop));
    }

    private async Task<(InviteOutcome Outcome, DateTimeOffset? Until)> TryAsync(OrganisationScope scope, NewInvitation wanted, CancellationToken stop)
    {
        string key = EmailAddress.Key(wanted.Email);
        string token = InvitationToken.Create();
        DateTimeOffset now = clock.GetUtcNow();
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        if (await database.Memberships.AnyAsync(member => member.OrganisationId == scope.Id && member.User!.NormalizedEmail == key, stop))
        {
            return (InviteOutcome.Member, null);
        }

        Invitation? invitation = await database.Invitations.FirstOrDefaultAsync(found => found.OrganisationId == scope.Id && found.NormalizedEmail == key, stop);
        if (invitation?.Waits(now) ?? false)
        {
            // The mail of this very invitation is there where the form was sent twice.
            return (await database.Jobs.AnyAsync(job => job.Id == wanted.Id, stop) ? InviteOutcome.Invited : InviteOutcome.Waiting, invitation.ExpiresAt);
        }

        DateTimeOffset until = now + Invitation.Lifetime;
        if (invitation is null)
        {
            invitation = new()
            {
                Id = wanted.Id,
                OrganisationId = scope.Id,
                Email = wanted.Email,
                NormalizedEmail = key,
                Role = wanted.Role,
                InvitedById = scope.User.Id,
                CreatedAt = now,
                ExpiresAt = until,
                TokenHash = InvitationToken.Hash(token),
                State = InvitationState.Pending,
            };
            database.Invitations.Add(invitation);
        }
        else
        {
            invitation.Email = wanted.Email;
            invitation.Role = wanted.Role;
            invitation.InvitedById = scope.User.Id;
            invitation.CreatedAt = now;
            invitation.ExpiresAt = until;
            invitation.TokenHash = InvitationToken.Hash(token);
            invitation.State = InvitationState.Pending;
            invitation.ClosedAt = null;
        }

        // Before the mail is counted: of several who invite one address at once, those who are refused here count none.
        await database.SaveChangesAsync(stop);
        string language = await database.Users.Where(user => user.Id == scope.User.Id).Select(user => user.Language).SingleAsync(stop);
        letter.Add(invitation.Id, limits.MayMail(key, InvitationLetter.Kind) ? wanted.Email : null, token, until, language, wanted.Id);
        journal.Add(new MemberInvited(scope.Id, invitation.Id, wanted.Role.ToString()), scope.User.Id);
        await queue.StoreAsync(stop);
        return (InviteOutcome.Invited, until);
    }
}
