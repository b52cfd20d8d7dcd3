using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>The sessions of people: where they are signed in, since when, and how that ends.</summary>
public sealed class Sessions(GarantDbContext database, TimeProvider clock)
{
    /// <summary>Begins a session of a person who has shown who they are.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="device">Where they sign in.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Its id, for the cookie.</returns>
    public async Task<Guid> BeginAsync(string userId, DeviceName device, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(device);
        DateTimeOffset now = clock.GetUtcNow();
        AccountSession session = new() { UserId = userId, CreatedAt = now, LastSeenAt = now, Browser = device.Browser, System = device.System };
        database.Sessions.Add(session);
        await database.SaveChangesAsync(stop);
        return session.Id;
    }

    /// <summary>The sessions of a person that live, the one first that was used last.</summary>
    public Task<List<AccountSession>> OfAsync(CurrentUser user, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        DateTimeOffset since = clock.GetUtcNow() - AccountSession.Lifetime - AccountSession.Precision;
        return database.Sessions
            .AsNoTracking()
            .Where(session => session.UserId == user.Id && session.LastSeenAt > since)
            .OrderByDescending(session => session.LastSeenAt)
            .ThenByDescending(session => session.Id)
            .ToListAsync(stop);
    }

    /// <summary>Notes that a session is used. Of several requests at once, one writes.</summary>
    public Task SeeAsync(Guid id, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset before = now - AccountSession.Precision;
        return database.Sessions
            .Where(session => session.Id == id && session.LastSeenAt <= before)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), stop);
    }

    /// <summary>Ends one session of a person; one that has ended already is none.</summary>
    public Task EndAsync(string userId, Guid id, CancellationToken stop) =>
        database.Sessions.Where(session => session.Id == id && session.UserId == userId).ExecuteDeleteAsync(stop);

    /// <summary>Ends every session of a person, and every link that was mailed to them.</summary>
    public async Task EndAllAsync(string userId, CancellationToken stop)
    {
        // The concurrency stamp too: a change of the account that is under way must not bring the old stamp back.
        string stamp = Guid.NewGuid().ToString("N");
        await database.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.SecurityStamp, stamp).SetProperty(user => user.ConcurrencyStamp, stamp),
            stop);
        await ForgetAllAsync(userId, stop);
    }

    /// <summary>Forgets every session of a person whose security stamp is another one already.</summary>
    public Task ForgetAllAsync(string userId, CancellationToken stop) =>
        database.Sessions.Where(session => session.UserId == userId).ExecuteDeleteAsync(stop);
}
