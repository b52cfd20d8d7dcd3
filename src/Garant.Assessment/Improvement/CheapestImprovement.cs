namespace Garant.Assessment.Improvement;

/// <summary>The exact solver: at most one option of each choice, gains that reach a goal, least cost, then fewest options.</summary>
internal static class CheapestImprovement
{
    /// <summary>
    /// The most sets kept side by side. Published frameworks stay far below. Only finely weighted points, whose sums
    /// are nearly all different, go beyond; then costs are compared in <see cref="CoarseCosts"/> steps, so that the
    /// search always ends soon.
    /// </summary>
    private const int MostStates = 100_000;

    private const long CoarseCosts = 8192;

    /// <summary>The cheapest options whose gains add up to at least <paramref name="goal"/>, or <c>null</c> when all together do not.</summary>
    public static IReadOnlyList<ImprovementOption>? Reach(long goal, IReadOnlyList<ImprovementChoice> choices)
    {
        if (goal <= 0)
        {
            return [];
        }

        if (choices.Sum(choice => choice.Options.Max(option => (decimal)option.Gain)) < goal)
        {
            return null;
        }

        if (Search(goal, choices, costStep: 1, MostStates) is { } exact)
        {
            return exact;
        }

        long most = choices.Sum(choice => choice.Options.Max(option => option.Cost));
        return Search(goal, choices, (most / CoarseCosts) + 1, int.MaxValue);
    }

    /// <summary>The cheapest options by costs in whole steps, or <c>null</c> when more than <paramref name="mostStates"/> sets would have to be kept.</summary>
    private static List<ImprovementOption>? Search(long goal, IReadOnlyList<ImprovementChoice> choices, long costStep, int mostStates)
    {
        // What the choices still to come can gain at most: a set that cannot reach the goal with it is dropped.
        long[] rest = new long[choices.Count + 1];
        for (int index = choices.Count - 1; index >= 0; index--)
        {
            rest[index] = rest[index + 1] + choices[index].Options.Max(option => option.Gain);
        }

        List<Node> nodes = [new(-1, null)];
        List<State> frontier = [new(0, 0, 0, 0)];
        for (int index = 0; index < choices.Count; index++)
        {
            List<State> kept = frontier;
            foreach (ImprovementOption option in choices[index].Options)
            {
                kept = Merge(kept, frontier, option, goal, costStep);
            }

            frontier = Settle(kept, goal - rest[index + 1], nodes);
            if (frontier.Count > mostStates)
            {
                return null;
            }
        }

        List<ImprovementOption> chosen = [];
        for (int at = frontier[^1].Node; nodes[at].Option is { } option; at = nodes[at].Previous)
        {
            chosen.Add(option);
        }

        chosen.Reverse();
        return chosen;
    }

    /// <summary>Both frontiers, the second with the option taken, as one that rises in cost and in gain.</summary>
    private static List<State> Merge(List<State> without, List<State> before, ImprovementOption option, long goal, long costStep)
    {
        List<State> merged = new(without.Count + before.Count);
        int left = 0, right = 0;
        while (left < without.Count || right < before.Count)
        {
            State? stay = left < without.Count ? without[left] : null;
            State? take = right < before.Count ? before[right].Take(option, goal, costStep) : null;
            bool stays = take is not { } t || (stay is { } s && s.IsNoDearerThan(t));
            State next = stays ? stay!.Value : take!.Value;
            if (stays)
            {
                left++;
            }
            else
            {
                right++;
            }

            if (merged.Count == 0 || next.Gain > merged[^1].Gain)
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    private static List<State> Settle(List<State> states, long least, List<Node> nodes)
    {
        List<State> settled = new(states.Count);
        foreach (State state in states)
        {
            if (state.Gain < least)
            {
                continue;
            }

            if (state.Taken is null)
            {
                settled.Add(state);
                continue;
            }

            nodes.Add(new(state.Node, state.Taken));
            settled.Add(state with { Node = nodes.Count - 1, Taken = null });
        }

        return settled;
    }

    private readonly record struct State(long Cost, int Count, long Gain, int Node, ImprovementOption? Taken = null)
    {
        public State Take(ImprovementOption option, long goal, long costStep) =>
            new(Cost + ((option.Cost + costStep - 1) / costStep), Count + 1, Math.Min(goal, Gain + option.Gain), Node, option);

        public bool IsNoDearerThan(State other) =>
            Cost != other.Cost ? Cost < other.Cost
            : Count != other.Count ? Count < other.Count
            : Gain >= other.Gain;
    }

    private sealed record Node(int Previous, ImprovementOption? Option);
}
