using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.EvaluationResults;

/// <summary>What an answer adds to the score.</summary>
/// <param name="Element">The element.</param>
/// <param name="Item">The ticked item; where the element does not apply, the one of another element because of which it does not.</param>
/// <param name="State">Where the element stands.</param>
/// <param name="Score">The exact part of the score.</param>
public sealed record ContributionLine(Element Element, AnswerItem Item, ElementState State, Fraction Score);
