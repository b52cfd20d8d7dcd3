using Garant.Assessment.Frameworks;

namespace Garant.Web.EvaluationResults;

/// <summary>An element that is not concerned, and why.</summary>
/// <param name="Element">The element.</param>
/// <param name="Cause">The ticked item of another element because of which it does not apply, or <c>null</c> when it is declared not concerned.</param>
/// <param name="Reason">The reason given for the declaration; empty when none was.</param>
public sealed record NotConcernedLine(Element Element, AnswerItem? Cause, string Reason);
