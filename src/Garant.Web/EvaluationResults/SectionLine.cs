using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.EvaluationResults;

/// <summary>The figures of a section, or of the whole, with what is needed to recompute its score.</summary>
/// <param name="Section">The section, or <c>null</c> for the whole.</param>
/// <param name="Points">P.</param>
/// <param name="Maximum">M.</param>
/// <param name="NotConcerned">N.</param>
/// <param name="Counted">What counts of the points, or <c>null</c> until there is a score.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Published">The score, or <c>null</c> until every element that applies is answered.</param>
/// <param name="Range">What the score can still become.</param>
public sealed record SectionLine(
    Section? Section,
    decimal Points,
    decimal Maximum,
    decimal NotConcerned,
    decimal? Counted,
    Progress Progress,
    decimal? Published,
    ScoreRange Range);
