using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using Garant.Web.Evaluations;

namespace Garant.Web.EvaluationResults;

/// <summary>The report of an evaluation: its results, what identifies it, and every answer.</summary>
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
        ArgumentNullException.ThrowIfNull(view);
        Dictionary<string, ElementScore> scores = view.Scorer.ElementScores(view.Sheet).ToDictionary(score => score.ElementId, StringComparer.Ordinal);
        return new()
        {
            Results = ResultsModel.Of(view, PathCost.Effort),
            Digest = FrameworkDigest.Of(view.Framework),
            AnsweredAt = view.Answers.Values.Select(answer => (DateTimeOffset?)answer.SavedAt).Max(),
            PrintedAt = now,
            PrintedBy = printedBy,
            HasNotes = hasNotes,
            Answers = view.Framework.Sections
                .SelectMany(section => section.Elements.Select(element => (Section: section, Element: element)))
                .ToLookup(pair => pair.Section, pair => AnswerOf(view, pair.Element, scores[pair.Element.Id], hasNotes)),
        };
    }

    private static ReportAnswer AnswerOf(EvaluationView view, Element element, ElementScore score, bool hasNotes)
    {
        ElementAnswer? stored = view.Answers.GetValueOrDefault(element.Id);
        IReadOnlySet<string> ticks = view.Sheet.TicksOf(element.Id);
        bool counts = score.State is ElementState.Answered or ElementState.SwitchedOff;
        return new(
            element,
            score.State,
            score.Points,
            score.Maximum,
            counts ? [.. element.Items.Where(item => ticks.Contains(item.Id))] : [],
            score.State == ElementState.NotApplicable ? view.Framework.FindItem(element.Condition!)!.Value.Item : null,
            score.State == ElementState.SwitchedOff ? stored?.Reason ?? "" : "",
            hasNotes ? stored?.Note ?? "" : "",
            counts ? stored?.SavedAt : null,
            stored?.SavedBy?.DisplayName ?? "");
    }
}
