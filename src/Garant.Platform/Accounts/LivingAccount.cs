using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>Keeps an account from being deleted while something is made that would be left without its person, such as a membership.</summary>
public static class LivingAccount
{
    /// <summary>Holds an account within the caller's transaction: until that ends, everybody else who holds it waits.</summary>
    /// <returns>Whether the account is there; <c>false</c> once it was deleted.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction that could hold the account.</exception>
    public static async Task<bool> HoldAsync(GarantDbContext database, string userId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Hold an account within a transaction: without one, it may be deleted at once.");
        }

        // Changes nothing, and locks the account's row until the transaction ends.
        return await database.Users
            .Where(user => user.Id == userId && user.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, user => user.Language), stop) == 1;
    }
}
