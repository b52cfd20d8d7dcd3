using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>What the form of a new evaluation shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Scope">The organisation it is for.</param>
/// <param name="Library">The frameworks to choose from.</param>
public sealed record NewEvaluationModel(FormInput Form, OrganisationScope Scope, FrameworkLibrary Library);
