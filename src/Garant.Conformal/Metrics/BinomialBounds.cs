namespace Garant.Conformal.Metrics;

/// <summary>Exact bounds of a probability from the share of successes.</summary>
public static class BinomialBounds
{
    /// <summary>The bounds of Clopper and Pearson (1934): for every true probability each side misses with at most α/2.</summary>
    /// <param name="successes">k, from 0 to n.</param>
    /// <param name="trials">n, not negative; without a trial the bounds are 0 and 1.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not between 0 and n.</exception>
    public static (double Low, double High) ClopperPearson(int successes, int trials, ConfidenceLevel confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        double tail = (double)confidence.Miscoverage / 2;
        double low = successes == 0 ? 0 : Solve(p => IncompleteBeta.Regularized(successes, trials - successes + 1.0, p) >= tail).Below;
        return (low, UpTo(successes, trials, tail));
    }

    /// <summary>The upper bound of Clopper and Pearson (1934) alone: for every true probability it is below that with at most α.</summary>
    /// <param name="successes">k, from 0 to n.</param>
    /// <param name="trials">n, not negative; without a trial the bound is 1.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not between 0 and n.</exception>
    public static double Above(int successes, int trials, ConfidenceLevel confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        return UpTo(successes, trials, (double)confidence.Miscoverage);
    }

    /// <summary>The least p at which k successes or fewer are no likelier than the tail; from the tail itself, as 1 − tail has no digits left for a small one.</summary>
    private static double UpTo(int successes, int trials, double tail) =>
        successes == trials ? 1 : Solve(p => IncompleteBeta.Complement(successes + 1.0, trials - successes, p) <= tail).Above;

    /// <summary>The neighbouring numbers between 0 and 1 from the second of which on something holds.</summary>
    private static (double Below, double Above) Solve(Func<double, bool> holds)
    {
        double low = 0, high = 1;
        while (true)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                return (low, high);
            }

            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }
    }
}
