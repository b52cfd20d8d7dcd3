using System.Numerics;

namespace Garant.Conformal.Metrics;

/// <summary>The inner edges of bins of scores.</summary>
internal static class BinEdges
{
    /// <summary>The edges between bins, ascending, one fewer than bins.</summary>
    public static double[] Of(ReadOnlySpan<double> scores, int bins, BinStrategy strategy)
    {
        if (bins < 1)
        {
            throw Inputs.Fault($"bins is {bins}; take at least 1 bin.", nameof(bins));
        }

        if (strategy == BinStrategy.EqualCount && bins - 1 > scores.Length)
        {
            throw Inputs.Fault($"bins is {bins}, and {Inputs.Count(scores.Length, "score")} {(scores.Length == 1 ? "gives" : "give")} edges for at most {scores.Length + 1} bins of equal counts; take fewer bins, or bins of equal width.", nameof(bins));
        }

        double[] edges = new double[bins - 1], sorted = strategy == BinStrategy.Uniform ? [] : scores.ToArray();
        Array.Sort(sorted);
        for (int edge = 0; edge < edges.Length; edge++)
        {
            edges[edge] = strategy switch
            {
                BinStrategy.Uniform => (edge + 1.0) / bins,
                BinStrategy.Quantile => Quantile(sorted, edge + 1, bins),
                BinStrategy.EqualCount => sorted[PartEnd(sorted.Length, edge + 1, bins) - 1],
                _ => throw Inputs.Fault($"strategy is {strategy}, which is none; take one that has a name.", nameof(strategy)),
            };
        }

        return edges;
    }

    /// <summary>The edges and infinite ones after them, one fewer than a power of two, so that every search takes the same steps.</summary>
    public static double[] Padded(ReadOnlySpan<double> edges)
    {
        double[] padded = new double[BitOperations.RoundUpToPowerOf2((uint)edges.Length + 1) - 1];
        Array.Fill(padded, double.PositiveInfinity);
        edges.CopyTo(padded);
        return padded;
    }

    /// <summary>The bin of a score: how many edges lie below it. Without a branch, which random scores would mispredict.</summary>
    public static int Find(double[] padded, double score)
    {
        int bin = 0;
        for (int step = (padded.Length + 1) >>> 1; step > 0; step >>>= 1)
        {
            bin += (padded[bin + step - 1] < score ? 1 : 0) * step;
        }

        return bin;
    }

    /// <summary>The quantile at part/parts of sorted numbers, at place (n − 1)·part/parts from 0.</summary>
    private static double Quantile(double[] sorted, int part, int parts)
    {
        (long place, long rest) = Math.DivRem((sorted.Length - 1L) * part, parts);
        double below = sorted[place];
        return rest == 0 ? below : below + (double)rest / parts * (sorted[place + 1] - below);
    }

    /// <summary>Where the first parts of n numbers end; the first n mod parts have one more than the others.</summary>
    private static int PartEnd(int n, int part, int parts) => n / parts * part + Math.Min(part, n % parts);
}
