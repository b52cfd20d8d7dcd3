using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Web.EvaluationResults;

/// <summary>What the report says about one element.</summary>
/// <param name="Element">The element.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Points">Its points, weighted.</param>
/// <param name="Maximum">The most points it can have, weighted.</param>
/// <param name="Ticked">What was ticked, while it counts.</param>
/// <param name="Cause">The ticked item of another element because of which it does not apply, or <c>null</c>.</param>
/// <param name="Reason">Why it is declared not concerned; empty when it is not, or nobody said.</param>
/// <param name="Note">The internal note where notes are asked for; empty otherwise.</param>
/// <param name="SavedAt">When the answer was saved, or <c>null</c> when there is none.</param>
/// <param name="SavedBy">Who saved it.</param>
public sealed record ReportAnswer(
    Element Element,
    ElementState State,
    decimal Points,
    decimal Maximum,
    IReadOnlyList<AnswerItem> Ticked,
    AnswerItem? Cause,
    string Reason,
    string Note,
    DateTimeOffset? SavedAt,
    string SavedBy);
