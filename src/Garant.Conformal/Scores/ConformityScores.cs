using System.Collections.Concurrent;

namespace Garant.Conformal;

/// <summary>The conformity scores of a calibration set: immutable, and safe to use from several threads.</summary>
public sealed class ConformityScores
{
    private readonly double[] _values;
    private readonly Lazy<double[]> _sorted;
    private readonly ConcurrentDictionary<int, double> _byRank = [];

    internal ConformityScores(double[] values)
    {
        _values = values;
        _sorted = new(() =>
        {
            double[] sorted = [.. _values];
            Array.Sort(sorted);
            return sorted;
        });
    }

    /// <summary>Some rows of scores.</summary>
    internal ConformityScores(double[] values, int[] rows)
        : this(Array.ConvertAll(rows, row => values[row]))
    {
    }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _values.Length;

    /// <summary>The scores in the order of the calibration rows.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The scores in ascending order.</summary>
    internal double[] Sorted => _sorted.Value;

    /// <summary>Takes a copy of scores computed elsewhere.</summary>
    /// <param name="values">The scores, one for each calibration row: finite numbers.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static ConformityScores Of(ReadOnlySpan<double> values)
    {
        Inputs.NotEmpty(values.Length, nameof(values));
        Inputs.Finite(values, nameof(values));
        return new(values.ToArray());
    }

    /// <summary>The ⌈(n+1)(1−α/parts)⌉-th smallest score: with probability at least 1 − α/parts the next exchangeable score does not exceed it.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="parts">Into how many equal parts the miscoverage is split: 2 for two tails of their own.</param>
    /// <remarks>Vovk, Gammerman, Shafer (2005), Proposition 2.3; Lei et al. (2018), Theorem 2. Above n the answer is infinite.</remarks>
    public Cutoff Cutoff(ConfidenceLevel confidence, int parts = 1)
    {
        int rank = confidence.Rank(Count, parts);
        return new(rank > Count ? double.PositiveInfinity : OfRank(rank), rank, Count, confidence.SamplesNeeded(parts));
    }

    /// <summary>The p-value (#{sᵢ ≥ s} + 1)/(n + 1) of a score: at most α with probability at most α.</summary>
    /// <param name="score">The score of a new sample.</param>
    /// <returns>A number in (0, 1].</returns>
    /// <remarks>Vovk, Gammerman, Shafer (2005), Section 2.2. Conservative where scores tie.</remarks>
    /// <exception cref="ArgumentException">The score is not a number.</exception>
    public double PValue(double score)
    {
        Inputs.Number(score, nameof(score));
        return (AtLeast(score) + 1.0) / (Count + 1.0);
    }

    /// <summary>The smoothed p-value (#{sᵢ &gt; s} + u(#{sᵢ = s} + 1))/(n + 1): exactly uniform under exchangeability.</summary>
    /// <param name="score">The score of a new sample.</param>
    /// <param name="uniform">A draw from the uniform distribution on [0, 1].</param>
    /// <returns>A number in [0, 1].</returns>
    /// <exception cref="ArgumentException">The score is not a number, or the draw is not between 0 and 1.</exception>
    public double SmoothedPValue(double score, double uniform)
    {
        Inputs.Number(score, nameof(score));
        Inputs.UnitInterval(uniform, nameof(uniform), "draw from the uniform distribution on [0, 1]");
        int above = Count - SortedSearch.UpperBound(Sorted, score);
        return (above + uniform * (AtLeast(score) - above + 1)) / (Count + 1.0);
    }

    /// <summary>The scores of both calibration sets, as if they had been one.</summary>
    /// <param name="other">The other set's scores.</param>
    /// <exception cref="ArgumentNullException">There is no other.</exception>
    public ConformityScores Merge(ConformityScores other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. _values, .. other._values]);
    }

    /// <summary>The score of rank 1 to n. One or two ranks are selected; who asks for many has them sorted once.</summary>
    internal double OfRank(int rank)
    {
        if (_sorted.IsValueCreated || _byRank.Count > 4)
        {
            return Sorted[rank - 1];
        }

        return _byRank.GetOrAdd(rank, static (r, values) => OrderStatistics.Select(values, r), _values);
    }

    private int AtLeast(double score) => Count - SortedSearch.LowerBound(Sorted, score);
}
