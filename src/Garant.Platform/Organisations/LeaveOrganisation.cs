using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>A member leaves. What stays is as with <see cref="RemoveMember"/>.</summary>
public sealed class LeaveOrganisation(GarantDbContext database, JournalWriter journal)
{
    /// <summary>Leaves, unless the organisation would be left without an administrator.</summary>
    public Task<MemberOutcome> RunAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.LeaveOrganisation);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            HeldMember held = await HeldMember.TakeAsync(database, scope, scope.User.Id, Permission.LeaveOrganisation, staysAdministrator: false, stop);
            if (held.Member is not { } member)
            {
                return held.Outcome;
            }

            database.Memberships.Remove(member);
            journal.Add(new MemberLeft(scope.Id, scope.User.Id), scope.User.Id);
            await journal.CommitAsync(stop);
            return MemberOutcome.Done;
        });
    }
}
