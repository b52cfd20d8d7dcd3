namespace Garant.Conformal.Regression;

/// <summary>Bounds of signed scores, by tails.</summary>
internal static class SignedScores
{
    /// <summary>The bounds; where <paramref name="tails"/> is symmetric the scores are absolute values.</summary>
    public static ScoreBounds Bounds(ConformityScores scores, ConfidenceLevel confidence, Tails tails)
    {
        int n = scores.Count, parts = tails == Tails.Symmetric ? 1 : 2;
        long needed = confidence.SamplesNeeded(parts);
        if (confidence.Rank(n, parts) is int rank && rank > n)
        {
            return new(double.NegativeInfinity, double.PositiveInfinity, n, needed);
        }

        if (tails == Tails.Symmetric)
        {
            double cutoff = scores.OfRank(rank);
            return new(-cutoff, cutoff, n, needed);
        }

        if (tails == Tails.Equal)
        {
            return new(scores.OfRank(n + 1 - rank), scores.OfRank(rank), n, needed);
        }

        // α may leave out `excluded` scores in all: `below` of them under the lower bound's rank, the rest above.
        ReadOnlySpan<double> sorted = scores.Sorted;
        int excluded = confidence.Excluded(n), best = 1;
        for (int below = 2; below < excluded; below++)
        {
            best = Width(sorted, excluded, below) < Width(sorted, excluded, best) ? below : best;
        }

        return new(sorted[best - 1], sorted[n - (excluded - best)], n, needed);
    }

    private static double Width(ReadOnlySpan<double> sorted, int excluded, int below) =>
        sorted[sorted.Length - (excluded - below)] - sorted[below - 1];
}
