using Garant.Platform.Accounts;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>What the page of an invitation shows.</summary>
/// <param name="Form">What was sent.</param>
/// <param name="Invitation">The invitation, with its organisation and whoever invites.</param>
/// <param name="Reader">Who is signed in, or <c>null</c>.</param>
/// <param name="IsTheirs">Whether the invitation is to the reader's address.</param>
public sealed record InvitationModel(FormInput Form, Invitation Invitation, GarantUser? Reader, bool IsTheirs);
