namespace Garant.Assessment.Scoring;

/// <summary>The score of one section.</summary>
/// <param name="SectionId">The section's number.</param>
/// <param name="Points">P, weighted.</param>
/// <param name="Maximum">M, weighted.</param>
/// <param name="NotConcerned">N, weighted.</param>
/// <param name="Progress">How far the section is.</param>
/// <param name="Exact">The exact score, or <c>null</c> until every applicable element is answered.</param>
/// <param name="Range">What the score can still become.</param>
/// <param name="FromNotConcerned">The part of the score that comes from elements not concerned: 100·cN/M.</param>
/// <param name="Counted">What counts of the points: P·(M − cN)/(M − N) + cN, and cM where M = N. The score is 100 · counted ÷ M. Elements that are not answered count as nothing.</param>
public sealed record SectionScore(
    string SectionId,
    decimal Points,
    decimal Maximum,
    decimal NotConcerned,
    Progress Progress,
    Fraction? Exact,
    ScoreRange Range,
    Fraction FromNotConcerned,
    Fraction Counted)
{
    /// <summary>The score as published: rounded half away from zero to one decimal; <c>null</c> while incomplete.</summary>
    public decimal? Published => Exact?.RoundHalfAwayFromZero(1);
}
