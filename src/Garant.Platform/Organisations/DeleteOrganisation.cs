using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>
/// Deletes an organisation: from now on it is not there, nor are its evaluations and invitations. An administrator can bring it back for
/// <see cref="Organisation.KeptFor"/>; the other administrators are told.
/// </summary>
public sealed class DeleteOrganisation(GarantDbContext database, JournalWriter journal, MailQueue queue, MembershipMail mail, TimeProvider clock)
{
    /// <returns>Whether the organisation was there, and the person still its administrator.</returns>
    public Task<bool> RunAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageOrganisation);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            int deleted = await database.Organisations
                .Where(organisation => organisation.Id == scope.Id && organisation.DeletedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(organisation => organisation.DeletedAt, now), stop);
            List<Membership> administrators = await database.Memberships
                .AsNoTracking()
                .Include(member => member.User)
                .Where(member => member.OrganisationId == scope.Id && member.Role == MemberRole.Administrator)
                .OrderBy(member => member.UserId)
                .ToListAsync(stop);
            if (deleted == 0 || administrators.TrueForAll(member => member.UserId != scope.User.Id))
            {
                return false;
            }

            foreach (Membership other in administrators.Where(member => member.UserId != scope.User.Id))
            {
                mail.AddDeleted(other.User!, scope.Organisation, now + Organisation.KeptFor);
            }

            journal.Add(new OrganisationDeleted(scope.Id), scope.User.Id);
            await queue.StoreAsync(stop);
            return true;
        });
    }
}
