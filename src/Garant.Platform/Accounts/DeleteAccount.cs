using Garant.Platform.Access;
using Garant.Platform.Demonstration;
using Garant.Platform.Evaluations;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Mail;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Accounts;

/// <summary>
/// Deletes an account. The person leaves their organisations, and those of which they are the only member are erased. What they answered
/// elsewhere stays, as that of a former member: the row of the account stays for it, without name, address and password. What tied the
/// person to the journal is deleted.
/// </summary>
public sealed class DeleteAccount(
    GarantDbContext database, AccountDeletionPlans plans, EraseOrganisations erase, DemonstrationAccess demonstration, JournalWriter journal, MailQueue queue, AccountLetter letter, KnownAnswers known, TimeProvider clock)
{
    /// <summary>Deletes it, or nothing of it.</summary>
    /// <param name="user">Whose account.</param>
    /// <param name="told">The organisations of which the person was told that they are erased.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<AccountDeletion> RunAsync(CurrentUser user, IReadOnlySet<Guid> told, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(told);
        return StoreConflict.AgainAsync(database, journal, () => TryAsync(user.Id, told, stop));
    }

    private async Task<AccountDeletion> TryAsync(string id, IReadOnlySet<Guid> told, CancellationToken stop)
    {
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);

        // From here on the person comes into no further organisation.
        if (!await LivingAccount.HoldAsync(database, id, stop))
        {
            return AccountDeletion.Done;
        }

        GarantUser person = await database.Users.FirstAsync(user => user.Id == id, stop);
        if (demonstration.IsShared(person))
        {
            throw new InvalidOperationException("An account that everybody shares cannot be deleted: the page offers it to nobody.");
        }

        List<OwnOrganisation> seen = await plans.OrganisationsAsync(id, stop);
        foreach (OwnOrganisation organisation in seen)
        {
            // Holds it: of two administrators who go at the same moment, the second is told that one is left.
            await LastAdministrator.IsAsync(database, organisation.Id, id, stop);
            if (organisation.GoesToo)
            {
                // So that nobody joins any more: whoever accepts holds the invitation's row until they are in.
                await database.Invitations.Where(invitation => invitation.OrganisationId == organisation.Id).ExecuteDeleteAsync(stop);
            }
        }

        // Read again, now that all of it is held.
        List<OwnOrganisation> held = await plans.OrganisationsAsync(id, stop);
        if (held.Exists(organisation => organisation.StandsInTheWay))
        {
            return AccountDeletion.InTheWay;
        }

        if (held.Exists(organisation => organisation.GoesToo && !told.Contains(organisation.Id)))
        {
            return AccountDeletion.Changed;
        }

        foreach (OwnOrganisation organisation in held)
        {
            if (organisation.GoesToo)
            {
                await erase.NowAsync(organisation.Id, id, stop);
            }
            else
            {
                journal.Add(new MemberLeft(organisation.Id, id), id);
            }
        }

        await TakeInvitationsAwayAsync(person, stop);
        await database.Memberships.Where(member => member.UserId == id).ExecuteDeleteAsync(stop);
        await database.Drafts.Where(draft => draft.UserId == id).ExecuteDeleteAsync(stop);
        await database.Sessions.Where(session => session.UserId == id).ExecuteDeleteAsync(stop);
        await database.Users.Where(guest => guest.KeptForId == id).ExecuteUpdateAsync(set => set.SetProperty(guest => guest.KeptForId, (string?)null), stop);
        letter.AddDeleted(person);
        Forget(person);
        journal.Erase(id);
        journal.AfterCommit(known.Forget);
        await queue.StoreAsync(stop);
        return AccountDeletion.Done;
    }

    /// <summary>Those that the person sent and nobody has accepted, and those to their address.</summary>
    private async Task TakeInvitationsAwayAsync(GarantUser person, CancellationToken stop)
    {
        IQueryable<Invitation> gone = database.Invitations.Where(invitation => invitation.NormalizedEmail == person.NormalizedEmail
            || (invitation.InvitedById == person.Id && (invitation.State == InvitationState.Pending || invitation.State == InvitationState.Refused)));
        var waiting = await gone
            .Where(invitation => invitation.State == InvitationState.Pending)
            .OrderBy(invitation => invitation.Id)
            .Select(invitation => new { invitation.Id, invitation.OrganisationId, IsTheirs = invitation.NormalizedEmail == person.NormalizedEmail })
            .ToListAsync(stop);
        foreach (var invitation in waiting)
        {
            journal.Add(invitation.IsTheirs ? new InvitationRefused(invitation.OrganisationId, invitation.Id) : new InvitationWithdrawn(invitation.OrganisationId, invitation.Id), person.Id);
        }

        await gone.ExecuteDeleteAsync(stop);
    }

    private void Forget(GarantUser person)
    {
        person.DeletedAt = clock.GetUtcNow();
        person.DisplayName = "";
        person.Language = "en";
        person.UserName = person.NormalizedUserName = person.Email = person.NormalizedEmail = person.PasswordHash = person.PhoneNumber = null;
        person.EmailConfirmed = person.PhoneNumberConfirmed = false;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }
}
