using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Access;

/// <summary>
/// Judges who is where. Ownership stands inside the statement: what is not theirs is not found, as what is not there. A deleted
/// organisation is not there either, with all that it has; only <see cref="DeletedOrganisationsAsync"/> knows of it.
/// </summary>
public sealed class AccessGuard(GarantDbContext database, TimeProvider clock)
{
    /// <summary>The invitations into organisations that are there.</summary>
    public IQueryable<Invitation> Invitations => database.Invitations.Where(invitation => invitation.Organisation!.DeletedAt == null);

    /// <summary>Those of them that are for a person's own, confirmed address.</summary>
    public IQueryable<Invitation> InvitationsOf(CurrentUser person) =>
        Invitations.Where(invitation => database.Users.Any(user => user.Id == person.Id && user.EmailConfirmed && user.NormalizedEmail == invitation.NormalizedEmail));

    /// <summary>The organisations of a person, with their role.</summary>
    public Task<List<Membership>> MembershipsAsync(CurrentUser user, CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .Where(membership => membership.UserId == user.Id && membership.Organisation!.DeletedAt == null)
        .ToListAsync(stop);

    /// <summary>The person in an organisation, or <c>null</c> when it is none of theirs.</summary>
    public async Task<OrganisationScope?> OrganisationAsync(CurrentUser user, Guid organisationId, CancellationToken stop)
    {
        Membership? found = await database.Memberships
            .AsNoTracking()
            .Include(membership => membership.Organisation)
            .FirstOrDefaultAsync(membership => membership.OrganisationId == organisationId && membership.UserId == user.Id && membership.Organisation!.DeletedAt == null, stop);
        return found is null ? null : new(user, found.Organisation!, found.Role);
    }

    /// <summary>The deleted organisations that a person can bring back.</summary>
    public async Task<List<OrganisationScope>> DeletedOrganisationsAsync(CurrentUser user, CancellationToken stop)
    {
        DateTimeOffset before = clock.GetUtcNow() - Organisation.KeptFor;
        List<Membership> found = await database.Memberships
            .AsNoTracking()
            .Include(membership => membership.Organisation)
            .Where(membership => membership.UserId == user.Id && membership.Organisation!.DeletedAt > before)
            .ToListAsync(stop);
        return [.. found.Select(membership => new OrganisationScope(user, membership.Organisation!, membership.Role)).Where(scope => scope.May(Permission.ManageOrganisation))];
    }

    /// <summary>The person in an evaluation, or <c>null</c> when it is of none of their organisations or was deleted.</summary>
    public async Task<EvaluationScope?> EvaluationAsync(CurrentUser user, Guid evaluationId, CancellationToken stop)
    {
        var found = await database.Evaluations
            .AsNoTracking()
            .Include(evaluation => evaluation.Organisation)
            .Include(evaluation => evaluation.Standing)
            .Where(evaluation => evaluation.Id == evaluationId && evaluation.DeletedAt == null && evaluation.Organisation!.DeletedAt == null)
            .Join(
                database.Memberships.Where(membership => membership.UserId == user.Id),
                evaluation => evaluation.OrganisationId,
                membership => membership.OrganisationId,
                (evaluation, membership) => new
                {
                    Evaluation = evaluation,
                    membership.Role,
                    HasDrafts = database.Drafts.Any(draft => draft.EvaluationId == evaluation.Id && draft.UserId == membership.UserId),
                })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : new(new(user, found.Evaluation.Organisation!, found.Role), found.Evaluation, found.HasDrafts);
    }
}
