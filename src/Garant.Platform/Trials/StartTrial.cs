using Garant.Assessment.Frameworks;
using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Trials;

/// <summary>
/// Starts an evaluation for somebody without an account: a guest, an organisation of theirs alone, and the evaluation in it. A guest tries
/// each framework once. Nothing of it is journalled, so that strangers cannot fill what is kept for good.
/// </summary>
public sealed class StartTrial(GarantDbContext database, TrialOptions options, TimeProvider clock)
{
    /// <summary>The evaluation that a guest has of a framework, or <c>null</c>.</summary>
    public Task<Guid?> FindAsync(string guestId, string frameworkId, CancellationToken stop) => database.Evaluations
        .Where(evaluation => evaluation.FrameworkId == frameworkId && evaluation.Organisation!.Members.Any(member => member.UserId == guestId && member.Role == MemberRole.Guest))
        .OrderBy(evaluation => evaluation.Id)
        .Select(evaluation => (Guid?)evaluation.Id)
        .FirstOrDefaultAsync(stop);

    /// <summary>Starts an evaluation, of a guest that there is or of a new one.</summary>
    /// <param name="guestId">The guest, or <c>null</c>.</param>
    /// <param name="framework">What is tried.</param>
    /// <param name="kind">The key of the kind of organisation, or <c>null</c>.</param>
    /// <param name="name">What the evaluation is called.</param>
    /// <param name="language">The guest's language.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<TrialStart> RunAsync(string? guestId, Framework framework, string? kind, string name, string language, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(framework);
        DateTimeOffset now = clock.GetUtcNow();
        GarantUser? guest = null;
        Guid? organisationId = guestId is null ? null : await database.Memberships
            .Where(member => member.UserId == guestId && member.Role == MemberRole.Guest)
            .Select(member => (Guid?)member.OrganisationId)
            .FirstOrDefaultAsync(stop);
        if (organisationId is null)
        {
            if (await database.Users.CountAsync(user => user.GuestUntil > now, stop) >= options.Most)
            {
                return new(null, null);
            }

            guest = NewGuest(now, language);
            Organisation organisation = new() { Name = "", CreatedAt = now };
            database.Users.Add(guest);
            database.Organisations.Add(organisation);
            database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = guest.Id, Role = MemberRole.Guest });
            organisationId = organisation.Id;
        }

        Evaluation evaluation = new() { OrganisationId = organisationId.Value, Name = name, FrameworkId = framework.Id, OrganisationKind = kind, CreatedAt = now };
        database.Evaluations.Add(evaluation);
        await database.SaveChangesAsync(stop);
        return new(evaluation.Id, guest);
    }

    private GarantUser NewGuest(DateTimeOffset now, string language)
    {
        string id = Guid.NewGuid().ToString();
        return new()
        {
            Id = id,
            UserName = id,
            NormalizedUserName = id.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Language = language,
            GuestUntil = now.AddDays(options.Days),
        };
    }
}
