using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Accounts;

/// <summary>Finds out what the deletion of an account would do.</summary>
public sealed class AccountDeletionPlans(GarantDbContext database)
{
    /// <summary>As things stand now.</summary>
    public async Task<AccountDeletionPlan> OfAsync(CurrentUser user, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        List<OwnOrganisation> organisations = await OrganisationsAsync(user.Id, stop);
        var counted = await database.Users
            .Where(found => found.Id == user.Id)
            .Select(found => new
            {
                Undecided = database.Drafts.Count(draft => draft.UserId == found.Id),
                Invitations = database.Invitations.Count(invitation => invitation.InvitedById == found.Id && invitation.State == InvitationState.Pending),
            })
            .FirstOrDefaultAsync(stop);
        return new([.. organisations.OrderBy(organisation => organisation.Name, StringComparer.CurrentCulture)], counted?.Undecided ?? 0, counted?.Invitations ?? 0);
    }

    /// <summary>The organisations of a person, deleted ones too, in the order in which they are to be held.</summary>
    internal Task<List<OwnOrganisation>> OrganisationsAsync(string userId, CancellationToken stop) => database.Memberships
        .Where(member => member.UserId == userId)
        .OrderBy(member => member.OrganisationId)
        .Select(member => new OwnOrganisation(
            member.OrganisationId,
            member.Organisation!.Name,
            member.Organisation.DeletedAt != null,
            database.Evaluations.Count(evaluation => evaluation.OrganisationId == member.OrganisationId),
            member.Organisation.Members.Count,
            member.Role == MemberRole.Administrator && !member.Organisation.Members.Any(other => other.UserId != userId && other.Role == MemberRole.Administrator)))
        .ToListAsync(stop);
}
