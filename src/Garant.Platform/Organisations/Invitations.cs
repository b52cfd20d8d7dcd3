using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Invites people into organisations, and takes their answers. Whether an address has an account makes no difference to who invites.</summary>
public sealed class Invitations(GarantDbContext database, MailQueue queue, JournalWriter journal, AttemptLimits limits, PublicAddress site, Texts texts, TimeProvider clock)
{
    private const string Kind = "invitation";

    /// <summary>The invitations of an organisation that wait for an answer.</summary>
    public Task<List<Invitation>> WaitingAsync(Guid organisationId, CancellationToken stop) =>
        Waiting().Where(invitation => invitation.OrganisationId == organisationId).OrderBy(invitation => invitation.NormalizedEmail).ToListAsync(stop);

    /// <summary>The invitations of a person that wait for an answer.</summary>
    public Task<List<Invitation>> WaitingForAsync(string userId, CancellationToken stop) =>
        Waiting()
            .Include(invitation => invitation.Organisation)
            .Where(invitation => database.Users.Any(user => user.Id == userId && user.EmailConfirmed && user.NormalizedEmail == invitation.NormalizedEmail))
            .OrderBy(invitation => invitation.CreatedAt)
            .ToListAsync(stop);

    /// <summary>Invites an address.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="email">The address.</param>
    /// <param name="role">What the person may do there.</param>
    /// <param name="inviterId">Who invites.</param>
    /// <param name="mailId">The id that the mail's job gets; where it is there, this was done before.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The invitation that waits already, also when it was written at the same moment; or <c>null</c> when this one was written, now or before.</returns>
    public Task<Invitation?> InviteAsync(Guid organisationId, string email, MemberRole role, string inviterId, Guid mailId, CancellationToken stop) =>
        StoreConflict.AgainAsync(database, journal, () => TryInviteAsync(organisationId, email, role, inviterId, mailId, stop));

    /// <summary>Makes a person a member who was invited and wants to be one; a member already keeps the role they have.</summary>
    /// <returns>Whether the invitation was waiting.</returns>
    public Task<bool> AcceptAsync(Invitation invitation, string userId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return StoreConflict.AgainAsync(database, journal, () => TryAcceptAsync(invitation, userId, stop));
    }

    /// <summary>Notes that a person does not want to be a member.</summary>
    /// <returns>Whether the invitation was waiting.</returns>
    public Task<bool> RefuseAsync(Invitation invitation, CancellationToken stop) => AnswerAsync(invitation, InvitationState.Refused, stop);

    private async Task<bool> TryAcceptAsync(Invitation invitation, string userId, CancellationToken stop)
    {
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        if (!await AnswerAsync(invitation, InvitationState.Accepted, stop))
        {
            return false;
        }

        if (!await database.Memberships.AnyAsync(member => member.OrganisationId == invitation.OrganisationId && member.UserId == userId, stop))
        {
            database.Memberships.Add(new Membership { OrganisationId = invitation.OrganisationId, UserId = userId, Role = invitation.Role });
            journal.Add(new MemberJoined(invitation.OrganisationId, userId, invitation.Role.ToString()), userId);
        }

        await journal.CommitAsync(stop);
        return true;
    }

    private async Task<Invitation?> TryInviteAsync(Guid organisationId, string email, MemberRole role, string inviterId, Guid mailId, CancellationToken stop)
    {
        string key = EmailAddress.Key(email);
        string token = InvitationToken.Create();
        DateTimeOffset now = clock.GetUtcNow();
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        Invitation? invitation = await database.Invitations.FirstOrDefaultAsync(found => found.OrganisationId == organisationId && found.NormalizedEmail == key, stop);
        if (invitation is { State: InvitationState.Pending } && invitation.ExpiresAt > now)
        {
            return await database.Jobs.AnyAsync(job => job.Id == mailId, stop) ? null : invitation;
        }

        if (invitation is null)
        {
            invitation = new()
            {
                OrganisationId = organisationId,
                Email = email,
                NormalizedEmail = key,
                Role = role,
                InvitedById = inviterId,
                CreatedAt = now,
                ExpiresAt = now + Invitation.Lifetime,
                TokenHash = InvitationToken.Hash(token),
                State = InvitationState.Pending,
            };
            database.Invitations.Add(invitation);
        }
        else
        {
            invitation.Email = email;
            invitation.Role = role;
            invitation.InvitedById = inviterId;
            invitation.CreatedAt = now;
            invitation.ExpiresAt = now + Invitation.Lifetime;
            invitation.TokenHash = InvitationToken.Hash(token);
            invitation.State = InvitationState.Pending;
        }

        // The mail goes to an address that somebody typed, so it holds nothing else that they typed: the names are on the page.
        string inviterLanguage = await database.Users.Where(user => user.Id == inviterId).Select(user => user.Language).SingleAsync(stop);
        using MailLanguage language = MailLanguage.Speak(inviterLanguage);
        string link = site.LinkTo($"/invitations/{invitation.Id}?token={token}");
        queue.Add(
            limits.MayMail(key, Kind) ? email : null,
            texts["An invitation on Garant"],
            texts["Hello,\n\nyou are invited to an organisation on Garant. Follow this link to see who invites you, and to accept or decline:\n{0}\n\nThe invitation is valid until {1:d MMMM yyyy}. Without your answer nothing happens.\n", link, invitation.ExpiresAt],
            aboutId: invitation.Id,
            id: mailId);
        journal.Add(new MemberInvited(organisationId, invitation.Id, role.ToString()), inviterId);
        await queue.StoreAsync(stop);
        return null;
    }

    private async Task<bool> AnswerAsync(Invitation invitation, InvitationState answer, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return await database.Invitations
            .Where(found => found.Id == invitation.Id && found.State == InvitationState.Pending && found.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.State, answer), stop) == 1;
    }

    private IQueryable<Invitation> Waiting()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return database.Invitations.AsNoTracking().Where(invitation => invitation.State == InvitationState.Pending && invitation.ExpiresAt > now);
    }
}
