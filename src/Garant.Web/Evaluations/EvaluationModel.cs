using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;

namespace Garant.Web.Evaluations;

/// <summary>What the first page of an evaluation shows.</summary>
/// <param name="View">The evaluation.</param>
/// <param name="Related">The evaluations it came from, and those that came from it.</param>
/// <param name="Newer">The newest version that the evaluation can go to, or <c>null</c>.</param>
public sealed record EvaluationModel(EvaluationView View, IReadOnlyList<RelatedEvaluation> Related, Framework? Newer);
