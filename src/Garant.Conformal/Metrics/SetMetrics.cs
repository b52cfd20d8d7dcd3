using Garant.Conformal.Classification;

namespace Garant.Conformal.Metrics;

/// <summary>How good prediction sets are.</summary>
public static class SetMetrics
{
    /// <summary>How many labels are in their set.</summary>
    /// <param name="labels">The labels observed, one a row of the sets.</param>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentException">There is not one label a row, or no row.</exception>
    public static Coverage Coverage(ReadOnlySpan<int> labels, PredictionSets sets)
    {
        bool[] covered = Covered(labels, sets);
        return new(covered.Count(value => value), covered.Length);
    }

    /// <summary>Which rows are covered, for the conditional metrics.</summary>
    /// <param name="labels">The labels observed, one a row of the sets.</param>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentException">There is not one label a row, or no row.</exception>
    public static bool[] Covered(ReadOnlySpan<int> labels, PredictionSets sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        Inputs.NotEmpty(sets.Rows, nameof(sets));
        Inputs.SameLength(labels.Length, nameof(labels), sets.Rows, nameof(sets));
        bool[] covered = new bool[labels.Length];
        for (int row = 0; row < covered.Length; row++)
        {
            if ((uint)labels[row] >= (uint)sets.Classes)
            {
                throw Inputs.Fault($"labels[{row}] is {labels[row]}, and classes are numbered from 0 to {sets.Classes - 1}; correct the label.", nameof(labels));
            }

            covered[row] = sets.Contains(row, labels[row]);
        }

        return covered;
    }

    /// <summary>How many labels a set holds on average.</summary>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static double MeanSize(PredictionSets sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        Inputs.NotEmpty(sets.Rows, nameof(sets));
        long size = 0;
        for (int row = 0; row < sets.Rows; row++)
        {
            size += sets.Count(row);
        }

        return (double)size / sets.Rows;
    }

    /// <summary>The coverage of the sets of each size, from 0 to the number of classes (size-stratified coverage).</summary>
    /// <param name="labels">The labels observed, one a row of the sets.</param>
    /// <param name="sets">The sets.</param>
    /// <returns>A coverage for each size; one without rows counts none.</returns>
    /// <remarks>Angelopoulos, Bates, Malik, Jordan (2021), Section 4.</remarks>
    /// <exception cref="ArgumentException">There is not one label a row, or no row.</exception>
    public static Coverage[] BySize(ReadOnlySpan<int> labels, PredictionSets sets)
    {
        bool[] covered = Covered(labels, sets);
        int[] count = new int[sets.Classes + 1], good = new int[count.Length];
        for (int row = 0; row < covered.Length; row++)
        {
            int size = sets.Count(row);
            count[size]++;
            good[size] += covered[row] ? 1 : 0;
        }

        return [.. count.Select((rows, size) => new Coverage(good[size], rows))];
    }

    /// <summary>The same with neighbouring sizes put together.</summary>
    /// <param name="labels">The labels observed, one a row of the sets.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="bins">How many bins of sizes: fewer than there are different sizes.</param>
    /// <exception cref="ArgumentException">There is not one label a row, no row, or too many bins.</exception>
    public static Coverage[] BySize(ReadOnlySpan<int> labels, PredictionSets sets, int bins)
    {
        Coverage[] sizes = BySize(labels, sets);
        int different = sizes.Count(size => size.Count > 0);
        if (bins < 1 || bins >= different)
        {
            throw Inputs.Fault($"bins is {bins}, and the sets have {different} different sizes; take at least 1 bin and fewer than sizes.", nameof(bins));
        }

        Coverage[] coverages = new Coverage[bins];
        for (int bin = 0, start = 0; bin < bins; bin++)
        {
            int length = sizes.Length / bins + (bin < sizes.Length % bins ? 1 : 0);
            Coverage[] part = sizes[start..(start + length)];
            coverages[bin] = new(part.Sum(size => size.Covered), part.Sum(size => size.Count));
            start += length;
        }

        return coverages;
    }

    /// <summary>The coverage of each group of rows (feature-stratified coverage).</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="labels">The labels observed, one a row of the sets.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="groups">The group of each row.</param>
    /// <exception cref="ArgumentException">There is not one label or group a row, or no row.</exception>
    public static IReadOnlyDictionary<TGroup, Coverage> ByGroup<TGroup>(ReadOnlySpan<int> labels, PredictionSets sets, ReadOnlySpan<TGroup> groups)
        where TGroup : notnull =>
        ConditionalMetrics.ByGroup(Covered(labels, sets), groups);
}
