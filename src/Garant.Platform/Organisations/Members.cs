using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>The members of an organisation, whom every member sees.</summary>
public sealed class Members(GarantDbContext database)
{
    /// <summary>All of them, with their accounts.</summary>
    public Task<List<Membership>> OfAsync(OrganisationScope scope, CancellationToken stop) => In(scope).ToListAsync(stop);

    /// <summary>One of them, or <c>null</c>.</summary>
    public Task<Membership?> FindAsync(OrganisationScope scope, string memberId, CancellationToken stop) => In(scope).FirstOrDefaultAsync(member => member.UserId == memberId, stop);

    /// <summary>How many answers of a member wait for a decision of theirs.</summary>
    public Task<int> UndecidedAsync(OrganisationScope scope, string memberId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ReadOrganisation);
        return database.Drafts.CountAsync(draft => draft.UserId == memberId && database.Evaluations.Any(evaluation => evaluation.Id == draft.EvaluationId && evaluation.OrganisationId == scope.Id), stop);
    }

    private IQueryable<Membership> In(OrganisationScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ReadOrganisation);
        return database.Memberships.AsNoTracking().Include(member => member.User).Where(member => member.OrganisationId == scope.Id);
    }
}
