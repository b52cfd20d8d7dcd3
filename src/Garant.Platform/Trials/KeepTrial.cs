using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Trials;

/// <summary>Keeps a guest's trial until whoever signs up or signs in where it was made has had the time to take it along.</summary>
public sealed class KeepTrial(GarantDbContext database, TimeProvider clock)
{
    /// <summary>The time there is at least: a mail may be late, and an organisation may have to be founded.</summary>
    public static readonly TimeSpan LeastKept = TimeSpan.FromDays(7);

    /// <summary>Keeps a trial, for an account where one is known.</summary>
    /// <param name="guestId">The guest.</param>
    /// <param name="accountId">The account, whose person was shown to use the guest's browser. With <c>null</c> the trial is kept for whom it was kept before.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task RunAsync(string guestId, string? accountId, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? least = now + LeastKept;
        await database.Users
            .Where(guest => guest.Id == guestId && guest.GuestUntil > now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(guest => guest.KeptForId, guest => accountId ?? guest.KeptForId)
                    .SetProperty(guest => guest.GuestUntil, guest => guest.GuestUntil < least ? least : guest.GuestUntil),
                stop);
    }

    /// <summary>Forgets for whom trials were kept: somebody else than the one who signed up has the account now.</summary>
    public Task ForgetAsync(string accountId, CancellationToken stop) => database.Users
        .Where(guest => guest.KeptForId == accountId)
        .ExecuteUpdateAsync(set => set.SetProperty(guest => guest.KeptForId, (string?)null), stop);
}
