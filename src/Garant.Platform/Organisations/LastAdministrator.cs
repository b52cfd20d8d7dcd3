using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>No organisation is ever without an administrator. Whoever takes a role or a member away asks here first.</summary>
public static class LastAdministrator
{
    /// <summary>
    /// Whether a person is the only administrator of an organisation, within the caller's transaction. Until that ends, everybody else
    /// who asks the same of the organisation waits, so of two administrators who leave at the same moment the second is told that one is left.
    /// </summary>
    /// <returns>Also <c>false</c> where the organisation is deleted: there is nothing left to administrate.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction that could hold the organisation still.</exception>
    public static async Task<bool> IsAsync(GarantDbContext database, Guid organisationId, string userId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Ask for the last administrator within a transaction: without one, another request may take the other administrator away meanwhile.");
        }

        // Changes nothing, and locks the organisation's row until the transaction ends.
        await database.Organisations
            .Where(organisation => organisation.Id == organisationId)
            .ExecuteUpdateAsync(set => set.SetProperty(organisation => organisation.CreatedAt, organisation => organisation.CreatedAt), stop);
        List<string> administrators = await database.Memberships
            .Where(member => member.OrganisationId == organisationId && member.Role == MemberRole.Administrator && member.Organisation!.DeletedAt == null)
            .OrderBy(member => member.UserId)
            .Select(member => member.UserId)
            .Take(2)
            .ToListAsync(stop);
        return administrators is [var only] && only == userId;
    }
}
