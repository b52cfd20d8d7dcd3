using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>The score of an evaluation, in total and by section.</summary>
/// <param name="Progress">How far the evaluation is.</param>
/// <param name="Exact">The exact score, or <c>null</c> until every applicable element is answered.</param>
/// <param name="Range">What the score can still become; both ends are the score once it is complete.</param>
/// <param name="FromNotConcerned">The part of the score that comes from elements not concerned: 100·cN/M.</param>
/// <param name="Level">The label level the published score opens; <c>null</c> while incomplete or below every threshold.</param>
/// <param name="Points">P, weighted.</param>
/// <param name="Maximum">M, weighted.</param>
/// <param name="NotConcerned">N, weighted.</param>
/// <param name="Counted">What counts of the points: P·(M − cN)/(M − N) + cN with the sums of the whole evaluation, and cM where M = N. The score is 100 · counted ÷ M. Elements that are not answered count as nothing.</param>
/// <param name="Sections">The sections, in the framework's order.</param>
public sealed record EvaluationScore(
    Progress Progress,
    Fraction? Exact,
    ScoreRange Range,
    Fraction FromNotConcerned,
    LabelLevel? Level,
    decimal Points,
    decimal Maximum,
    decimal NotConcerned,
    Fraction Counted,
    IReadOnlyList<SectionScore> Sections)
{
    /// <summary>Whether every applicable element is answered.</summary>
    public bool IsComplete => Progress.IsComplete;

    /// <summary>The score as published: rounded half away from zero to one decimal; <c>null</c> while incomplete. What people read is what decides.</summary>
    public decimal? Published => Exact?.RoundHalfAwayFromZero(1);
}
