using Garant.Conformal.Metrics;

namespace Garant.Conformal.RiskControl;

/// <summary>P-values of the hypothesis that a mean loss is above a level: a small one says that the risk is under control.</summary>
/// <remarks>Where no sample tells anything about the risk (n = 0) the p-value is 1: nothing is controlled.</remarks>
public static class RiskPValues
{
    /// <summary>A mean times n within this of a whole number is that number: what rounding leaves over.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The exact p-value of a loss that is 0 or 1: P(Bin(n, α) ≤ failures), to nine digits or more for up to a million samples and to six for a hundred million.</summary>
    /// <param name="failures">How many of the losses are 1.</param>
    /// <param name="samples">n, how many losses there are; not negative.</param>
    /// <param name="level">α, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The failures are not between 0 and n, or the level is not between 0 and 1.</exception>
    public static double Binomial(int failures, int samples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, failures);
        CheckLevel(level);
        return failures == samples ? 1 : IncompleteBeta.Complement(failures + 1.0, samples - failures, level);
    }

    /// <summary>The Hoeffding–Bentkus p-value of losses between 0 and 1. Angelopoulos et al. (2025), Proposition 1; Bates et al. (2021), Theorem 6.</summary>
    /// <param name="mean">The mean loss, from 0 to 1.</param>
    /// <param name="samples">n, how many losses there are; not negative.</param>
    /// <param name="level">α, from 0 to 1.</param>
    /// <returns>min(exp(−n·h(min(mean, α), α)), e·P(Bin(n, α) ≤ ⌈n·mean⌉), 1), with h the relative entropy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean or the level is not between 0 and 1, or n is negative.</exception>
    public static double HoeffdingBentkus(double mean, int samples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        CheckLevel(level);
        if (!(mean is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean loss lies between 0 and 1; divide by the greatest loss.");
        }

        if (samples == 0)
        {
            return 1;
        }

        double total = mean * samples, nearest = Math.Floor(total + 0.5);
        int failures = (int)(Math.Abs(total - nearest) <= Rounding * Math.Max(1, total) ? nearest : Math.Ceiling(total));
        double hoeffding = mean >= level ? 1 : Math.Exp(-samples * RelativeEntropy(mean, level));
        return Math.Min(hoeffding, Math.E * Binomial(Math.Min(failures, samples), samples, level));
    }

    /// <summary>The p-value of the central limit theorem, Φ(√n·(mean − α)/s): right only as n grows, and too small for small samples or rare losses. Angelopoulos et al. (2025).</summary>
    /// <param name="mean">The mean loss.</param>
    /// <param name="deviation">s, the standard deviation of the losses with n − 1; not negative.</param>
    /// <param name="samples">n, how many losses there are; not negative.</param>
    /// <param name="level">α, from 0 to 1.</param>
    /// <returns>The p-value; 1 for fewer than two samples, and where all losses are the same, which tells nothing of how they scatter.</returns>
    /// <exception cref="ArgumentException">The mean is not a finite number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1, n is negative, or the deviation is negative, infinite or not a number.</exception>
    public static double CentralLimit(double mean, double deviation, int samples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        Inputs.Finite(mean, nameof(mean));
        CheckLevel(level);
        if (!(deviation >= 0) || double.IsInfinity(deviation))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is finite and not negative; give 0 for a single sample, which has none.");
        }

        return samples < 2 || deviation == 0 ? 1 : NormalTail.Above(Math.Sqrt(samples) * (level - mean) / deviation);
    }

    /// <summary>h(a, b) = a·ln(a/b) + (1−a)·ln((1−a)/(1−b)) for a below b: never below 0, though the two parts cancel where a is next to b and rounding leaves either sign.</summary>
    private static double RelativeEntropy(double a, double b)
    {
        // Far from b a quotient of 1 + (a − b)/b has no digit of a left; next to b the quotient a/b has few of the distance.
        double below = a == 0 ? 0 : a * (a < b / 2 ? Math.Log(a / b) : LogOnePlus.Of((a - b) / b)), above = (1 - a) * LogOnePlus.Of((b - a) / (1 - b));
        return Math.Max(0, below + above);
    }

    private static void CheckLevel(double level)
    {
        if (!(level is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of a risk lies between 0 and 1; write 0.1 for 10 %.");
        }
    }
}
