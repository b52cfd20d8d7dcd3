using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;

namespace Garant.Web.Evaluations;

/// <summary>An evaluation in a list, with the words for it.</summary>
/// <param name="Row">The evaluation.</param>
/// <param name="Framework">Its framework; <c>null</c> when it is not on the platform any more.</param>
/// <param name="Level">The level that its score reaches, or <c>null</c>.</param>
/// <param name="IsCurrent">Whether its score is what its framework says now.</param>
public sealed record ListedEvaluation(EvaluationRow Row, Framework? Framework, LabelLevel? Level, bool IsCurrent)
{
    /// <summary>How far it is.</summary>
    public Progress Progress => new(Row.Standing!.Answered, Row.Standing.Applicable);

    /// <summary>An evaluation with what the platform knows of its framework.</summary>
    public static ListedEvaluation Of(EvaluationRow row, FrameworkLibrary library, EvaluationStandings standings)
    {
        Framework? framework = library.Find(row.FrameworkId);
        return new(row, framework, row.Standing?.Score is { } score ? framework?.LevelFor(score) : null, standings.IsCurrent(row.FrameworkId, row.Standing));
    }
}
