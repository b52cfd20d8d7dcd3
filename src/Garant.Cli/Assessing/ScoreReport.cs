using Garant.Assessment.Evaluations;
using Garant.Assessment.Exposure;
using Garant.Assessment.Scoring;

namespace Garant.Cli.Assessing;

/// <summary>A score as <c>garant assess score --format json</c> prints it.</summary>
internal sealed record ScoreReport(
    string Framework,
    bool Complete,
    decimal? Score,
    IReadOnlyList<decimal> Range,
    string? Level,
    IReadOnlyList<ScoreReport.SectionPart> Sections,
    IReadOnlyList<ScoreReport.ExposurePart> Exposure)
{
    public static ScoreReport Of(Scorer scorer, AnswerSheet sheet, string language)
    {
        EvaluationScore score = scorer.Score(sheet);
        return new(
            scorer.Framework.Id,
            score.IsComplete,
            score.Published,
            [score.Range.PublishedWorst, score.Range.PublishedBest],
            score.Level?.Key,
            [
                .. score.Sections.Select(section => new SectionPart(
                    section.SectionId,
                    section.Points,
                    section.Maximum,
                    section.NotConcerned,
                    section.Published,
                    section.Progress.Applicable == 0 ? 1 : (double)section.Progress.Answered / section.Progress.Applicable)),
            ],
            [
                .. RiskExposure.Of(scorer.Framework, sheet).Select(domain => new ExposurePart(
                    domain.RiskDomain.In(language),
                    domain.State == ExposureState.NotAnswered ? null : domain.IsExposed,
                    [.. (domain.IsExposed ? domain.Elements : domain.Unanswered).Select(element => element.Id)])),
            ]);
    }

    internal sealed record SectionPart(string Id, decimal Points, decimal Max, decimal NotConcerned, decimal? Score, double Progress);

    /// <summary>Exposed through these elements; or, where <c>exposed</c> is null, not known until these are answered.</summary>
    internal sealed record ExposurePart(string RiskDomain, bool? Exposed, IReadOnlyList<string> Elements);
}
