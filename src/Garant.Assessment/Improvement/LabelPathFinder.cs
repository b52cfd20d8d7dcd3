using System.Numerics;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Improvement;

/// <summary>
/// Finds the cheapest set of better answers that reaches a label level, exactly: a knapsack with multiple choice,
/// solved over the frontier of (cost, points) that no cheaper set beats. What an organisation declared as "not
/// concerned" is a fact and is left as it is; unanswered elements count as nothing until a step answers them.
/// </summary>
public static class LabelPathFinder
{
    /// <summary>The cheapest path to <paramref name="level"/>, or <c>null</c> when no answers of the elements that apply reach it.</summary>
    /// <param name="scorer">The scorer of the evaluation's framework.</param>
    /// <param name="sheet">The present answers.</param>
    /// <param name="level">The level to reach.</param>
    /// <param name="cost">What to minimise, effort unless it is said otherwise; among equal costs, the path with the fewest answers.</param>
    /// <exception cref="ArgumentException">The sheet cannot be scored; see <see cref="Scorer.Score"/>.</exception>
    public static LabelPath? Find(Scorer scorer, AnswerSheet sheet, LabelLevel level, PathCost cost = PathCost.Effort)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(level);
        ElementStates states = scorer.Admit(sheet);
        Tally tally = scorer.TallyOf(sheet, states);
        Fraction compensation = Fraction.Of(scorer.Framework.Compensation);
        long needed = PointsNeeded(tally, compensation, level.Threshold);
        List<ImprovementChoice> choices = [.. ChoicesOf(scorer, sheet, states, cost)];
        if (CheapestImprovement.Reach(needed, choices) is not { } chosen)
        {
            return null;
        }

        Fraction perPoint = tally.ScorePerPoint(compensation);
        return new(
            level,
            [
                .. chosen
                    .GroupBy(option => option.Element.Id)
                    .Select(group => new PathStep(
                        group.Key,
                        [.. group.Select(option => option.Item.Id).Order(StringComparer.Ordinal)],
                        [.. group.OrderBy(option => option.Item.Id, StringComparer.Ordinal).SelectMany(option => option.Rungs)],
                        perPoint * Fraction.Of(group.Sum(option => option.Gain), 1))),
            ],
            cost == PathCost.Points ? scorer.Scale.ToPoints(chosen.Sum(option => option.Gain)) : chosen.Sum(option => option.Cost),
            (tally with { Points = tally.Points + chosen.Sum(option => option.Gain) }).Score(compensation).RoundHalfAwayFromZero(1));
    }

    /// <summary>The least number of further units of P with which the published score is at least <paramref name="threshold"/>.</summary>
    private static long PointsNeeded(Tally tally, Fraction compensation, decimal threshold)
    {
        // A published score, a multiple of 0.1, reaches the threshold exactly when the exact score reaches
        // the first multiple of 0.1 at or above it, less 0.05.
        Fraction target = Fraction.Of((decimal.Ceiling(threshold * 10) / 10) - 0.05m);
        Fraction missing = target - tally.Score(compensation);
        if (missing.Numerator.Sign <= 0)
        {
            return 0;
        }

        Fraction perPoint = tally.ScorePerPoint(compensation);
        if (perPoint.Numerator.IsZero)
        {
            return long.MaxValue;
        }

        BigInteger numerator = missing.Numerator * perPoint.Denominator, denominator = missing.Denominator * perPoint.Numerator;
        return (long)((numerator + denominator - 1) / denominator);
    }

    private static IEnumerable<ImprovementChoice> ChoicesOf(Scorer scorer, AnswerSheet sheet, ElementStates states, PathCost cost)
    {
        foreach (Element element in scorer.Framework.Elements)
        {
            IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
            if (!scorer.CanImprove(element, states[element.Id], sheet))
            {
                continue;
            }

            long present = element.Type == AnswerType.Single ? scorer.Scale.PointsOf(element, ticks) : 0;
            ImprovementOption[] options =
            [
                .. element.Items
                    .Where(item => !ticks.Contains(item.Id))
                    .Select(item => (item, Gain: scorer.Scale.PointsOf(item) - present))
                    .Where(pair => pair.Gain > 0)
                    .Select(pair => OptionOf(element, pair.item, ticks, pair.Gain, cost)),
            ];
            foreach (ImprovementChoice choice in element.Type == AnswerType.Single
                ? [new ImprovementChoice(options)]
                : options.Select(option => new ImprovementChoice([option])))
            {
                if (choice.Options.Count > 0)
                {
                    yield return choice;
                }
            }
        }
    }

    private static ImprovementOption OptionOf(Element element, AnswerItem item, IReadOnlySet<string> ticks, long gain, PathCost cost)
    {
        IReadOnlyList<PathRung> rungs = element.Type == AnswerType.Single
            ? Ladder.RungsTo(element, item, ticks)
            : [new PathRung(item.Id, null, item.Effort)];
        return new(element, item, rungs, gain, cost switch
        {
            PathCost.Answers => 1,
            PathCost.Points => gain,
            PathCost.Effort => rungs.Sum(rung => (long)rung.Effort),
            _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, "Unknown cost."),
        });
    }
}
