using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Frameworks;

/// <summary>Organisations, invitations and evaluations written straight into the database.</summary>
public static class Filled
{
    /// <summary>An organisation with its members.</summary>
    public static Task<Guid> OrganisationAsync(this TestPlatform platform, string name, params (Person Person, MemberRole Role)[] members)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.DatabaseAsync(async database =>
        {
            Organisation organisation = new() { Name = name, CreatedAt = platform.Clock.GetUtcNow() };
            database.Organisations.Add(organisation);
            database.Memberships.AddRange(members.Select(member => new Membership { OrganisationId = organisation.Id, UserId = member.Person.Id, Role = member.Role, JoinedAt = organisation.CreatedAt }));
            await database.SaveChangesAsync();
            return organisation.Id;
        });
    }

    /// <summary>An invitation into an organisation.</summary>
    public static Task<Guid> InvitationAsync(this TestPlatform platform, Guid organisation, string inviterId, string email, InvitationState state = InvitationState.Pending)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.DatabaseAsync(async database =>
        {
            DateTimeOffset now = platform.Clock.GetUtcNow();
            Invitation invitation = new()
            {
                OrganisationId = organisation,
                Email = email,
                NormalizedEmail = EmailAddress.Key(email),
                Role = MemberRole.Editor,
                InvitedById = inviterId,
                CreatedAt = now,
                ExpiresAt = now + Invitation.Lifetime,
                TokenHash = "-",
                State = state,
                ClosedAt = state == InvitationState.Pending ? null : now,
            };
            database.Invitations.Add(invitation);
            await database.SaveChangesAsync();
            return invitation.Id;
        });
    }

    /// <summary>An evaluation with these answers, each by the next of the authors.</summary>
    public static Task<Guid> EvaluationAsync(this TestPlatform platform, Guid organisation, string framework, string? kind = null, IReadOnlyList<Person>? authors = null, params (string Element, string Ticks)[] answers)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.DatabaseAsync(async database =>
        {
            Evaluation evaluation = new() { OrganisationId = organisation, Name = $"About {framework}", FrameworkId = framework, OrganisationKind = kind, CreatedAt = platform.Clock.GetUtcNow() };
            database.Evaluations.Add(evaluation);
            foreach (((string element, string ticks), int place) in answers.Select((answer, place) => (answer, place)))
            {
                string author = authors![place % authors.Count].Id;
                database.Answers.Add(new() { EvaluationId = evaluation.Id, ElementId = element, Ticks = ticks, Version = 1, SavedById = author, SavedAt = evaluation.CreatedAt });
                database.Revisions.Add(new() { EvaluationId = evaluation.Id, ElementId = element, Ticks = ticks, Version = 1, Reason = "", Note = "", SavedById = author, SavedAt = evaluation.CreatedAt });
            }

            await database.SaveChangesAsync();
            return evaluation.Id;
        });
    }

    /// <summary>Answers to every element of the large framework.</summary>
    public static (string Element, string Ticks)[] AllOfLarge() =>
    [
        .. TestFrameworks.NewLarge().Elements.Select((element, place) => (element.Id, element.Items[1 + (place % 3)].Id)),
    ];
}
