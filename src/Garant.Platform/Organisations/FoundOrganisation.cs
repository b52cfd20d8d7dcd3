using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Founds an organisation; whoever does it is its first administrator.</summary>
public sealed class FoundOrganisation(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <returns>The organisation's id.</returns>
    public async Task<Guid> RunAsync(CurrentUser founder, NewOrganisation founded, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(founder);
        ArgumentNullException.ThrowIfNull(founded);
        DateTimeOffset now = clock.GetUtcNow();
        Organisation organisation = new() { Id = founded.Id, Name = founded.Name, Headcount = founded.Headcount, CreatedAt = now };
        database.Organisations.Add(organisation);
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = founder.Id, Role = MemberRole.Administrator, JoinedAt = now });
        journal.Add(new OrganisationFounded(organisation.Id), founder.Id);
        journal.Add(new MemberJoined(organisation.Id, founder.Id, nameof(MemberRole.Administrator)), founder.Id);
        await journal.CommitAsync(stop);
        return organisation.Id;
    }
}
