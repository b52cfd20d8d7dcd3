using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>The members of an organisation and, for whoever invites, those who are invited.</summary>
/// <param name="Form">The form that invites.</param>
/// <param name="Scope">Who looks at which organisation.</param>
/// <param name="Members">The members, in the order they are shown.</param>
/// <param name="Invitations">The invitations that were not accepted, in the order they are shown.</param>
/// <param name="Now">The moment that tells which of them have expired.</param>
public sealed record MembersModel(FormInput Form, OrganisationScope Scope, IReadOnlyList<Membership> Members, IReadOnlyList<Invitation> Invitations, DateTimeOffset Now);
