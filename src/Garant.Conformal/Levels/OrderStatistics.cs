using System.Buffers;

namespace Garant.Conformal;

/// <summary>Finds the k-th smallest of numbers without sorting them.</summary>
internal static class OrderStatistics
{
    /// <summary>Below this size a partition is faster than counting digits.</summary>
    private const int FewestForDigits = 8192;

    /// <summary>Below this size a sample is not worth its sorting.</summary>
    private const int FewestForBracket = 600;

    private const int MostSampled = 1024;

    private const int Digits = 1 << 16;

    /// <summary>The value of rank 1 to n; the values stay as they are and are no NaN.</summary>
    public static double Select(ReadOnlySpan<double> values, int rank)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            Span<double> rest = buffer.AsSpan(0, values.Length);
            if (values.Length < FewestForDigits)
            {
                values.CopyTo(rest);
                return SelectInPlace(rest, rank);
            }

            return TryBracket(values, rank, rest, out double found) ? found : SelectByDigits(values, rank, rest);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    /// <summary>The value of rank 1 to n; the values change their order.</summary>
    public static double SelectInPlace(Span<double> values, int rank)
    {
        if (values.Length < FewestForBracket)
        {
            return Partition(values, rank);
        }

        double[] buffer = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            return TryBracket(values, rank, buffer, out double found) ? found : Partition(values, rank);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Guesses from a sample between which two values the rank lies, keeps what lies there in one pass and goes on with that.
    /// </summary>
    /// <returns>Whether the guess was right; the values stay as they are.</returns>
    private static bool TryBracket(ReadOnlySpan<double> values, int rank, Span<double> kept, out double found)
    {
        int size = values.Length >= FewestForDigits ? MostSampled : MostSampled / 8, stride = values.Length / size;
        Span<double> sample = stackalloc double[MostSampled];
        sample = sample[..size];
        for (int i = 0; i < size; i++)
        {
            sample[i] = values[i * stride];
        }

        sample.Sort();
        double share = (rank - 0.5) / values.Length;
        int middle = (int)(share * size), margin = 2 + (int)(3 * Math.Sqrt(size * share * (1 - share)));
        double low = middle - margin < 0 ? double.NegativeInfinity : sample[middle - margin];
        double high = middle + margin >= size ? double.PositiveInfinity : sample[middle + margin];
        int below = 0, count = 0;
        foreach (double value in values)
        {
            kept[count] = value;
            below += value < low ? 1 : 0;
            count += value >= low & value <= high ? 1 : 0;
            if (count == kept.Length)
            {
                break;
            }
        }

        bool inside = rank > below && rank <= below + count && count < kept.Length;
        found = inside ? Partition(kept[..count], rank - below) : 0;
        return inside;
    }

    private static double Partition(Span<double> values, int rank)
    {
        int target = rank - 1, low = 0, high = values.Length - 1;
        for (int round = 0; high - low > 16 && round < 64; round++)
        {
            double pivot = MedianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int left = low, right = high;
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (target <= right)
            {
                high = right;
            }
            else if (target >= left)
            {
                low = left;
            }
            else
            {
                return values[target];
            }
        }

        values[low..(high + 1)].Sort();
        return values[target];
    }

    /// <summary>Counts by 16 bits of the sortable form at a time and goes on in the one bucket that holds the rank.</summary>
    private static double SelectByDigits(ReadOnlySpan<double> values, int rank, Span<double> buffer)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(Digits);
        try
        {
            for (int shift = 48; shift >= 0; shift -= 16)
            {
                Span<int> counts = rented.AsSpan(0, Digits);
                counts.Clear();
                foreach (double value in values)
                {
                    counts[Digit(value, shift)]++;
                }

                int bucket = 0;
                while (rank > counts[bucket])
                {
                    rank -= counts[bucket++];
                }

                int size = 0;
                foreach (double value in values)
                {
                    buffer[size] = value;
                    size += Digit(value, shift) == bucket ? 1 : 0;
                    if (size == counts[bucket])
                    {
                        break;
                    }
                }

                values = buffer[..size];
                if (size < FewestForDigits)
                {
                    return SelectInPlace(buffer[..size], rank);
                }
            }

            return values[0];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>16 bits of a form whose unsigned order is the order of the numbers.</summary>
    private static int Digit(double value, int shift)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return (ushort)((ulong)(bits ^ ((bits >> 63) | long.MinValue)) >> shift);
    }

    private static double MedianOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
