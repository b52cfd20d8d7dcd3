using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
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
    private (string UserId, Guid EvaluationId, Place? Place)? _arrival;

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

    /// <summary>
    /// What is known of the account and the session that a cookie names, or <c>null</c> when the account is not there. Where the request
    /// is about an evaluation, the person in it is found in the same statement, and <see cref="EvaluationAsync"/> does not ask again.
    /// </summary>
    public async Task<KnownSession?> SessionAsync(string? userId, Guid? sessionId, Guid? evaluationId, CancellationToken stop)
    {
        IQueryable<GarantUser> users = database.Users.Where(user => user.Id == userId && user.DeletedAt == null);
        if (evaluationId is not { } id)
        {
            return await users
                .Select(user => new KnownSession(
                    user.SecurityStamp,
                    user.DisplayName,
                    user.GuestUntil,
                    database.Sessions.Where(session => session.Id == sessionId && session.UserId == user.Id).Select(session => (DateTimeOffset?)session.LastSeenAt).FirstOrDefault()))
                .FirstOrDefaultAsync(stop);
        }

        var places = Evaluations(id).Join(
            database.Memberships,
            evaluation => evaluation.OrganisationId,
            membership => membership.OrganisationId,
            (evaluation, membership) => new { Evaluation = evaluation, membership.UserId, membership.Role });
        var found = await users
            .AsNoTracking()
            .SelectMany(
                user => places.Where(place => place.UserId == user.Id).DefaultIfEmpty(),
                (user, place) => new
                {
                    Session = new KnownSession(
                        user.SecurityStamp,
                        user.DisplayName,
                        user.GuestUntil,
                        database.Sessions.Where(session => session.Id == sessionId && session.UserId == user.Id).Select(session => (DateTimeOffset?)session.LastSeenAt).FirstOrDefault()),
                    place!.Evaluation,
                    Role = (MemberRole?)place.Role,
                    HasDrafts = database.Drafts.Any(draft => draft.EvaluationId == id && draft.UserId == user.Id),
                })
            .FirstOrDefaultAsync(stop);
        _arrival = found is null ? null : (userId!, id, found.Role is null ? null : new(found.Evaluation, found.Role.Value, found.HasDrafts));
        return found?.Session;
    }

    /// <summary>The person in an evaluation, or <c>null</c> when it is of none of their organisations or was deleted.</summary>
    public async Task<EvaluationScope?> EvaluationAsync(CurrentUser user, Guid evaluationId, CancellationToken stop)
    {
        Place? found;
        if (_arrival is { } arrival && arrival.UserId == user.Id && arrival.EvaluationId == evaluationId)
        {
            found = arrival.Place;
        }
        else
        {
            found = await Evaluations(evaluationId)
                .AsNoTracking()
                .Join(
                    database.Memberships.Where(membership => membership.UserId == user.Id),
                    evaluation => evaluation.OrganisationId,
                    membership => membership.OrganisationId,
                    (evaluation, membership) => new Place(
                        evaluation,
                        membership.Role,
                        database.Drafts.Any(draft => draft.EvaluationId == evaluation.Id && draft.UserId == membership.UserId)))
                .FirstOrDefaultAsync(stop);
        }

        _arrival = null;
        return found is null ? null : new(new(user, found.Evaluation.Organisation!, found.Role), found.Evaluation, found.HasDrafts);
    }

    /// <summary>The evaluation, if it is there, with its organisation and its standing.</summary>
    private IQueryable<Evaluation> Evaluations(Guid id) => database.Evaluations
        .Include(evaluation => evaluation.Organisation)
        .Include(evaluation => evaluation.Standing)
        .Where(evaluation => evaluation.Id == id && evaluation.DeletedAt == null && evaluation.Organisation!.DeletedAt == null);

    /// <summary>Where somebody stands in an evaluation.</summary>
    private sealed record Place(Evaluation Evaluation, MemberRole Role, bool HasDrafts);
}
