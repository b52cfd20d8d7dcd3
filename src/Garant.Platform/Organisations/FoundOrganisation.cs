using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Founds an organisation; whoever does it is its first administrator.</summary>
public sealed class FoundOrganisation(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Founds it, unless an organisation with its id is there: then this was done before.</summary>
    /// <returns>The organisation's id.</returns>
    public async Task<Guid> RunAsync(CurrentUser founder, NewOrganisation founded, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(founder);
        ArgumentNullException.ThrowIfNull(founded);
        DateTimeOffset now = clock.GetUtcNow();
        await StoreConflict.OnceAsync<Organisation>(database, journal, founded.Id, async () =>
        {
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            if (!await LivingAccount.HoldAsync(database, founder.Id, stop))
            {
                return; // deleted at this moment: there is nobody for whom it would be
            }

            database.Organisations.Add(new Organisation { Id = founded.Id, Name = founded.Name, Headcount = founded.Headcount, CreatedAt = now });
            database.Memberships.Add(new Membership { OrganisationId = founded.Id, UserId = founder.Id, Role = MemberRole.Administrator, JoinedAt = now });
            journal.Add(new OrganisationFounded(founded.Id), founder.Id);
            journal.Add(new MemberJoined(founded.Id, founder.Id, nameof(MemberRole.Administrator)), founder.Id);
            await journal.CommitAsync(stop);
        });
        return founded.Id;
    }
}
