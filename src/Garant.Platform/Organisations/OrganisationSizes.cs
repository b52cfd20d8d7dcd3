using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>Counts what belongs to an organisation.</summary>
public sealed class OrganisationSizes(GarantDbContext database, TimeProvider clock)
{
    /// <summary>Counts it, in one statement.</summary>
    public Task<OrganisationSize> OfAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageOrganisation);
        DateTimeOffset now = clock.GetUtcNow();
        return database.Organisations
            .Where(organisation => organisation.Id == scope.Id)
            .Select(organisation => new OrganisationSize(
                organisation.Members.Count,
                database.Evaluations.Count(evaluation => evaluation.OrganisationId == organisation.Id),
                database.Invitations.Count(invitation => invitation.OrganisationId == organisation.Id && invitation.State == InvitationState.Pending && invitation.ExpiresAt > now)))
            .SingleAsync(stop);
    }
}
