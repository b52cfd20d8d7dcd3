using Garant.Web.Accounts;
using Garant.Web.Evaluations;
using Garant.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Organisations;

/// <summary>What the person who makes a request may see and do. Ownership stands inside the query: what is not theirs is not found.</summary>
internal sealed class Access(GarantDbContext database, IHttpContextAccessor http)
{
    private string UserId => http.HttpContext?.UserId() ?? throw new InvalidOperationException("This needs a person who is signed in.");

    /// <summary>The organisations of the person, with their role.</summary>
    public Task<List<Membership>> MembershipsAsync(CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .Where(membership => membership.UserId == UserId)
        .ToListAsync(stop);

    /// <summary>The person's place in an organisation, or <c>null</c> when they have none.</summary>
    public Task<Membership?> MembershipAsync(Guid organisationId, CancellationToken stop) => database.Memberships
        .AsNoTracking()
        .Include(membership => membership.Organisation)
        .FirstOrDefaultAsync(membership => membership.OrganisationId == organisationId && membership.UserId == UserId, stop);

    /// <summary>An evaluation of one of the person's organisations, with the role there, or <c>null</c>.</summary>
    public async Task<(Evaluation Evaluation, MemberRole Role)?> EvaluationAsync(Guid evaluationId, CancellationToken stop)
    {
        var found = await database.Evaluations
            .AsNoTracking()
            .Include(evaluation => evaluation.Organisation)
            .Where(evaluation => evaluation.Id == evaluationId)
            .Join(
                database.Memberships.Where(membership => membership.UserId == UserId),
                evaluation => evaluation.OrganisationId,
                membership => membership.OrganisationId,
                (evaluation, membership) => new { Evaluation = evaluation, membership.Role })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : (found.Evaluation, found.Role);
    }
}
