using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>
/// Takes a member's access away, and tells them. Their name stays on what they answered. Their answers that wait for a decision of theirs
/// are kept, seen by nobody, for the case that they come back.
/// </summary>
public sealed class RemoveMember(GarantDbContext database, JournalWriter journal, MailQueue queue, MembershipMail mail)
{
    /// <summary>Removes the member, unless the organisation would be left without an administrator.</summary>
    public Task<MemberOutcome> RunAsync(OrganisationScope scope, string memberId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageMembers);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            HeldMember held = await HeldMember.TakeAsync(database, scope, memberId, Permission.ManageMembers, staysAdministrator: false, stop);
            if (held.Member is not { } member)
            {
                return held.Outcome;
            }

            database.Memberships.Remove(member);
            journal.Add(new MemberLeft(scope.Id, memberId), scope.User.Id);
            if (memberId != scope.User.Id)
            {
                mail.AddRemoved(member.User!, scope.Organisation);
            }

            await queue.StoreAsync(stop);
            return MemberOutcome.Done;
        });
    }
}
