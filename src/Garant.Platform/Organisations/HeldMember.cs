using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>A member of an organisation that is held still while the member is changed.</summary>
/// <param name="Member">The membership with its person, tracked; <c>null</c> where it may not be changed.</param>
/// <param name="Outcome">Why not.</param>
internal sealed record HeldMember(Membership? Member, MemberOutcome Outcome)
{
    /// <summary>Takes hold of a member within the caller's transaction, and judges again who asks: another administrator may have been faster.</summary>
    /// <param name="database">The data.</param>
    /// <param name="scope">Who changes the member where.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="needed">What the change needs.</param>
    /// <param name="staysAdministrator">Whether the member is an administrator after it.</param>
    /// <param name="stop">Ends the wait.</param>
    public static async Task<HeldMember> TakeAsync(GarantDbContext database, OrganisationScope scope, string memberId, Permission needed, bool staysAdministrator, CancellationToken stop)
    {
        bool isLast = await LastAdministrator.IsAsync(database, scope.Id, memberId, stop);
        List<Membership> found = await database.Memberships
            .Include(member => member.User)
            .Where(member => member.OrganisationId == scope.Id && (member.UserId == memberId || member.UserId == scope.User.Id) && member.Organisation!.DeletedAt == null)
            .ToListAsync(stop);
        return (found.Find(member => member.UserId == scope.User.Id), found.Find(member => member.UserId == memberId)) switch
        {
            (null, _) or (_, null) => new(null, MemberOutcome.Missing),
            ({ } actor, _) when !actor.Role.Allows(needed) => new(null, MemberOutcome.NotAllowed),
            _ when isLast && !staysAdministrator => new(null, MemberOutcome.LastAdministrator),
            (_, { } member) => new(member, MemberOutcome.Done),
        };
    }
}
