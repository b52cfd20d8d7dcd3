using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Web.EvaluationResults;

/// <summary>What the report says about one element.</summary>
/// <param name="Element">The element.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Points">Its points, weighted.</param>
/// <param name="Maximum">The most points it can have, weighted.</param>
/// <param name="Ticked">What was ticked, while it counts.</param>
/// <param name="NotConcerned">Why it is not concerned, or <c>null</c> when it is.</param>
/// <param name="Note">The internal note where notes are asked for; empty otherwise.</param>
public sealed record ReportAnswer(
    Element Element,
    ElementState State,
    decimal Points,
    decimal Maximum,
    IReadOnlyList<AnswerItem> Ticked,
    NotConcernedLine? NotConcerned,
    string Note);
