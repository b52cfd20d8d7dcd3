using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Garant.Conformal.Classification;

/// <summary>The labels of a row in descending order of probability, the lower label first where two tie; a hair below 0 counts as 0. Without sorting them all.</summary>
internal static class LabelRanks
{
    private const int FewEnough = 24;

    /// <summary>Rows of more labels take memory from the heap where they are sorted.</summary>
    public const int MostOnStack = 1024;

    /// <summary>A probability as it is summed: a whole number of 2⁻⁵², and 0 for a hair below it.</summary>
    /// <remarks>Sums of such numbers up to 2 are exact, so they do not depend on the order they are added in.</remarks>
    public static double Mass(double probability) => Math.Max(0, probability) + 1 - 1;

    /// <summary>The label that comes first.</summary>
    public static int Top(ReadOnlySpan<double> row)
    {
        int top = 0;
        for (int label = 1; label < row.Length; label++)
        {
            top = row[label] > row[top] ? label : top;
        }

        return top;
    }

    /// <summary>All labels in order.</summary>
    public static void Order(ReadOnlySpan<double> row, Span<int> labels)
    {
        for (int label = 0; label < labels.Length; label++)
        {
            labels[label] = label;
        }

        Sort(labels, row);
    }

    /// <summary>The probability and the number of the labels that come before one.</summary>
    public static (double Mass, int Count) Above(ReadOnlySpan<double> row, int label)
    {
        double own = Math.Max(0, row[label]);
        (double mass, int count) = Above(row, own);
        for (int other = 0; other < label; other++)
        {
            if (Math.Max(0, row[other]) == own)
            {
                mass += Mass(own);
                count++;
            }
        }

        return (mass, count);
    }

    /// <summary>Takes labels in order as long as a rule holds.</summary>
    public static void First<TRule>(ReadOnlySpan<double> row, TRule rule, Span<ulong> bits)
        where TRule : struct, IPrefixRule
    {
        // The labels above `high` are taken; between `low`, down to which not all are, and `high` lie ever fewer labels.
        double high = double.PositiveInfinity, low = -1, massAboveHigh = 0, next = 1.0 / row.Length;
        int aboveHigh = 0, aboveLow = row.Length;
        while (aboveLow - aboveHigh > FewEnough && next > low && next < high)
        {
            (double mass, int count) = Above(row, next);
            if (count > 0 && !rule.HoldsThrough(mass, count))
            {
                (low, aboveLow) = (next, count);
            }
            else
            {
                (high, massAboveHigh, aboveHigh) = (next, mass, count);
            }

            next = double.IsInfinity(high) ? Math.Max(low * 4, low + 0.25 * (1 - low))
                : low < 0 ? (high > 1e-6 ? high / 8 : high > 0 ? 0 : -0.5)
                : low == 0 ? (high > 1e-300 ? high / 8 : 0)
                : high > 2 * low ? Math.Sqrt(low * high) : 0.5 * (low + high);
        }

        Span<int> between = aboveLow - aboveHigh <= 256 ? stackalloc int[256] : new int[aboveLow - aboveHigh];
        int size = 0;
        for (int label = 0; label < row.Length; label++)
        {
            if (row[label] > low && row[label] <= high)
            {
                between[size++] = label;
            }
        }

        LabelBits.Above(row, high, bits);
        Sort(between[..size], row);
        for (int i = 0; i < size && rule.Holds(massAboveHigh, row[between[i]], aboveHigh + 1); i++)
        {
            LabelBits.Set(bits, between[i]);
            massAboveHigh += Mass(row[between[i]]);
            aboveHigh++;
        }
    }

    /// <summary>Puts labels in descending order of probability, the lower label first where two tie.</summary>
    public static void Sort(Span<int> labels, ReadOnlySpan<double> row)
    {
        if (labels.Length > 2 * FewEnough)
        {
            Span<double> keys = labels.Length <= MostOnStack ? stackalloc double[MostOnStack] : new double[labels.Length];
            keys = keys[..labels.Length];
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = -Math.Max(0, row[labels[i]]);
            }

            keys.Sort(labels);
            SortTies(labels, keys);
            return;
        }

        for (int i = 1; i < labels.Length; i++)
        {
            int label = labels[i], place = i;
            for (; place > 0 && Math.Max(0, row[labels[place - 1]]) < row[label]; place--)
            {
                labels[place] = labels[place - 1];
            }

            labels[place] = label;
        }
    }

    private static void SortTies(Span<int> labels, ReadOnlySpan<double> keys)
    {
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            labels[start..end].Sort();
            start = end;
        }
    }

    private static (double Mass, int Count) Above(ReadOnlySpan<double> row, double threshold)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(row);
        Vector256<double> limit = Vector256.Create(threshold), one = Vector256<double>.One, sum = Vector256<double>.Zero;
        Vector256<long> counts = Vector256<long>.Zero;
        foreach (Vector256<double> vector in vectors)
        {
            Vector256<double> above = Vector256.GreaterThan(vector, limit);
            sum += above & (Vector256.Max(vector, Vector256<double>.Zero) + one - one);
            counts -= above.AsInt64();
        }

        double mass = Vector256.Sum(sum);
        int count = (int)Vector256.Sum(counts);
        foreach (double p in row[(vectors.Length * 4)..])
        {
            if (p > threshold)
            {
                mass += Mass(p);
                count++;
            }
        }

        return (mass, count);
    }
}
