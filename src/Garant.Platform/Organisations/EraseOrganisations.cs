using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>
/// Erases the organisations that were deleted longer ago than they are kept: members, invitations and evaluations with every answer,
/// draft and revision. What the journal has of them stays, with nothing any more that its digests could be compared with.
/// </summary>
public sealed class EraseOrganisations(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Erases each in a transaction of its own.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        DateTimeOffset before = clock.GetUtcNow() - Organisation.KeptFor;
        List<Guid> due = await database.Organisations
            .Where(organisation => organisation.DeletedAt <= before)
            .OrderBy(organisation => organisation.DeletedAt)
            .Select(organisation => organisation.Id)
            .ToListAsync(stop);
        int erased = 0;
        foreach (Guid id in due)
        {
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);

            // What belongs to it goes with it, by the foreign keys.
            if (await database.Organisations.Where(organisation => organisation.Id == id && organisation.DeletedAt <= before).ExecuteDeleteAsync(stop) == 1)
            {
                journal.Add(new OrganisationErased(id), null);
                await journal.CommitAsync(stop);
                erased++;
            }
        }

        return erased;
    }

    /// <summary>Erases one at once, within the caller's transaction: its only member goes too, so nobody could bring it back.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="memberId">Its only member.</param>
    /// <param name="stop">Ends the wait.</param>
    internal async Task NowAsync(Guid id, string memberId, CancellationToken stop)
    {
        journal.Add(new OrganisationDeleted(id), memberId);
        journal.Add(new OrganisationErased(id), null);
        await database.Organisations.Where(organisation => organisation.Id == id).ExecuteDeleteAsync(stop);
    }
}
