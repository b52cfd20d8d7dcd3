using Garant.Platform.Access;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>A member who is about to leave.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who leaves which organisation.</param>
/// <param name="Undecided">How many answers of theirs wait for a decision of theirs.</param>
public sealed record LeavingModel(FormInput Form, OrganisationScope Scope, int Undecided);
