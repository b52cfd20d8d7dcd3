using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Access;

/// <summary>What the person who makes a request may see and do. Ownership stands inside the query: what is not theirs is not found.</summary>
public sealed class OwnedData(GarantDbContext database, CurrentUser user)
{
    /// <summary>The organisations of the person, with their role.</summary>
    public Task<List<Membership>> MembershipsAsync(CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .Where(membership => membership.UserId == user.Id)
        .ToListAsync(stop);

    /// <summary>The person's place in an organisation, or <c>null</c> when they have none.</summary>
    public Task<Membership?> MembershipAsync(Guid organisationId, CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .FirstOrDefaultAsync(membership => membership.OrganisationId == organisationId && membership.UserId == user.Id, stop);

    /// <summary>An evaluation of one of the person's organisations, with the role there, or <c>null</c>.</summary>
    public async Task<(Evaluation Evaluation, MemberRole Role)?> EvaluationAsync(Guid evaluationId, CancellationToken stop)
    {
        var found = await database.Evaluations
            .AsNoTracking()
            .Include(evaluation => evaluation.Organisation)
            .Where(evaluation => evaluation.Id == evaluationId)
            .Join(
                database.Memberships.Where(membership => membership.UserId == user.Id),
                evaluation => evaluation.OrganisationId,
                membership => membership.OrganisationId,
                (evaluation, membership) => new { Evaluation = evaluation, membership.Role })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : (found.Evaluation, found.Role);
    }
}
