using Garant.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Organisations;

/// <summary>Finds invitations: those of an organisation, and those of a person.</summary>
public sealed class Invitations(AccessGuard guard, TimeProvider clock)
{
    /// <summary>The invitations of an organisation that wait for an answer, have expired or were refused: those first that wait, then the latest.</summary>
    public async Task<IReadOnlyList<Invitation>> OfAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.InviteMembers);
        DateTimeOffset now = clock.GetUtcNow();
        List<Invitation> found = await Open(scope).ToListAsync(stop);
        return [.. found.OrderByDescending(invitation => invitation.Waits(now)).ThenByDescending(invitation => invitation.ClosedAt ?? invitation.ExpiresAt).ThenBy(invitation => invitation.NormalizedEmail, StringComparer.Ordinal)];
    }

    /// <summary>One of <see cref="OfAsync"/>, or <c>null</c>.</summary>
    public Task<Invitation?> FindAsync(OrganisationScope scope, Guid invitationId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.InviteMembers);
        return Open(scope).FirstOrDefaultAsync(invitation => invitation.Id == invitationId, stop);
    }

    /// <summary>The invitations of a person that wait for an answer.</summary>
    public Task<List<Invitation>> WaitingForAsync(CurrentUser user, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(user);
        DateTimeOffset now = clock.GetUtcNow();
        return guard.InvitationsOf(user)
            .AsNoTracking()
            .Include(invitation => invitation.Organisation)
            .Where(invitation => invitation.State == InvitationState.Pending && invitation.ExpiresAt > now)
            .OrderBy(invitation => invitation.CreatedAt)
            .ToListAsync(stop);
    }

    /// <summary>The address of an invitation that waits, for whoever has its link; <c>null</c> for everybody else.</summary>
    public async Task<string?> AddressAsync(Guid invitationId, string token, CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Invitation? found = await guard.Invitations.AsNoTracking().FirstOrDefaultAsync(invitation => invitation.Id == invitationId, stop);
        return found is not null && found.Waits(now) && InvitationToken.Matches(token, found.TokenHash) ? found.Email : null;
    }

    private IQueryable<Invitation> Open(OrganisationScope scope) => guard.Invitations
        .AsNoTracking()
        .Where(invitation => invitation.OrganisationId == scope.Id && (invitation.State == InvitationState.Pending || invitation.State == InvitationState.Refused));
}
