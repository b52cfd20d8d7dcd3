using System.Buffers;

namespace Garant.Conformal;

/// <summary>Finds the k-th smallest of numbers without sorting them.</summary>
internal static class OrderStatistics
{
    /// <summary>Below this size a partition is faster than counting digits.</summary>
    private const int FewestForDigits = 8192;

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

            return SelectByDigits(values, rank, rest);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    /// <summary>The value of rank 1 to n; the values change their order.</summary>
    public static double SelectInPlace(Span<double> values, int rank)
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
