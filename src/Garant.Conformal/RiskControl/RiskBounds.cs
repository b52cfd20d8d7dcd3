namespace Garant.Conformal.RiskControl;

/// <summary>Upper bounds of a mean loss from losses between 0 and 1.</summary>
/// <remarks>
/// Three hold with the confidence asked, for any n (risk-controlling prediction sets); the first bounds the expectation of
/// the next loss (conformal risk control). None is cut at 1: more than 1 says that the sample is too small.
/// </remarks>
public static class RiskBounds
{
    /// <summary>(Σ losses + 1)/(n + 1): at most α where the next loss is α or less on average. Angelopoulos et al. (2024), Theorem 1.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample.</param>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double NextLoss(ReadOnlySpan<double> losses) => (Sum(losses) + 1) / (losses.Length + 1);

    /// <summary>Hoeffding's bound: mean + √(ln(1/δ)/(2n)). Bates et al. (2021), section 3.1.1.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample.</param>
    /// <param name="confidence">1 − δ: how surely the mean loss is at most the bound.</param>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double Hoeffding(ReadOnlySpan<double> losses, ConfidenceLevel confidence) =>
        Sum(losses) / losses.Length + Math.Sqrt(-Math.Log((double)confidence.Miscoverage) / (2.0 * losses.Length));

    /// <summary>The empirical Bernstein bound: mean + s·√(2 ln(2/δ)/n) + 7 ln(2/δ)/(3(n − 1)). Bates et al. (2021), section 3.1.3; Maurer, Pontil (2009), Theorem 4.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample; s is their standard deviation with n − 1.</param>
    /// <param name="confidence">1 − δ: how surely the mean loss is at most the bound.</param>
    /// <returns>The bound; positive infinity for a single sample.</returns>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double EmpiricalBernstein(ReadOnlySpan<double> losses, ConfidenceLevel confidence)
    {
        int n = losses.Length;
        double mean = Sum(losses) / n;
        if (n == 1)
        {
            return double.PositiveInfinity;
        }

        double squares = 0;
        foreach (double loss in losses)
        {
            squares += (loss - mean) * (loss - mean);
        }

        double log = Math.Log(2 / (double)confidence.Miscoverage);
        return mean + Math.Sqrt(squares / (n - 1)) * Math.Sqrt(2 * log / n) + 7 * log / (3.0 * (n - 1));
    }

    /// <summary>The betting bound of Waudby-Smith and Ramdas, the tightest of the three. Bates et al. (2021), Proposition 5.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample; their order matters, so it must not depend on their values.</param>
    /// <param name="confidence">1 − δ: how surely the mean loss is at most the bound.</param>
    /// <returns>The least R for which the wealth of some bet on a mean above R exceeds 1/δ; 1 where none does.</returns>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double WaudbySmithRamdas(ReadOnlySpan<double> losses, ConfidenceLevel confidence)
    {
        Check(losses);
        double delta = (double)confidence.Miscoverage;
        double[] bets = Bets(losses, delta);
        if (!IsBeyond(losses, bets, 1, 1 / delta))
        {
            return 1;
        }

        double low = 0, high = 1;
        while (true)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = IsBeyond(losses, bets, middle, 1 / delta) ? (low, middle) : (middle, high);
        }
    }

    /// <summary>How much is bet on each loss, from the losses before it.</summary>
    private static double[] Bets(ReadOnlySpan<double> losses, double delta)
    {
        double[] bets = new double[losses.Length];
        double sum = 0.5, squares = 0.25, variance = 0.25, budget = -2 * Math.Log(delta) / losses.Length;
        for (int i = 0; i < losses.Length; i++)
        {
            bets[i] = Math.Min(1, Math.Sqrt(budget / variance));
            sum += losses[i];
            double away = losses[i] - sum / (i + 2);
            squares += away * away;
            variance = squares / (i + 2);
        }

        return bets;
    }

    /// <summary>Whether the wealth of the bets against a mean of at least <paramref name="mean"/> is ever above the limit; it grows with the mean.</summary>
    private static bool IsBeyond(ReadOnlySpan<double> losses, double[] bets, double mean, double limit)
    {
        double wealth = 1;
        for (int i = 0; i < losses.Length; i++)
        {
            wealth *= 1 - bets[i] * (losses[i] - mean);
            if (wealth > limit)
            {
                return true;
            }
        }

        return false;
    }

    private static double Sum(ReadOnlySpan<double> losses)
    {
        Check(losses);
        double sum = 0;
        foreach (double loss in losses)
        {
            sum += loss;
        }

        return sum;
    }

    private static void Check(ReadOnlySpan<double> losses)
    {
        Inputs.NotEmpty(losses.Length, nameof(losses));
        Inputs.UnitInterval(losses, nameof(losses), "divide by the greatest loss");
    }
}
