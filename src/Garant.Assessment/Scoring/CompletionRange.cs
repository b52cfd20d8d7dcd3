using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>
/// Finds the scores of the worst and the best admissible completion of an unfinished evaluation, exactly.
/// Conditions make the elements a forest: a child's fate hangs on whether its parent ticks the item the child's
/// condition names. Each tree is solved from its leaves up, keeping only the outcomes that no other beats;
/// those frontiers add up over the trees.
/// </summary>
internal sealed class CompletionRange
{
    private readonly CompletionTree[] _trees;
    private readonly CompletionTree[][] _treesOfSection;
    private readonly long _maximum;
    private readonly long[] _maximumOfSection;

    public CompletionRange(Framework framework, PointScale scale)
    {
        FrameworkIndex index = framework.Index;
        int[] sectionOf = [.. framework.Sections.SelectMany((section, number) => section.Elements.Select(_ => number))];
        ILookup<int, int> children = Enumerable.Range(0, sectionOf.Length).ToLookup(index.ParentOf);
        _trees = [.. children[-1].Select(root => new CompletionTree(root, index, children, sectionOf, scale))];
        _treesOfSection = [.. framework.Sections.Select((_, number) => _trees.Where(tree => tree.Touches(number)).ToArray())];
        _maximumOfSection = [.. framework.Sections.Select((_, number) => Enumerable.Range(0, sectionOf.Length).Where(position => sectionOf[position] == number).Sum(scale.MaximumAt))];
        _maximum = _maximumOfSection.Sum();
    }

    /// <summary>The range of the whole evaluation, or of the own figures of the section with this number.</summary>
    public ScoreRange Of(AnswerSheet sheet, ElementStates states, Tally[] tallies, Fraction compensation, int? section)
    {
        long maximum = section is { } number ? _maximumOfSection[number] : _maximum;
        CompletionTree[] trees = section is { } own ? _treesOfSection[own] : _trees;
        Completing answers = new(sheet, states, tallies, section);
        return new(Extreme(best: false), Extreme(best: true));

        Fraction Extreme(bool best)
        {
            // Most trees have one outcome that beats all others; the rest multiply.
            Outcome certain = default;
            Outcome[] open = [default];
            foreach (CompletionTree tree in trees)
            {
                Outcome[] frontier = tree.Solve(answers, applies: true, best);
                if (frontier.Length == 1)
                {
                    certain += frontier[0];
                }
                else
                {
                    open = Outcome.Sum(open, frontier, best);
                }
            }

            Fraction extreme = ScoreOf(open[0]);
            foreach (Outcome other in open.AsSpan(1))
            {
                Fraction score = ScoreOf(other);
                extreme = score > extreme == best ? score : extreme;
            }

            return extreme;

            Fraction ScoreOf(Outcome outcome) => (certain + outcome).ToTally(maximum).Score(compensation);
        }
    }
}
