using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;

namespace Garant.Web.EvaluationResults;

/// <summary>The report of an evaluation: what identifies it, its figures, and every answer.</summary>
public sealed record ReportModel
{
    /// <summary>What counts of the points is shown with as many decimals as points are.</summary>
    private const int DecimalsOfPoints = 4;

    public required EvaluationView View { get; init; }

    /// <summary>The kind of organisation whose weights apply, or <c>null</c>.</summary>
    public OrganisationKind? Kind { get; private init; }

    public required IReadOnlyList<SectionLine> Sections { get; init; }

    public required SectionLine Total { get; init; }

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
            View = view,
            Kind = view.Framework.OrganisationKinds.FirstOrDefault(kind => kind.Key == view.Evaluation.OrganisationKind),
            Sections = [.. view.Framework.Sections.Zip(view.Score.Sections, (section, sum) => new SectionLine(
                section, sum.Points, sum.Maximum, sum.NotConcerned, Counted(sum.Counted, sum.Exact), sum.Progress, sum.Published, sum.Range))],
            Total = new(
                null,
                view.Score.Points,
                view.Score.Maximum,
                view.Score.NotConcerned,
                Counted(view.Score.Counted, view.Score.Exact),
                view.Score.Progress,
                view.Score.Published,
                view.Score.Range),
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

    private static decimal? Counted(Fraction counted, Fraction? exact) => exact is null ? null : counted.RoundHalfAwayFromZero(DecimalsOfPoints);
}
