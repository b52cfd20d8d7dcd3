namespace Garant.Conformal.Metrics;

/// <summary>How good prediction intervals are.</summary>
/// <remarks>
/// Every method takes n targets with n lower and n upper bounds, and refuses lengths that differ, no row, and numbers that are none. A bound
/// may be infinite, as it is where a calibration set is too small for its level: it counts for coverage, and makes a mean width or score infinite.
/// </remarks>
public static class IntervalMetrics
{
    /// <summary>How many targets lie in their interval, bounds included.</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds; negative infinity is one.</param>
    /// <param name="upper">The n upper bounds; infinity is one.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is none.</exception>
    public static Coverage Coverage(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Check(targets, lower, upper);
        int covered = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            covered += IsCovered(targets, lower, upper, row) ? 1 : 0;
        }

        return new(covered, targets.Length);
    }

    /// <summary>The mean distance of the bounds, in the targets' unit.</summary>
    /// <param name="lower">The n lower bounds.</param>
    /// <param name="upper">The n upper bounds.</param>
    /// <returns>The mean; positive infinity where a bound is infinite.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a bound is none.</exception>
    public static double MeanWidth(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Inputs.NotEmpty(lower.Length, nameof(lower));
        Inputs.SameLength(upper.Length, nameof(upper), lower.Length, nameof(lower));
        CheckBounds(lower, upper);
        double sum = 0;
        for (int row = 0; row < lower.Length; row++)
        {
            sum += Math.Abs(upper[row] - lower[row]);
        }

        return sum / lower.Length;
    }

    /// <summary>The mean interval score (Winkler score): width, and 2/α times how far a target lies outside. Less is better; bounds that cross are taken the other way round.</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds; negative infinity is one.</param>
    /// <param name="upper">The n upper bounds; infinity is one.</param>
    /// <param name="confidence">The level 1 − α of the intervals.</param>
    /// <returns>The mean; positive infinity where a bound is infinite.</returns>
    /// <remarks>Winkler (1972); Gneiting, Raftery (2007), equation 43.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static double IntervalScore(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ConfidenceLevel confidence)
    {
        Check(targets, lower, upper);
        double alpha = (double)confidence.Miscoverage, sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            (double low, double high) = lower[row] <= upper[row] ? (lower[row], upper[row]) : (upper[row], lower[row]);
            double outside = Math.Max(0, Math.Max(low - targets[row], targets[row] - high));
            sum += high - low + 2 / alpha * outside;
        }

        return sum / targets.Length;
    }

    /// <summary>The mean pinball loss of predicted quantiles. Less is better.</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="quantiles">The n predicted quantiles; an infinite one makes the loss infinite.</param>
    /// <param name="probability">Of which probability the quantiles are.</param>
    /// <remarks>Koenker, Bassett (1978).</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static double PinballLoss(ReadOnlySpan<double> targets, ReadOnlySpan<double> quantiles, ConfidenceLevel probability)
    {
        Inputs.NotEmpty(targets.Length, nameof(targets));
        Inputs.SameLength(quantiles.Length, nameof(quantiles), targets.Length, nameof(targets));
        Inputs.Finite(targets, nameof(targets));
        for (int row = 0; row < quantiles.Length; row++)
        {
            Inputs.Number(quantiles[row], $"quantiles[{row}]");
        }

        double above = (double)probability.Value, below = (double)probability.Miscoverage, sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            double residual = targets[row] - quantiles[row];
            sum += residual >= 0 ? above * residual : -below * residual;
        }

        return sum / targets.Length;
    }

    /// <summary>The coverage-width criterion NMPIW·(1 + [coverage &lt; level]·exp(−η(coverage − level))): width relative to the targets' range, punished where the coverage is too small.</summary>
    /// <param name="targets">The n values observed, not all the same.</param>
    /// <param name="lower">The n lower bounds; negative infinity is one, and makes the criterion infinite.</param>
    /// <param name="upper">The n upper bounds; infinity is one.</param>
    /// <param name="confidence">The level the intervals shall have.</param>
    /// <param name="eta">η: how hard missing coverage is punished, such as 50.</param>
    /// <remarks>Khosravi, Nahavandi, Creighton, Atiya (2011), equation 4.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or the targets have no range.</exception>
    public static double CoverageWidthCriterion(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ConfidenceLevel confidence, double eta)
    {
        Check(targets, lower, upper);
        Inputs.Finite(eta, nameof(eta));
        double least = targets[0], most = targets[0];
        foreach (double target in targets)
        {
            (least, most) = (Math.Min(least, target), Math.Max(most, target));
        }

        if (least == most)
        {
            throw new ArgumentException("targets are all the same, so widths have nothing to be compared with; use the mean width.", nameof(targets));
        }

        double width = MeanWidth(lower, upper) / (most - least), coverage = Coverage(targets, lower, upper).Value, level = (double)confidence.Value;
        return width * (1 + (coverage < level ? Math.Exp(-eta * (coverage - level)) : 0));
    }

    /// <summary>The coverage in bins of about as many rows each, from the narrowest intervals to the widest (size-stratified coverage).</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds.</param>
    /// <param name="upper">The n upper bounds.</param>
    /// <param name="bins">How many bins: fewer than rows, and no more than there are different widths.</param>
    /// <returns>A coverage for each bin; the least of them is the size-stratified coverage score.</returns>
    /// <remarks>Angelopoulos, Bates, Malik, Jordan (2021), Section 4.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is none, or there are too many bins.</exception>
    public static Coverage[] BySize(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int bins)
    {
        Check(targets, lower, upper);
        int n = targets.Length;
        double[] widths = new double[n];
        int[] order = new int[n];
        for (int row = 0; row < n; row++)
        {
            (widths[row], order[row]) = (upper[row] - lower[row], row);
        }

        order = [.. order.OrderBy(row => widths[row])];
        int different = 1;
        for (int i = 1; i < n; i++)
        {
            different += widths[order[i]] > widths[order[i - 1]] ? 1 : 0;
        }

        if (bins < 1 || bins >= n || bins > different)
        {
            throw Inputs.Fault($"bins is {bins}, of {Inputs.Count(n, "row")} with {Inputs.Count(different, "different width")}; take at least 1 bin, fewer than rows and no more than widths.", nameof(bins));
        }

        Coverage[] coverages = new Coverage[bins];
        for (int bin = 0, start = 0; bin < bins; bin++)
        {
            int size = n / bins + (bin < n % bins ? 1 : 0), covered = 0;
            foreach (int row in order.AsSpan(start, size))
            {
                covered += IsCovered(targets, lower, upper, row) ? 1 : 0;
            }

            coverages[bin] = new(covered, size);
            start += size;
        }

        return coverages;
    }

    /// <summary>The coverage of each group of rows (feature-stratified coverage).</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds.</param>
    /// <param name="upper">The n upper bounds.</param>
    /// <param name="groups">The group of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is none.</exception>
    public static IReadOnlyDictionary<TGroup, Coverage> ByGroup<TGroup>(
        ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<TGroup> groups)
        where TGroup : notnull =>
        ConditionalMetrics.ByGroup(Covered(targets, lower, upper), groups);

    /// <summary>Which rows are covered, for the conditional metrics.</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds.</param>
    /// <param name="upper">The n upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is none.</exception>
    public static bool[] Covered(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Check(targets, lower, upper);
        bool[] covered = new bool[targets.Length];
        for (int row = 0; row < covered.Length; row++)
        {
            covered[row] = IsCovered(targets, lower, upper, row);
        }

        return covered;
    }

    /// <summary>How far coverage depends on the width: the Hilbert–Schmidt independence criterion of the two, 0 where they are independent.</summary>
    /// <param name="targets">The n values observed.</param>
    /// <param name="lower">The n lower bounds; negative infinity is one.</param>
    /// <param name="upper">The n upper bounds; infinity is one. Infinite widths are alike, and like no finite one.</param>
    /// <param name="widthKernel">The kernel size of widths, above 0: exp(−(w − w′)²/size).</param>
    /// <param name="coverageKernel">The kernel size of coverage, above 0.</param>
    /// <returns>√trace(K H L H)/(n − 1), with H the centring matrix; 0 for a single row.</returns>
    /// <remarks>Gretton et al. (2005); Feldman, Bates, Romano (2021), Section 4.2. Takes O(n²) time and O(n) memory.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a kernel size is not above 0.</exception>
    public static double HilbertSchmidt(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double widthKernel = 1, double coverageKernel = 1)
    {
        bool[] covered = Covered(targets, lower, upper);
        Inputs.Positive([widthKernel], nameof(widthKernel));
        Inputs.Positive([coverageKernel], nameof(coverageKernel));
        int n = covered.Length;
        double[] widths = new double[n], rowK = new double[n], rowL = new double[n];
        for (int i = 0; i < n; i++)
        {
            widths[i] = upper[i] - lower[i];
        }

        double unlike = Math.Exp(-1 / coverageKernel), product = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double difference = widths[i] == widths[j] ? 0 : widths[i] - widths[j], k = Math.Exp(-difference * difference / widthKernel), l = covered[i] == covered[j] ? 1 : unlike;
                rowK[i] += k;
                rowL[i] += l;
                product += k * l;
            }
        }

        // trace(K H L H) = Σ kᵢⱼlᵢⱼ − 2/n Σ kᵢ.lᵢ. + k..l../n²
        double rows = 0;
        for (int i = 0; i < n; i++)
        {
            rows += rowK[i] * rowL[i];
        }

        double trace = product - 2 * rows / n + rowK.Sum() * rowL.Sum() / ((double)n * n);
        return n == 1 ? 0 : Math.Sqrt(Math.Max(0, trace)) / (n - 1);
    }

    private static bool IsCovered(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int row) =>
        targets[row] >= lower[row] && targets[row] <= upper[row];

    private static void Check(ReadOnlySpan<double> targets, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Inputs.NotEmpty(targets.Length, nameof(targets));
        Inputs.SameLength(lower.Length, nameof(lower), targets.Length, nameof(targets));
        Inputs.SameLength(upper.Length, nameof(upper), targets.Length, nameof(targets));
        Inputs.Finite(targets, nameof(targets));
        CheckBounds(lower, upper);
    }

    /// <summary>Refuses what is no number, and the infinity of the other side, between which and anything lies nothing.</summary>
    private static void CheckBounds(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int row = 0; row < lower.Length; row++)
        {
            if (double.IsNaN(lower[row]) || double.IsNaN(upper[row]))
            {
                throw Inputs.Fault($"A bound of row {row} is not a number; take the row out or fill it in.", double.IsNaN(lower[row]) ? nameof(lower) : nameof(upper));
            }

            if (double.IsPositiveInfinity(lower[row]) || double.IsNegativeInfinity(upper[row]))
            {
                throw Inputs.Fault(
                    $"The bounds of row {row} are {Inputs.Text(lower[row])} and {Inputs.Text(upper[row])}; an infinite lower bound is negative and an infinite upper one positive.",
                    double.IsPositiveInfinity(lower[row]) ? nameof(lower) : nameof(upper));
            }
        }
    }
}
