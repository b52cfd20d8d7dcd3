using System.Buffers;

namespace Garant.Conformal.Regression;

/// <summary>
/// Scores sorted within each fold, so that the r-th smallest of n shifted scores is found without computing all n:
/// each fold is an ascending list, and a pivot narrows all lists at once by binary search.
/// </summary>
internal sealed class FoldedScores
{
    private const int FewEnough = 32;

    private readonly double[] _sorted;
    private readonly int[] _starts;

    public FoldedScores(ReadOnlySpan<double> scores, ReadOnlySpan<int> folds, int count)
    {
        _starts = new int[count + 1];
        foreach (int fold in folds)
        {
            _starts[fold + 1]++;
        }

        for (int fold = 0; fold < count; fold++)
        {
            _starts[fold + 1] += _starts[fold];
        }

        _sorted = GC.AllocateUninitializedArray<double>(scores.Length);
        int[] next = _starts[..count];
        for (int row = 0; row < scores.Length; row++)
        {
            _sorted[next[folds[row]]++] = scores[row];
        }

        for (int fold = 0; fold < count; fold++)
        {
            Array.Sort(_sorted, _starts[fold], _starts[fold + 1] - _starts[fold]);
        }
    }

    public int Folds => _starts.Length - 1;

    public int Count => _sorted.Length;

    /// <summary>The value of each row's fold.</summary>
    public double[] ForEachRow(ReadOnlySpan<double> ofFold)
    {
        double[] values = new double[Count];
        for (int fold = 0; fold < Folds; fold++)
        {
            values.AsSpan(_starts[fold].._starts[fold + 1]).Fill(ofFold[fold]);
        }

        return values;
    }

    /// <summary>The value of rank 1 to n among all scores after a map that ascends within each fold.</summary>
    public double Select<TMap>(TMap map, int rank, Span<int> low, Span<int> high, Span<int> at)
        where TMap : struct, IFoldMap, allows ref struct
    {
        int remaining = Count;
        if (remaining < 8 * Folds)
        {
            return SelectAmongAll(map, rank);
        }

        for (int fold = 0; fold < low.Length; fold++)
        {
            low[fold] = _starts[fold];
            high[fold] = _starts[fold + 1];
        }

        for (int round = 0; remaining > FewEnough; round++)
        {
            double pivot = Pivot(map, rank, remaining, round, low, high);
            int less = 0;
            for (int fold = 0; fold < low.Length; fold++)
            {
                at[fold] = First(map, fold, low[fold], high[fold], pivot, orEqual: false);
                less += at[fold] - low[fold];
            }

            if (rank <= less)
            {
                at.CopyTo(high);
                remaining = less;
                continue;
            }

            int notMore = less;
            for (int fold = 0; fold < low.Length; fold++)
            {
                int first = at[fold];
                at[fold] = First(map, fold, first, high[fold], pivot, orEqual: true);
                notMore += at[fold] - first;
            }

            if (rank <= notMore)
            {
                return pivot;
            }

            at.CopyTo(low);
            rank -= notMore;
            remaining -= notMore;
        }

        Span<double> rest = stackalloc double[FewEnough];
        int size = 0;
        for (int fold = 0; fold < low.Length; fold++)
        {
            for (int i = low[fold]; i < high[fold]; i++)
            {
                rest[size++] = map.Map(fold, _sorted[i]);
            }
        }

        rest[..size].Sort();
        return rest[rank - 1];
    }

    /// <summary>A value of the longest list, a little beyond where the rank should lie, so that the longer side falls away.</summary>
    private double Pivot<TMap>(TMap map, int rank, int remaining, int round, Span<int> low, Span<int> high)
        where TMap : struct, IFoldMap, allows ref struct
    {
        int longest = 0;
        for (int fold = 1; fold < low.Length; fold++)
        {
            longest = high[fold] - low[fold] > high[longest] - low[longest] ? fold : longest;
        }

        int length = high[longest] - low[longest];
        int offset = round > 24 ? length / 2 : (int)((long)length * (rank - 1) / remaining);
        int beyond = length >> 4;
        offset = round > 24 ? offset : 2 * rank < remaining ? Math.Min(offset + beyond, length - 1) : Math.Max(offset - beyond, 0);
        return map.Map(longest, _sorted[low[longest] + offset]);
    }

    private int First<TMap>(TMap map, int fold, int low, int high, double pivot, bool orEqual)
        where TMap : struct, IFoldMap, allows ref struct
    {
        ReadOnlySpan<double> sorted = _sorted;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            double value = map.Map(fold, sorted[middle]);
            bool right = orEqual ? value <= pivot : value < pivot;
            low = right ? middle + 1 : low;
            high = right ? high : middle;
        }

        return low;
    }

    /// <summary>With hardly more scores than folds, as in the jackknife, computing all is the least work.</summary>
    private double SelectAmongAll<TMap>(TMap map, int rank)
        where TMap : struct, IFoldMap, allows ref struct
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(Count);
        try
        {
            for (int fold = 0; fold < Folds; fold++)
            {
                for (int i = _starts[fold]; i < _starts[fold + 1]; i++)
                {
                    buffer[i] = map.Map(fold, _sorted[i]);
                }
            }

            return OrderStatistics.SelectInPlace(buffer.AsSpan(0, Count), rank);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }
}
