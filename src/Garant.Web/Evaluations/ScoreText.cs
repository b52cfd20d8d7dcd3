using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;
using Garant.Platform.Localisation;

namespace Garant.Web.Evaluations;

/// <summary>A score as it is shown: the figure, or the range while answers are missing.</summary>
internal static class ScoreText
{
    /// <summary>Such as "57.3" or "24.1–74.5".</summary>
    public static string Of(decimal? published, ScoreRange range) => published is { } score
        ? Texts.Score(score)
        : $"{Texts.Score(range.PublishedWorst)}–{Texts.Score(range.PublishedBest)}";

    /// <summary>The same of a stored standing.</summary>
    public static string Of(EvaluationStanding standing) => standing.Score is { } score
        ? Texts.Score(score)
        : $"{Texts.Score(standing.Lowest)}–{Texts.Score(standing.Highest)}";
}
