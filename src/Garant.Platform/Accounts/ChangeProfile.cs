using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>Changes what a person says of themselves. Their other sessions show the new name with their next request.</summary>
public sealed class ChangeProfile(GarantDbContext database, KnownAnswers known)
{
    /// <returns>Whether the account is still there.</returns>
    public async Task<bool> RunAsync(CurrentUser user, OwnProfile profile, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(profile);

        // The concurrency stamp too: another change of the account that is under way must not bring the old name back.
        string stamp = Guid.NewGuid().ToString("N");
        bool isChanged = await database.Users.Where(found => found.Id == user.Id && found.DeletedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(found => found.DisplayName, profile.Name)
                .SetProperty(found => found.Language, profile.Language)
                .SetProperty(found => found.ConcurrencyStamp, stamp),
            stop) == 1;
        known.Forget();
        return isChanged;
    }
}
