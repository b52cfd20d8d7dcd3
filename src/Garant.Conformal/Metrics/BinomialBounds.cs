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
        double low = successes == 0 ? 0 : Solve(p => IncompleteBeta.Regularized(successes, trials - successes + 1, p) - tail);
        double high = successes == trials ? 1 : Solve(p => IncompleteBeta.Regularized(successes + 1, trials - successes, p) - (1 - tail));
        return (low, high);
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
        double level = (double)confidence.Value;
        return successes == trials ? 1 : Solve(p => IncompleteBeta.Regularized(successes + 1, trials - successes, p) - level);
    }

    /// <summary>Where a function that grows from 0 to 1 is 0, to the last digit.</summary>
    private static double Solve(Func<double, double> function)
    {
        double low = 0, high = 1;
        while (true)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            (low, high) = function(middle) < 0 ? (middle, high) : (low, middle);
        }
    }
}
