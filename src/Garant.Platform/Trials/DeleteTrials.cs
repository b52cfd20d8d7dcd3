using System.Linq.Expressions;
using Garant.Platform.Accounts;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Trials;

/// <summary>
/// Deletes guests with all they answered: answers, revisions and drafts go with the evaluation, and that with the organisation of the guest
/// alone. The journal never told of them, so nothing of it changes.
/// </summary>
public sealed class DeleteTrials(GarantDbContext database, TimeProvider clock)
{
    /// <summary>So that nobody waits long for the database meanwhile.</summary>
    private const int AtOnce = 20;

    /// <summary>Deletes the trials whose time is over.</summary>
    /// <returns>How many people they were of.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        int deleted = 0;
        while (true)
        {
            string[] over = await database.Users
                .Where(guest => guest.GuestUntil <= now)
                .OrderBy(guest => guest.GuestUntil)
                .Select(guest => guest.Id)
                .Take(AtOnce)
                .ToArrayAsync(stop);
            if (over.Length == 0)
            {
                return deleted;
            }

            // A trial whose time is over cannot be kept for longer any more: see KeepTrial.
            await DeleteAsync(guest => over.Contains(guest.Id), stop);
            deleted += over.Length;
        }
    }

    /// <summary>Deletes the trial of a guest who wants it gone.</summary>
    public Task OfGuestAsync(string guestId, CancellationToken stop) => DeleteAsync(guest => guest.Id == guestId && guest.GuestUntil != null, stop);

    private async Task DeleteAsync(Expression<Func<GarantUser, bool>> which, CancellationToken stop)
    {
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        IQueryable<string> guests = database.Users.Where(which).Select(guest => guest.Id);

        // An answer holds on to who gave it, so the organisation goes first.
        await database.Organisations
            .Where(organisation => organisation.Members.Any(member => member.Role == MemberRole.Guest && guests.Contains(member.UserId)))
            .ExecuteDeleteAsync(stop);
        await database.Users.Where(which).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
