using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>Changes what an organisation says of itself: its name and how many people work there.</summary>
public sealed class ChangeOrganisation(GarantDbContext database, JournalWriter journal)
{
    /// <returns>Whether the organisation is still there.</returns>
    public async Task<bool> RunAsync(OrganisationScope scope, string name, int? headcount, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageOrganisation);
        if (await database.Organisations.FirstOrDefaultAsync(found => found.Id == scope.Id && found.DeletedAt == null, stop) is not { } organisation)
        {
            return false;
        }

        if (organisation.Name != name)
        {
            organisation.Name = name;
            journal.Add(new OrganisationRenamed(scope.Id), scope.User.Id);
        }

        if (organisation.Headcount != headcount)
        {
            organisation.Headcount = headcount;
            journal.Add(new HeadcountChanged(scope.Id, headcount), scope.User.Id);
        }

        await journal.CommitAsync(stop);
        return true;
    }
}
