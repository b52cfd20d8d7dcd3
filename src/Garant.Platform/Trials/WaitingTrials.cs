using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Trials;

/// <summary>The evaluations of trials.</summary>
public sealed class WaitingTrials(GarantDbContext database, TimeProvider clock)
{
    /// <summary>What a guest has answered, the oldest first.</summary>
    public Task<List<Evaluation>> OfGuestAsync(string guestId, CancellationToken stop) => database.Evaluations
        .AsNoTracking()
        .Where(evaluation => evaluation.Organisation!.Members.Any(member => member.UserId == guestId && member.Role == MemberRole.Guest))
        .OrderBy(evaluation => evaluation.Id)
        .ToListAsync(stop);

    /// <summary>What waits to be taken along by an account, the oldest first.</summary>
    public Task<List<Evaluation>> ForAsync(string accountId, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return database.Evaluations
            .AsNoTracking()
            .Where(evaluation => evaluation.Organisation!.Members.Any(member => member.Role == MemberRole.Guest && member.User!.KeptForId == accountId && member.User.GuestUntil > now))
            .OrderBy(evaluation => evaluation.Id)
            .ToListAsync(stop);
    }
}
