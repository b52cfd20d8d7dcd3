using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>
/// Scores evaluations of one framework version, for one kind of organisation; immutable and thread-safe.
/// With M the sum of the elements' maxima, N the sum over those not concerned, P the points of the ticked items
/// of applicable elements and c the compensation coefficient,
/// score = 100/M · ( P·(M − cN)/(M − N) + cN ), and 100·c where M = N. Weights multiply an element's points,
/// maximum and not-concerned points once each, so the score stays within 0 and 100.
/// </summary>
public sealed class Scorer
{
    private readonly Fraction _compensation;
    private readonly CompletionRange _range;

    /// <summary>Prepares scoring.</summary>
    /// <param name="framework">The framework version.</param>
    /// <param name="kind">The kind of organisation whose weights apply, or <c>null</c> for weights of 1.</param>
    public Scorer(Framework framework, OrganisationKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(framework);
        Framework = framework;
        Scale = new PointScale(framework, kind);
        _compensation = Fraction.Of(framework.Compensation);
        _range = new CompletionRange(framework, Scale);
    }

    /// <summary>The framework this scorer is for.</summary>
    public Framework Framework { get; }

    internal PointScale Scale { get; }

    /// <summary>The score of a sheet. Ticks of elements that do not apply are ignored.</summary>
    /// <exception cref="ArgumentException">The sheet names another framework, or ticks items its elements do not admit; <see cref="AnswerCheck"/> names every fault.</exception>
    public EvaluationScore Score(AnswerSheet sheet)
    {
        ElementStates states = Admit(sheet);
        Tally[] tallies = TalliesOf(sheet, states);
        SectionScore[] sections = new SectionScore[Framework.Sections.Count];
        Tally total = default;
        Progress progress = default;
        int position = 0;
        for (int number = 0; number < sections.Length; number++)
        {
            Tally tally = default;
            Progress sectionProgress = default;
            for (int left = Framework.Sections[number].Elements.Count; left > 0; left--, position++)
            {
                tally += tallies[position];
                sectionProgress = sectionProgress.Count(states[position]);
            }

            total += tally;
            progress = new(progress.Answered + sectionProgress.Answered, progress.Applicable + sectionProgress.Applicable);
            Fraction? score = sectionProgress.IsComplete ? tally.Score(_compensation) : null;
            sections[number] = new(
                Framework.Sections[number].Id,
                Scale.ToPoints(tally.Points),
                Scale.ToPoints(tally.Maximum),
                Scale.ToPoints(tally.NotConcerned),
                sectionProgress,
                score,
                score is { } one ? new(one, one) : _range.Of(sheet, states, tallies, _compensation, number),
                tally.ScoreOfNotConcerned(_compensation, tally.NotConcerned),
                Scale.ToPoints(tally.Counted(_compensation)));
        }

        Fraction? exact = progress.IsComplete ? total.Score(_compensation) : null;
        return new(
            progress,
            exact,
            exact is { } known ? new(known, known) : _range.Of(sheet, states, tallies, _compensation, section: null),
            total.ScoreOfNotConcerned(_compensation, total.NotConcerned),
            exact is { } final ? Framework.LevelFor(final.RoundHalfAwayFromZero(1)) : null,
            Scale.ToPoints(total.Points),
            Scale.ToPoints(total.Maximum),
            Scale.ToPoints(total.NotConcerned),
            Scale.ToPoints(total.Counted(_compensation)),
            sections);
    }

    /// <summary>The points of every element, in the framework's order.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Score"/>.</exception>
    public IReadOnlyList<ElementScore> ElementScores(AnswerSheet sheet)
    {
        ElementStates states = Admit(sheet);
        return [.. TalliesOf(sheet, states).Select((tally, position) => new ElementScore(
            Framework.Index.Elements[position].Id, states[position], Scale.ToPoints(tally.Points), Scale.ToPoints(tally.Maximum)))];
    }

    /// <summary>What every answer adds to the score, in the framework's order; the parts add up to the score exactly. While the evaluation is incomplete, unanswered elements add nothing.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Score"/>.</exception>
    public IReadOnlyList<Contribution> Contributions(AnswerSheet sheet)
    {
        ElementStates states = Admit(sheet);
        Tally total = TallyOf(sheet, states);
        Fraction perPoint = total.ScorePerPoint(_compensation);
        List<Contribution> parts = [];
        foreach (Element element in Framework.Elements)
        {
            switch (states[element.Id])
            {
                case ElementState.NotApplicable or ElementState.SwitchedOff:
                    parts.Add(new(element.Id, null, total.ScoreOfNotConcerned(_compensation, Scale.MaximumOf(element))));
                    break;
                case ElementState.Answered:
                    parts.AddRange(element.Items
                        .Where(item => sheet.TicksOf(element.Id).Contains(item.Id))
                        .Select(item => new Contribution(element.Id, item.Id, perPoint * Fraction.Of(Scale.PointsOf(item), 1))));
                    break;
                case ElementState.Unanswered:
                    break;
                default:
                    throw new InvalidOperationException($"Element {element.Id} is in no known state.");
            }
        }

        return parts;
    }

    /// <summary>The elements by what their best answer would add to the score, greatest first. Elements that have all their points are left out, and those whose single answer says that another element does not apply: that is a fact, not a weakness.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Score"/>.</exception>
    public IReadOnlyList<ElementPotential> Potentials(AnswerSheet sheet)
    {
        ElementStates states = Admit(sheet);
        Fraction perPoint = TallyOf(sheet, states).ScorePerPoint(_compensation);
        return
        [
            .. Framework.Elements
                .Where(element => CanImprove(element, states[element.Id], sheet))
                .Select(element => (element.Id, Missing: Scale.MaximumOf(element) - Scale.PointsOf(element, sheet.TicksOf(element.Id))))
                .Where(pair => pair.Missing > 0)
                .OrderByDescending(pair => pair.Missing)
                .Select(pair => new ElementPotential(pair.Id, Scale.ToPoints(pair.Missing), perPoint * Fraction.Of(pair.Missing, 1))),
        ];
    }

    /// <summary>Whether better answers of an element can raise the score without changing what is declared "not concerned".</summary>
    internal bool CanImprove(Element element, ElementState state, AnswerSheet sheet) =>
        state is ElementState.Answered or ElementState.Unanswered
        && !sheet.TicksOf(element.Id).Any(id => Framework.IsConditioning(id) && (element.Type == AnswerType.Single || id == element.None?.Id));

    internal ElementStates Admit(AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Framework != Framework.Id)
        {
            throw new ArgumentException($"The answers are to framework \"{sheet.Framework}\", not to \"{Framework.Id}\".", nameof(sheet));
        }

        foreach (string id in sheet.Elements)
        {
            Element element = Framework.FindElement(id)
                ?? throw new ArgumentException($"Element {id} is not in framework \"{Framework.Id}\".", nameof(sheet));
            if (!AnswerCheck.IsSound(element, sheet.TicksOf(id)))
            {
                throw new ArgumentException(AnswerCheck.Faults(element, sheet.TicksOf(id)).First().Text, nameof(sheet));
            }
        }

        return ElementStates.Of(Framework, sheet);
    }

    internal Tally TallyOf(AnswerSheet sheet, ElementStates states) =>
        TalliesOf(sheet, states).Aggregate(default(Tally), (sum, tally) => sum + tally);

    private Tally[] TalliesOf(AnswerSheet sheet, ElementStates states)
    {
        Element[] elements = Framework.Index.Elements;
        Tally[] tallies = new Tally[elements.Length];
        for (int position = 0; position < tallies.Length; position++)
        {
            long maximum = Scale.MaximumAt(position);
            tallies[position] = states[position] switch
            {
                ElementState.NotApplicable or ElementState.SwitchedOff => new(0, maximum, maximum),
                ElementState.Answered => new(Scale.PointsOf(elements[position], sheet.TicksOf(elements[position].Id)), 0, maximum),
                ElementState.Unanswered => new(0, 0, maximum),
                var state => throw new InvalidOperationException($"Element {elements[position].Id} is in no known state {state}."),
            };
        }

        return tallies;
    }
}
