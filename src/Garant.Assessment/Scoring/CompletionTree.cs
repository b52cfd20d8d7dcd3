using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>An element and the elements whose conditions name its items, with every way it can end worked out beforehand.</summary>
internal sealed class CompletionTree
{
    private static readonly HashSet<string> Nothing = [];

    private readonly int _position;
    private readonly Element _element;
    private readonly int _section;
    private readonly CompletionTree[] _children;
    private readonly Outcome[] _notApplicable;
    private readonly Completion[] _best;
    private readonly Completion[] _worst;
    private readonly Outcome[] _bestAlone;
    private readonly Outcome[] _worstAlone;

    public CompletionTree(int position, FrameworkIndex index, ILookup<int, int> children, int[] sectionOf, PointScale scale)
    {
        _position = position;
        _element = index.Elements[position];
        _section = sectionOf[position];
        _children = [.. children[position].Select(child => new CompletionTree(child, index, children, sectionOf, scale))];
        _notApplicable = [Outcome.Of(0, scale.MaximumAt(position))];
        _best = [.. Completions(scale, best: true)];
        _worst = [.. Completions(scale, best: false)];
        _bestAlone = Outcome.Frontier([.. _best.Select(completion => completion.Outcome)], best: true);
        _worstAlone = Outcome.Frontier([.. _worst.Select(completion => completion.Outcome)], best: false);
    }

    /// <summary>Whether some element of the tree stands in the section with this number.</summary>
    public bool Touches(int section) => _section == section || _children.Any(child => child.Touches(section));

    /// <summary>The outcomes of the whole tree that no other beats.</summary>
    public Outcome[] Solve(Completing answers, bool applies, bool best)
    {
        ElementState state = answers.States[_position];
        bool open = applies && state is ElementState.Unanswered or ElementState.NotApplicable;
        if (_children.Length == 0)
        {
            return !Counts(answers) ? [default]
                : !applies ? _notApplicable
                : open ? (best ? _bestAlone : _worstAlone)
                : [Given(answers)];
        }

        if (!applies)
        {
            return SolveWith(new(_notApplicable[0], Nothing), answers, best);
        }

        if (!open)
        {
            return SolveWith(new(Given(answers), answers.Sheet.TicksOf(_element.Id)), answers, best);
        }

        List<Outcome> outcomes = [];
        foreach (Completion completion in best ? _best : _worst)
        {
            outcomes.AddRange(SolveWith(completion, answers, best));
        }

        return Outcome.Frontier([.. outcomes], best);
    }

    private bool Counts(Completing answers) => answers.Section is not { } section || section == _section;

    private Outcome Given(Completing answers) => Outcome.Of(answers.Tallies[_position].Points, answers.Tallies[_position].NotConcerned);

    private Outcome[] SolveWith(Completion completion, Completing answers, bool best)
    {
        Outcome[] outcomes = [Counts(answers) ? completion.Outcome : default];
        foreach (CompletionTree child in _children)
        {
            outcomes = Outcome.Sum(outcomes, child.Solve(answers, !completion.Ticked.Contains(child._element.Condition!), best), best);
        }

        return outcomes;
    }

    /// <summary>The ways the element can end, told apart by the conditioning items they tick; of each, the best or the worst.</summary>
    private IEnumerable<Completion> Completions(PointScale scale, bool best)
    {
        AnswerItem? none = _element.Type == AnswerType.Multiple ? _element.None : null;
        AnswerItem[] items = [.. _element.Items.Where(item => !item.IsSwitch && item != none)];
        AnswerItem[] conditioning = [.. items.Where(item => Array.Exists(_children, child => child._element.Condition == item.Id))];
        long[] others = [.. items.Except(conditioning).Select(scale.PointsOf)];
        if (_element.Switch is { } off)
        {
            yield return new(_notApplicable[0], new HashSet<string> { off.Id });
        }

        if (_element.Type == AnswerType.Single)
        {
            if (others.Length > 0)
            {
                yield return new(Outcome.Of(best ? others.Max() : others.Min(), 0), Nothing);
            }

            foreach (AnswerItem item in conditioning)
            {
                yield return new(Outcome.Of(scale.PointsOf(item), 0), new HashSet<string> { item.Id });
            }

            yield break;
        }

        if (none is not null)
        {
            yield return new(Outcome.Of(0, 0), new HashSet<string> { none.Id });
        }

        for (int subset = 0; subset < 1 << conditioning.Length; subset++)
        {
            AnswerItem[] ticked = [.. conditioning.Where((_, index) => (subset >> index & 1) == 1)];
            if (ticked.Length > 0 || others.Length > 0)
            {
                long points = ticked.Sum(scale.PointsOf) + (best ? others.Sum() : ticked.Length == 0 ? others.Min() : 0);
                yield return new(Outcome.Of(points, 0), ticked.Select(item => item.Id).ToHashSet(StringComparer.Ordinal));
            }
        }
    }

    private sealed record Completion(Outcome Outcome, IReadOnlySet<string> Ticked);
}
