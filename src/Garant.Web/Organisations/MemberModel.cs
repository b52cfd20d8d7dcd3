using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>A member whom an administrator changes or removes.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who looks at which organisation.</param>
/// <param name="Member">The member, with their account.</param>
/// <param name="Undecided">How many answers of theirs wait for a decision of theirs.</param>
public sealed record MemberModel(FormInput Form, OrganisationScope Scope, Membership Member, int Undecided);
