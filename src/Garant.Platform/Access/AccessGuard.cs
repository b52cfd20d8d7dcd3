using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Access;

/// <summary>Judges who is where. Ownership stands inside the statement: what is not theirs is not found, as what is not there.</summary>
public sealed class AccessGuard(GarantDbContext database)
{
    /// <summary>The organisations of a person, with their role.</summary>
    public Task<List<Membership>> MembershipsAsync(CurrentUser user, CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .Where(membership => membership.UserId == user.Id)
        .ToListAsync(stop);

    /// <summary>The person in an organisation, or <c>null</c> when it is none of theirs.</summary>
    public async Task<OrganisationScope?> OrganisationAsync(CurrentUser user, Guid organisationId, CancellationToken stop)
    {
        Membership? found = await database.Memberships
            .AsNoTracking()
            .Include(membership => membership.Organisation)
            .FirstOrDefaultAsync(membership => membership.OrganisationId == organisationId && membership.UserId == user.Id, stop);
        return found is null ? null : new(user, found.Organisation!, found.Role);
    }

    /// <summary>The person in an evaluation, or <c>null</c> when it is of none of their organisations or was deleted.</summary>
    public async Task<EvaluationScope?> EvaluationAsync(CurrentUser user, Guid evaluationId, CancellationToken stop)
    {
        var found = await database.Evaluations
            .AsNoTracking()
            .Include(evaluation => evaluation.Organisation)
            .Include(evaluation => evaluation.Standing)
            .Where(evaluation => evaluation.Id == evaluationId && evaluation.DeletedAt == null)
            .Join(
                database.Memberships.Where(membership => membership.UserId == user.Id),
                evaluation => evaluation.OrganisationId,
                membership => membership.OrganisationId,
                (evaluation, membership) => new { Evaluation = evaluation, membership.Role })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : new(new(user, found.Evaluation.Organisation!, found.Role), found.Evaluation);
    }
}
