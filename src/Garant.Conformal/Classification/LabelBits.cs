using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Garant.Conformal.Classification;

/// <summary>Sets of labels as bits, 64 to a word.</summary>
internal static class LabelBits
{
    public static int Words(int classes) => (classes + 63) >>> 6;

    public static bool Has(ReadOnlySpan<ulong> bits, int label) => (bits[label >>> 6] >>> (label & 63) & 1) != 0;

    public static void Set(Span<ulong> bits, int label) => bits[label >>> 6] |= 1UL << (label & 63);

    public static void Clear(Span<ulong> bits, int label) => bits[label >>> 6] &= ~(1UL << (label & 63));

    /// <summary>The labels with 1 − p ≤ cutoff, where a p below 0 counts as 0.</summary>
    public static void Complement(ReadOnlySpan<double> row, double cutoff, Span<ulong> bits)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(row);
        Vector256<double> limit = Vector256.Create(cutoff);
        for (int i = 0; i < vectors.Length; i++)
        {
            ulong mask = Vector256.LessThanOrEqual(Vector256<double>.One - Vector256.Max(vectors[i], Vector256<double>.Zero), limit).ExtractMostSignificantBits();
            bits[i >>> 4] |= mask << ((i & 15) << 2);
        }

        for (int label = vectors.Length * 4; label < row.Length; label++)
        {
            if (1 - Math.Max(0, row[label]) <= cutoff)
            {
                Set(bits, label);
            }
        }
    }

    /// <summary>The labels with p &gt; threshold.</summary>
    public static void Above(ReadOnlySpan<double> row, double threshold, Span<ulong> bits)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(row);
        Vector256<double> limit = Vector256.Create(threshold);
        for (int i = 0; i < vectors.Length; i++)
        {
            ulong mask = Vector256.GreaterThan(vectors[i], limit).ExtractMostSignificantBits();
            bits[i >>> 4] |= mask << ((i & 15) << 2);
        }

        for (int label = vectors.Length * 4; label < row.Length; label++)
        {
            if (row[label] > threshold)
            {
                Set(bits, label);
            }
        }
    }
}
