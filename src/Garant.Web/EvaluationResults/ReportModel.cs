using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;

namespace Garant.Web.EvaluationResults;

/// <summary>The report of an evaluation: what identifies it, its results, and every answer.</summary>
public sealed record ReportModel
{
    public required ResultsModel Results { get; init; }

    /// <summary>The SHA-256 of the framework's content.</summary>
    public required string Digest { get; init; }

    /// <summary>When an answer was last saved, or <c>null</c> when none ever was.</summary>
    public DateTimeOffset? AnsweredAt { get; private init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public required string PrintedBy { get; init; }

    /// <summary>Whether the internal notes are part of it.</summary>
    public required bool HasNotes { get; init; }

    /// <summary>Every element of the framework, in its order.</summary>
    public required ILookup<Section, ReportAnswer> Answers { get; init; }

    public static ReportModel Of(EvaluationView view, bool hasNotes, string printedBy, DateTimeOffset now)
    {
        ResultsModel results = ResultsModel.Of(view);
        Dictionary<string, ElementScore> scores = view.Scorer.ElementScores(view.Sheet).ToDictionary(score => score.ElementId, StringComparer.Ordinal);
        return new()
        {
            Results = results,
            Digest = FrameworkDigest.Of(view.Framework),
            AnsweredAt = view.Answers.Values.Select(answer => (DateTimeOffset?)answer.SavedAt).Max(),
            PrintedAt = now,
            PrintedBy = printedBy,
            HasNotes = hasNotes,
            Answers = view.Framework.Sections
                .SelectMany(section => section.Elements.Select(element => (Section: section, Element: element)))
                .ToLookup(pair => pair.Section, pair => AnswerOf(results, pair.Element, scores[pair.Element.Id], hasNotes)),
        };
    }

    private static ReportAnswer AnswerOf(ResultsModel results, Element element, ElementScore score, bool hasNotes)
    {
        IReadOnlySet<string> ticks = results.View.Sheet.TicksOf(element.Id);
        return new(
            element,
            score.State,
            score.Points,
            score.Maximum,
            score.State == ElementState.Answered ? [.. element.Items.Where(item => ticks.Contains(item.Id))] : [],
            results.NotConcerned.FirstOrDefault(line => line.Element.Id == element.Id),
            hasNotes ? results.View.Answers.GetValueOrDefault(element.Id)?.Note ?? "" : "");
    }
}
