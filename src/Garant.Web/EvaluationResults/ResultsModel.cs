using Garant.Assessment.Evaluations;
using Garant.Assessment.Exposure;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using Garant.Platform.Evaluations;
using Garant.Web.Evaluations;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation, worked out before anything is shown: the same for the page, the report and for files.</summary>
public sealed record ResultsModel
{
    /// <summary>As many potentials as a reader can take in.</summary>
    private const int PotentialsShown = 10;

    public required EvaluationView View { get; init; }

    /// <summary>The kind of organisation whose weights apply, or <c>null</c>.</summary>
    public OrganisationKind? Kind { get; private init; }

    public required IReadOnlyList<SectionLine> Sections { get; init; }

    public required SectionLine Total { get; init; }

    /// <summary>Every level, lowest first, and how far it is.</summary>
    public required IReadOnlyList<LevelLine> Levels { get; init; }

    /// <summary>The next level to aim at, or <c>null</c> when there is none.</summary>
    public LabelLevel? Next { get; private init; }

    public PathCost Cost { get; private init; }

    public PathOutcome Outcome { get; private init; }

    /// <summary>The path to <see cref="Next"/> where there is one.</summary>
    public LabelPath? Path { get; private init; }

    public IReadOnlyList<PathLine> Steps { get; private init; } = [];

    public IReadOnlyList<PotentialLine> Potentials { get; private init; } = [];

    public required IReadOnlyList<RiskDomainExposure> Exposure { get; init; }

    public required IReadOnlyList<NotConcernedLine> NotConcerned { get; init; }

    public required IReadOnlyList<ContributionLine> Contributions { get; init; }

    /// <summary>The first element that applies and is not answered, or <c>null</c>.</summary>
    public Element? NextToAnswer { get; private init; }

    /// <summary>Whether anything is answered.</summary>
    public bool IsBegun => Total.Progress.Answered > 0;

    /// <summary>How many elements that apply are not answered.</summary>
    public int Unanswered => Total.Progress.Applicable - Total.Progress.Answered;

    public static ResultsModel Of(EvaluationView view, PathCost cost = PathCost.Effort)
    {
        ArgumentNullException.ThrowIfNull(view);
        Framework framework = view.Framework;
        EvaluationScore score = view.Score;
        bool isBegun = score.Progress.Answered > 0;
        (PathOutcome outcome, LabelLevel? next, LabelPath? path) = isBegun ? PathOf(view, cost) : (PathOutcome.NothingAnswered, null, null);
        return new()
        {
            View = view,
            Kind = framework.OrganisationKinds.FirstOrDefault(kind => kind.Key == view.Evaluation.OrganisationKind),
            Sections = [.. framework.Sections.Zip(score.Sections, SectionLine.Of)],
            Total = SectionLine.Of(score),
            Levels = [.. framework.Levels.OrderBy(level => level.Threshold).Select(level => LineOf(level, score))],
            Next = next,
            Cost = cost,
            Outcome = outcome,
            Path = path,
            Steps = [.. path?.Steps.Select(step => LineOf(view, step)) ?? []],
            Potentials = isBegun
                ? [.. view.Scorer.Potentials(view.Sheet).Take(PotentialsShown).Select(potential => new PotentialLine(framework.FindElement(potential.ElementId)!, potential.Gain))]
                : [],
            Exposure = RiskExposure.Of(framework, view.Sheet),
            NotConcerned = [.. framework.Elements
                .Where(element => view.States[element.Id] is ElementState.NotApplicable or ElementState.SwitchedOff)
                .Select(element => view.States[element.Id] == ElementState.NotApplicable
                    ? new NotConcernedLine(element, CauseOf(framework, element), "")
                    : new NotConcernedLine(element, null, view.Answers[element.Id].Reason))],
            Contributions = [.. view.Scorer.Contributions(view.Sheet).Select(part => ContributionOf(view, part))],
            NextToAnswer = NextQuestion.Of(view),
        };
    }

    private static LevelLine LineOf(LabelLevel level, EvaluationScore score) => (score.Published, score.Range) switch
    {
        ({ } published, _) => published >= level.Threshold
            ? new(level, LevelStanding.Reached, 0)
            : new(level, LevelStanding.Missed, level.Threshold - published),
        (null, var range) when range.PublishedWorst >= level.Threshold => new(level, LevelStanding.Reached, 0),
        (null, var range) => new(level, range.PublishedBest >= level.Threshold ? LevelStanding.WithinReach : LevelStanding.OutOfReach, 0),
    };

    /// <summary>The first level above the score that the answers as they stand do not lead to.</summary>
    private static (PathOutcome Outcome, LabelLevel? Next, LabelPath? Path) PathOf(EvaluationView view, PathCost cost)
    {
        decimal score = view.Score.Published ?? view.Score.Range.PublishedWorst;
        foreach (LabelLevel level in view.Framework.Levels.Where(level => level.Threshold > score).OrderBy(level => level.Threshold))
        {
            LabelPath? path = LabelPathFinder.Find(view.Scorer, view.Sheet, level, cost);
            if (path is null)
            {
                return (PathOutcome.OutOfReach, level, null);
            }

            if (path.Steps.Count > 0)
            {
                return (PathOutcome.Found, level, path);
            }
        }

        return (PathOutcome.AllReached, null, null);
    }

    private static PathLine LineOf(EvaluationView view, PathStep step)
    {
        Element element = view.Framework.FindElement(step.ElementId)!;
        IReadOnlySet<string> ticks = view.Sheet.TicksOf(element.Id);
        return new(
            element,
            element.Type == AnswerType.Single ? element.Items.FirstOrDefault(item => ticks.Contains(item.Id)) : null,
            [.. step.Rungs.Select(rung => element.Items.First(item => item.Id == rung.ItemId))],
            step.Gain,
            step.Effort);
    }

    /// <summary>An element not concerned adds by its switch, or else by the answer that makes it not apply.</summary>
    private static ContributionLine ContributionOf(EvaluationView view, Contribution part)
    {
        Element element = view.Framework.FindElement(part.ElementId)!;
        ElementState state = view.States[element.Id];
        AnswerItem item = state switch
        {
            ElementState.SwitchedOff => element.Switch!,
            ElementState.NotApplicable => CauseOf(view.Framework, element),
            _ => view.Framework.FindItem(part.ItemId!)!.Value.Item,
        };
        return new(element, item, state, part.Score);
    }

    /// <summary>The item that makes an element not apply.</summary>
    private static AnswerItem CauseOf(Framework framework, Element element) => framework.FindItem(element.Condition!)!.Value.Item;
}
