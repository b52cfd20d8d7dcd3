using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;

namespace Garant.Web.Organisations;

/// <summary>What the list of a person's organisations shows.</summary>
/// <param name="Memberships">The organisations they are a member of.</param>
/// <param name="Invitations">The invitations that wait for them.</param>
/// <param name="Trial">What they answered without an account and can take along.</param>
public sealed record OrganisationsModel(IReadOnlyList<Membership> Memberships, IReadOnlyList<Invitation> Invitations, IReadOnlyList<Evaluation> Trial);
