using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Evaluations;

namespace Garant.Web.Organisations;

/// <summary>What the first page of an organisation shows.</summary>
/// <param name="Scope">The person in the organisation.</param>
/// <param name="List">What was searched for, and what was found.</param>
/// <param name="Evaluations">The evaluations on this page of the list.</param>
public sealed record OrganisationModel(OrganisationScope Scope, EvaluationList List, IReadOnlyList<ListedEvaluation> Evaluations);
