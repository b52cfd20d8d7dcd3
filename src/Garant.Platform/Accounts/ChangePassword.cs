using Garant.Platform.Journal;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Accounts;

/// <summary>Gives an account another password, ends its other sessions and every link that was mailed to it, and tells its person.</summary>
public sealed class ChangePassword(GarantDbContext database, JournalWriter journal, MailQueue queue, AccountLetter letter)
{
    /// <param name="user">The account as it was read when the present password was compared.</param>
    /// <param name="hash">The hash of the new password.</param>
    /// <param name="session">The session that goes on.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The account as it is now, or <c>null</c> when its password was changed meanwhile by somebody else, or it is gone.</returns>
    public Task<GarantUser?> RunAsync(GarantUser user, string hash, Guid? session, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            string stamp = Guid.NewGuid().ToString("N");
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            int changed = await database.Users
                .Where(found => found.Id == user.Id && found.DeletedAt == null && found.PasswordHash == user.PasswordHash)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(found => found.PasswordHash, hash)
                        .SetProperty(found => found.SecurityStamp, stamp)
                        .SetProperty(found => found.ConcurrencyStamp, stamp),
                    stop);
            if (changed == 0)
            {
                return null;
            }

            await database.Sessions.Where(found => found.UserId == user.Id && found.Id != session).ExecuteDeleteAsync(stop);
            letter.AddPasswordChanged(user);
            await queue.StoreAsync(stop);
            return await database.Users.AsNoTracking().FirstOrDefaultAsync(found => found.Id == user.Id, stop);
        });
    }
}
