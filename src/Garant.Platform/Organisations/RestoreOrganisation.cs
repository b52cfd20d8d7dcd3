using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Brings a deleted organisation back, with all that it had, as long as it is kept.</summary>
public sealed class RestoreOrganisation(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <param name="scope">Who brings which organisation back: one of <see cref="AccessGuard.DeletedOrganisationsAsync"/>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether it was still kept, and the person is still its administrator.</returns>
    public Task<bool> RunAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageOrganisation);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            DateTimeOffset before = clock.GetUtcNow() - Organisation.KeptFor;
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);

            // The row first: whoever deletes their account meanwhile, and was the last administrator, waits or is seen to be gone.
            int restored = await database.Organisations
                .Where(organisation => organisation.Id == scope.Id && organisation.DeletedAt > before)
                .ExecuteUpdateAsync(set => set.SetProperty(organisation => organisation.DeletedAt, (DateTimeOffset?)null), stop);
            if (restored == 0 || !await database.Memberships.AnyAsync(member => member.OrganisationId == scope.Id && member.UserId == scope.User.Id && member.Role == MemberRole.Administrator, stop))
            {
                return false;
            }

            journal.Add(new OrganisationRestored(scope.Id), scope.User.Id);
            await journal.CommitAsync(stop);
            return true;
        });
    }
}
