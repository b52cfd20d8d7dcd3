namespace Garant.Conformal.Metrics;

/// <summary>Where coverage is worse than on average: by group, by slab of the features, by what a classifier finds.</summary>
/// <remarks>The rows covered come from <see cref="IntervalMetrics.Covered"/> or <see cref="SetMetrics.Covered"/>.</remarks>
public static class ConditionalMetrics
{
    /// <summary>The coverage of each group.</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="covered">Which rows are covered.</param>
    /// <param name="groups">The group of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no row.</exception>
    public static IReadOnlyDictionary<TGroup, Coverage> ByGroup<TGroup>(ReadOnlySpan<bool> covered, ReadOnlySpan<TGroup> groups)
        where TGroup : notnull
    {
        Inputs.NotEmpty(covered.Length, nameof(covered));
        Inputs.SameLength(groups.Length, nameof(groups), covered.Length, nameof(covered));
        Dictionary<TGroup, Coverage> coverages = [];
        for (int row = 0; row < covered.Length; row++)
        {
            Coverage known = coverages.GetValueOrDefault(groups[row]);
            coverages[groups[row]] = new(known.Covered + (covered[row] ? 1 : 0), known.Count + 1);
        }

        return coverages;
    }

    /// <summary>How far the groups' coverages lie from the level on average.</summary>
    /// <param name="covered">Which rows are covered.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="confidence">The level the coverage shall have.</param>
    /// <param name="weighted">Whether a group counts by its rows; else all groups count the same.</param>
    /// <returns>A number from 0 (every group is covered at the level) to 1.</returns>
    /// <remarks>Ding, Angelopoulos, Bates, Jordan, Tibshirani (2023), Section 3.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, or there is no row.</exception>
    public static double CoverageGap(ReadOnlySpan<bool> covered, ReadOnlySpan<int> groups, ConfidenceLevel confidence, bool weighted = false)
    {
        double level = (double)confidence.Value;
        IReadOnlyDictionary<int, Coverage> coverages = ByGroup(covered, groups);
        double total = weighted ? covered.Length : coverages.Count;
        return coverages.OrderBy(group => group.Key).Sum(group => (weighted ? group.Value.Count : 1) * Math.Abs(group.Value.Value - level)) / total;
    }

    /// <summary>The least coverage of a slab {x : a ≤ vᵀx ≤ b} that holds at least a share δ of the rows, over some directions v.</summary>
    /// <param name="features">The features, n rows of d numbers each, row-major.</param>
    /// <param name="covered">Which rows are covered.</param>
    /// <param name="directions">The directions, each of d numbers, row-major; draw them with <see cref="Directions"/>.</param>
    /// <param name="share">δ, strictly between 0 and 1: the least share of the rows in a slab.</param>
    /// <returns>A coverage from 0 to 1, exactly the least of the slabs.</returns>
    /// <remarks>Romano, Sesia, Candès (2020), Section 4; Cauchois, Gupta, Duchi (2021). Rows with equal projections are never parted. O(n log n) a direction.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, a number is not finite, or δ is out of range.</exception>
    public static double WorstSlab(ReadOnlySpan<double> features, ReadOnlySpan<bool> covered, ReadOnlySpan<double> directions, double share)
    {
        int n = covered.Length;
        Inputs.NotEmpty(n, nameof(covered));
        Inputs.NotEmpty(features.Length, nameof(features));
        Inputs.NotEmpty(directions.Length, nameof(directions));
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of rows in a slab lies strictly between 0 and 1.");
        }

        if (features.Length % n != 0 || directions.Length % (features.Length / n) != 0)
        {
            throw Inputs.Fault($"features has {Inputs.Count(features.Length, "number")} for {Inputs.Count(n, "row")}, and directions {directions.Length}; give both with one number a feature.", nameof(features));
        }

        Inputs.Finite(features, nameof(features));
        Inputs.Finite(directions, nameof(directions));
        int d = features.Length / n, least = (int)Math.Ceiling(share * n);
        double worst = 1;
        double[] projections = new double[n];
        bool[] sorted = new bool[n];
        for (int start = 0; start < directions.Length; start += d)
        {
            ReadOnlySpan<double> direction = directions.Slice(start, d);
            for (int row = 0; row < n; row++)
            {
                double projection = 0;
                for (int i = 0; i < d; i++)
                {
                    projection += features[row * d + i] * direction[i];
                }

                projections[row] = projection;
            }

            covered.CopyTo(sorted);
            Array.Sort(projections, sorted);
            worst = Math.Min(worst, WorstRun(projections, sorted, least));
        }

        return worst;
    }

    /// <summary>Directions drawn uniformly from the sphere.</summary>
    /// <param name="count">How many.</param>
    /// <param name="dimensions">d, the number of features.</param>
    /// <param name="random">The source of chance, seeded by the caller.</param>
    /// <returns>count × d numbers, row-major, each row of length 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public static double[] Directions(int count, int dimensions, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        double[] directions = new double[count * dimensions];
        for (int start = 0; start < directions.Length; start += dimensions)
        {
            double squares = 0;
            for (int i = start; i < start + dimensions; i++)
            {
                // Box–Muller: 1 − u is never 0.
                directions[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                squares += directions[i] * directions[i];
            }

            for (int i = start; i < start + dimensions; i++)
            {
                directions[i] /= Math.Sqrt(squares);
            }
        }

        return directions;
    }

    /// <summary>The excess risk of the target coverage: how much better than the level a classifier of the rows predicts which are covered.</summary>
    /// <param name="covered">Which rows are covered.</param>
    /// <param name="predictedCoverage">For each row the conditional coverage predicted by a model that did not see it.</param>
    /// <param name="confidence">The level the coverage shall have.</param>
    /// <returns>The mean of sign(p − level)·(covered − level): about 0 or less where no conditional miscoverage was found.</returns>
    /// <remarks>Braun, Holzmüller, Jordan, Bach (2025), for the absolute loss.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static double ExcessRisk(ReadOnlySpan<bool> covered, ReadOnlySpan<double> predictedCoverage, ConfidenceLevel confidence)
    {
        Inputs.NotEmpty(covered.Length, nameof(covered));
        Inputs.SameLength(predictedCoverage.Length, nameof(predictedCoverage), covered.Length, nameof(covered));
        Inputs.Finite(predictedCoverage, nameof(predictedCoverage));
        double level = (double)confidence.Value, sum = 0;
        for (int row = 0; row < covered.Length; row++)
        {
            sum += Math.Sign(predictedCoverage[row] - level) * ((covered[row] ? 1 : 0) - level);
        }

        return sum / covered.Length;
    }

    /// <summary>The least mean of a run of whole tie groups with at least so many rows, by Dinkelbach's iteration: each step finds a run below the last mean.</summary>
    private static double WorstRun(double[] projections, bool[] covered, int least)
    {
        int n = covered.Length, good = covered.AsSpan().Count(true), length = n;
        long[] sums = new long[n + 1];
        while (true)
        {
            // The least Σ(covered − mean) of a run; times the last run's length it is a whole number, so nothing is rounded.
            for (int i = 0; i < n; i++)
            {
                sums[i + 1] = sums[i] + (covered[i] ? length : 0) - good;
            }

            long lowest = 0;
            int from = -1, to = -1, best = -1;
            for (int end = least; end <= n; end++)
            {
                int start = end - least;
                bool starts = start == 0 || projections[start] != projections[start - 1];
                best = starts && (best < 0 || sums[start] > sums[best]) ? start : best;
                bool ends = end == n || projections[end] != projections[end - 1];
                if (ends && best >= 0 && sums[end] - sums[best] < lowest)
                {
                    (lowest, from, to) = (sums[end] - sums[best], best, end);
                }
            }

            if (from < 0)
            {
                return (double)good / length;
            }

            length = to - from;
            good = covered.AsSpan(from, length).Count(true);
        }
    }
}
