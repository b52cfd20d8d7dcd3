using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>An invitation that was sent, for whoever invites.</summary>
/// <param name="Form">The form with what can be done.</param>
/// <param name="Scope">Who looks at which organisation.</param>
/// <param name="Invitation">The invitation.</param>
/// <param name="Now">The moment that tells whether it has expired.</param>
public sealed record SentInvitationModel(FormInput Form, OrganisationScope Scope, Invitation Invitation, DateTimeOffset Now);
