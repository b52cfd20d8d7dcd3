using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Organisations;

/// <summary>Gives a member another role, and tells them.</summary>
public sealed class ChangeRole(GarantDbContext database, JournalWriter journal, MailQueue queue, MembershipMail mail)
{
    /// <summary>Gives the role, unless the organisation would be left without an administrator.</summary>
    public Task<MemberOutcome> RunAsync(OrganisationScope scope, string memberId, MemberRole role, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageMembers);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
            HeldMember held = await HeldMember.TakeAsync(database, scope, memberId, Permission.ManageMembers, staysAdministrator: role == MemberRole.Administrator, stop);
            if (held.Member is not { } member || member.Role == role)
            {
                return held.Outcome;
            }

            member.Role = role;
            journal.Add(new MemberRoleChanged(scope.Id, memberId, role.ToString()), scope.User.Id);
            if (memberId != scope.User.Id)
            {
                mail.AddRoleChanged(member.User!, scope.Organisation, role);
            }

            await queue.StoreAsync(stop);
            return MemberOutcome.Done;
        });
    }
}
