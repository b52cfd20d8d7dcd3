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
    ScoreRange Range)
{
    /// <summary>What counts of the points is shown with as many decimals as points are.</summary>
    private const int DecimalsOfPoints = 4;

    /// <summary>The line of a section.</summary>
    public static SectionLine Of(Section section, SectionScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new(section, score.Points, score.Maximum, score.NotConcerned, Rounded(score.Counted, score.Exact), score.Progress, score.Published, score.Range);
    }

    /// <summary>The line of the whole.</summary>
    public static SectionLine Of(EvaluationScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new(null, score.Points, score.Maximum, score.NotConcerned, Rounded(score.Counted, score.Exact), score.Progress, score.Published, score.Range);
    }

    private static decimal? Rounded(Fraction counted, Fraction? exact) => exact is null ? null : counted.RoundHalfAwayFromZero(DecimalsOfPoints);
}
