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
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound.</param>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double Hoeffding(ReadOnlySpan<double> losses, ConfidenceLevel confidence) =>
        Hoeffding(Sum(losses) / losses.Length, losses.Length, confidence);

    /// <summary>The empirical Bernstein bound: mean + s·√(2 ln(2/δ)/n) + 7 ln(2/δ)/(3(n − 1)). Bates et al. (2021), section 3.1.3; Maurer, Pontil (2009), Theorem 4.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample; s is their standard deviation with n − 1.</param>
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound.</param>
    /// <returns>The bound; positive infinity for a single sample.</returns>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double EmpiricalBernstein(ReadOnlySpan<double> losses, ConfidenceLevel confidence)
    {
        int n = losses.Length;
        double mean = Sum(losses) / n;
        double squares = 0;
        foreach (double loss in losses)
        {
            squares += (loss - mean) * (loss - mean);
        }

        return EmpiricalBernstein(mean, squares, n, confidence);
    }

    /// <summary>The betting bound of Waudby-Smith and Ramdas, usually the tightest of the three from some tens of samples on. Bates et al. (2021), Proposition 5.</summary>
    /// <param name="losses">One loss from 0 to 1 for each sample; their order matters, so it must not depend on their values.</param>
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound.</param>
    /// <returns>The least R for which the wealth of some bet on a mean above R exceeds 1/δ; 1 where none does.</returns>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double WaudbySmithRamdas(ReadOnlySpan<double> losses, ConfidenceLevel confidence)
    {
        Check(losses);
        double delta = confidence.Delta();
        double[] kept = losses.ToArray(), bets = Bets(losses, delta);
        return IsBeyond(kept, bets, 1, 1 / delta) ? Halve(mean => IsBeyond(kept, bets, mean, 1 / delta)) : 1;
    }

    /// <summary>The Hoeffding–Bentkus bound: the least level at which <see cref="RiskPValues.HoeffdingBentkus"/> is at most δ. Bates et al. (2021), Theorem 6.</summary>
    /// <param name="mean">The mean loss, from 0 to 1.</param>
    /// <param name="samples">n, how many losses there are; not negative.</param>
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound.</param>
    /// <returns>The bound; 1 where no level will do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not between 0 and 1, or n is negative.</exception>
    public static double HoeffdingBentkus(double mean, int samples, ConfidenceLevel confidence)
    {
        double delta = confidence.Delta();
        return RiskPValues.HoeffdingBentkus(mean, samples, 1) > delta ? 1 : Halve(level => RiskPValues.HoeffdingBentkus(mean, samples, level) <= delta);
    }

    /// <summary>One of the three bounds that hold with a confidence.</summary>
    /// <param name="bound">Which.</param>
    /// <param name="losses">One loss from 0 to 1 for each sample.</param>
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound.</param>
    /// <exception cref="ArgumentException">There is no loss, or one is not between 0 and 1.</exception>
    public static double Of(RiskBound bound, ReadOnlySpan<double> losses, ConfidenceLevel confidence) => bound switch
    {
        RiskBound.Hoeffding => Hoeffding(losses, confidence),
        RiskBound.EmpiricalBernstein => EmpiricalBernstein(losses, confidence),
        RiskBound.WaudbySmithRamdas => WaudbySmithRamdas(losses, confidence),
        _ => throw new ArgumentOutOfRangeException(nameof(bound), bound, "There is no such bound; take one that is named."),
    };

    /// <summary>Whether one of the three bounds is at most a level, in one pass for the betting bound.</summary>
    /// <param name="bound">Which.</param>
    /// <param name="losses">One loss from 0 to 1 for each sample.</param>
    /// <param name="level">The level, from 0 to 1.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <exception cref="ArgumentException">There is no loss, or one or the level is not between 0 and 1.</exception>
    public static bool IsAtMost(RiskBound bound, ReadOnlySpan<double> losses, double level, ConfidenceLevel confidence)
    {
        Inputs.UnitInterval(level, nameof(level), "write 0.1 for 10 %");
        if (bound != RiskBound.WaudbySmithRamdas)
        {
            return Of(bound, losses, confidence) <= level;
        }

        Check(losses);
        double delta = confidence.Delta(), wealth = 1;
        Betting betting = new(losses.Length, delta);
        foreach (double loss in losses)
        {
            wealth *= 1 - betting.Bet * (loss - level);
            if (wealth > 1 / delta)
            {
                return true;
            }

            betting.Observe(loss);
        }

        return false;
    }

    internal static double Hoeffding(double mean, int n, ConfidenceLevel confidence) => mean + Math.Sqrt(-Math.Log(confidence.Delta()) / (2.0 * n));

    /// <summary>The same from the mean and the sum of squared distances from it.</summary>
    internal static double EmpiricalBernstein(double mean, double squares, int n, ConfidenceLevel confidence)
    {
        double log = Math.Log(2 / confidence.Delta());
        return n == 1 ? double.PositiveInfinity : mean + Math.Sqrt(squares / (n - 1)) * Math.Sqrt(2 * log / n) + 7 * log / (3.0 * (n - 1));
    }

    /// <summary>How much is bet on each loss, from the losses before it.</summary>
    private static double[] Bets(ReadOnlySpan<double> losses, double delta)
    {
        double[] bets = new double[losses.Length];
        Betting betting = new(losses.Length, delta);
        for (int i = 0; i < losses.Length; i++)
        {
            bets[i] = betting.Bet;
            betting.Observe(losses[i]);
        }

        return bets;
    }

    /// <summary>From which number between 0 and 1 on something holds, to the last digit; it holds at 1.</summary>
    private static double Halve(Func<double, bool> holds)
    {
        double low = 0, high = 1;
        while (true)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }
    }

    /// <summary>Whether the wealth of the bets against a mean of at least <paramref name="mean"/> is ever above the limit; it grows with the mean.</summary>
    private static bool IsBeyond(double[] losses, double[] bets, double mean, double limit)
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
