using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the page of the deleted evaluations shows.</summary>
/// <param name="Form">The form of the button that was pressed.</param>
/// <param name="Scope">Who looks at which organisation.</param>
/// <param name="Evaluations">The evaluations, each with its framework; <c>null</c> when that is not on the platform any more.</param>
public sealed record DeletedModel(FormInput Form, OrganisationScope Scope, IReadOnlyList<(DeletedEvaluation Evaluation, Framework? Framework)> Evaluations);
