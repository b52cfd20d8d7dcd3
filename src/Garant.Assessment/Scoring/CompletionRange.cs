using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>
/// Finds the scores of the worst and the best admissible completion of an unfinished evaluation, exactly.
/// Conditions make the elements a forest: a child's fate hangs on whether its parent ticks the item the child's
/// condition names. Each tree is solved from its leaves up, keeping only the pairs (P, N) that no other pair beats;
/// those frontiers add up over the trees.
/// </summary>
internal sealed class CompletionRange
{
    private readonly PointScale _scale;
    private readonly Element[] _roots;
    private readonly ILookup<string, Element> _childrenByElement;
    private readonly Dictionary<string, string> _sectionOf;
    private readonly Dictionary<string, long> _maximumOfSection;

    public CompletionRange(Framework framework, PointScale scale)
    {
        _scale = scale;
        _roots = [.. framework.Elements.Where(element => ParentOf(element) is null)];
        _childrenByElement = framework.Elements.Where(element => ParentOf(element) is not null).ToLookup(element => ParentOf(element)!.Id);
        _sectionOf = framework.Sections
            .SelectMany(section => section.Elements.Select(element => (element.Id, Section: section.Id)))
            .ToDictionary(pair => pair.Id, pair => pair.Section, StringComparer.Ordinal);
        _maximumOfSection = framework.Sections.ToDictionary(section => section.Id, section => section.Elements.Sum(scale.MaximumOf), StringComparer.Ordinal);

        Element? ParentOf(Element element) => element.Condition is { } item ? framework.FindItem(item)?.Element : null;
    }

    /// <summary>The range of the whole evaluation, or of one section's own figures.</summary>
    public ScoreRange Of(AnswerSheet sheet, ElementStates states, Fraction compensation, Section? section)
    {
        Search search = new(this, sheet, states, section?.Id);
        long maximum = section is null ? _maximumOfSection.Values.Sum() : _maximumOfSection[section.Id];
        return new(Extreme(best: false), Extreme(best: true));

        Fraction Extreme(bool best) => search
            .Frontier(_roots, best)
            .Select(pair => new Tally(pair.Points, pair.NotConcerned, maximum).Score(compensation))
            .Aggregate((left, right) => left > right == best ? left : right);
    }

    private readonly record struct Pair(long Points, long NotConcerned)
    {
        public static Pair operator +(Pair left, Pair right) =>
            new(left.Points + right.Points, left.NotConcerned + right.NotConcerned);

        /// <summary>
        /// Whether this pair scores at least as high as <paramref name="other"/> whatever is added to both: the score
        /// rises with P, with N, and with P at the expense of N (a point earned is worth more than a point not concerned).
        /// </summary>
        public bool ScoresAtLeast(Pair other) =>
            Points + NotConcerned >= other.Points + other.NotConcerned
            && (NotConcerned <= other.NotConcerned || Points >= other.Points);
    }

    private sealed class Search(CompletionRange owner, AnswerSheet sheet, ElementStates states, string? section)
    {
        public List<Pair> Frontier(IEnumerable<Element> roots, bool best) =>
            roots.Aggregate(new List<Pair> { default }, (sum, root) => Sum(sum, Solve(root, applies: true, best), best));

        private List<Pair> Solve(Element element, bool applies, bool best)
        {
            bool counts = section is null || owner._sectionOf[element.Id] == section;
            List<Pair> frontier = [];
            foreach (Completion completion in Completions(element, applies, best))
            {
                List<Pair> pairs = [counts ? completion.Pair : default];
                foreach (Element child in owner._childrenByElement[element.Id])
                {
                    pairs = Sum(pairs, Solve(child, !completion.Ticked.Contains(child.Condition), best), best);
                }

                frontier.AddRange(pairs);
            }

            return Prune(frontier, best);
        }

        private static List<Pair> Sum(List<Pair> left, List<Pair> right, bool best) =>
            Prune([.. left.SelectMany(a => right.Select(b => a + b))], best);

        private static List<Pair> Prune(List<Pair> pairs, bool best)
        {
            if (pairs.Count == 1)
            {
                return pairs;
            }

            List<Pair> kept = [];
            foreach (Pair pair in pairs.Distinct())
            {
                if (!kept.Exists(other => Beats(other, pair)))
                {
                    kept.RemoveAll(other => Beats(pair, other));
                    kept.Add(pair);
                }
            }

            return kept;

            bool Beats(Pair one, Pair other) => best ? one.ScoresAtLeast(other) : other.ScoresAtLeast(one);
        }

        /// <summary>The ways an element can end, told apart by the conditioning items they tick; of each, the best or the worst.</summary>
        private IEnumerable<Completion> Completions(Element element, bool applies, bool best)
        {
            long maximum = owner._scale.MaximumOf(element);
            IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
            if (!applies)
            {
                return [new(new(0, maximum), [])];
            }

            if (states[element.Id] != ElementState.NotApplicable && ticks.Count > 0)
            {
                bool off = element.Switch is { } own && ticks.Contains(own.Id);
                return [new(off ? new(0, maximum) : new(owner._scale.PointsOf(element, ticks), 0), [.. ticks])];
            }

            IEnumerable<Completion> open = element.Type == AnswerType.Single
                ? element.Items.Where(item => !item.IsSwitch).Select(item => new Completion(new(owner._scale.PointsOf(item), 0), [item.Id]))
                : SeveralTicks(element, best);
            return element.Switch is { } switchItem ? open.Append(new(new(0, maximum), [switchItem.Id])) : open;
        }

        private IEnumerable<Completion> SeveralTicks(Element element, bool best)
        {
            AnswerItem[] conditioning = [.. element.Items.Where(item => !item.IsSwitch && owner._childrenByElement[element.Id].Any(child => child.Condition == item.Id))];
            long[] others = [.. element.Items.Where(item => !item.IsSwitch && !conditioning.Contains(item)).Select(owner._scale.PointsOf)];
            for (int subset = 0; subset < 1 << conditioning.Length; subset++)
            {
                AnswerItem[] ticked = [.. conditioning.Where((_, index) => (subset >> index & 1) == 1)];
                if (ticked.Length == 0 && others.Length == 0)
                {
                    continue;
                }

                long points = ticked.Sum(owner._scale.PointsOf)
                    + (best ? others.Sum() : ticked.Length == 0 ? others.Min() : 0);
                yield return new(new(points, 0), [.. ticked.Select(item => item.Id)]);
            }
        }
    }

    private sealed record Completion(Pair Pair, HashSet<string?> Ticked);
}
