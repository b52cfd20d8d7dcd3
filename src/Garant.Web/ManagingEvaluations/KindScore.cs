using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.ManagingEvaluations;

/// <summary>A kind of organisation with the score that its weights give.</summary>
/// <param name="Kind">The kind; <c>null</c> for equal weights.</param>
/// <param name="Score">The score.</param>
/// <param name="IsNow">Whether it is the evaluation's kind now.</param>
public sealed record KindScore(OrganisationKind? Kind, EvaluationScore Score, bool IsNow);
