namespace Garant.Conformal.RiskControl;

/// <summary>Which of several hypotheses are rejected so that, with the confidence asked, no true one is among them.</summary>
/// <remarks>Angelopoulos et al. (2025), section 3. A p-value that is not a number, of a risk without samples, counts as 1.</remarks>
public static class FamilywiseControl
{
    /// <summary>Bonferroni: every p-value of at most δ/m.</summary>
    /// <param name="pValues">m p-values, of hypotheses in any order.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is not between 0 and 1.</exception>
    public static int[] Bonferroni(ReadOnlySpan<double> pValues, ConfidenceLevel confidence)
    {
        double[] p = Checked(pValues);
        double share = confidence.Delta() / p.Length;
        return [.. Enumerable.Range(0, p.Length).Where(i => p[i] <= share)];
    }

    /// <summary>Holm (1979): from the smallest p-value on, as long as the i-th is at most δ/(m + 1 − i). Never rejects fewer than Bonferroni.</summary>
    /// <param name="pValues">m p-values, of hypotheses in any order.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is not between 0 and 1.</exception>
    public static int[] Holm(ReadOnlySpan<double> pValues, ConfidenceLevel confidence)
    {
        double[] p = Checked(pValues);
        double delta = confidence.Delta();
        int[] ascending = [.. Enumerable.Range(0, p.Length).OrderBy(i => p[i])];
        return [.. ascending.TakeWhile((hypothesis, rank) => p[hypothesis] <= delta / (p.Length - rank)).Order()];
    }

    /// <summary>Fixed-sequence testing: in the order given, from each of the starts on until a p-value is above its share δ/starts.</summary>
    /// <param name="pValues">m p-values in an order fixed before the data were seen, the surest hypothesis first.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="starts">From how many hypotheses, ⌊m/starts⌋ apart (at least one), the testing starts; at least 1.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is not between 0 and 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no start.</exception>
    public static int[] FixedSequence(ReadOnlySpan<double> pValues, ConfidenceLevel confidence, int starts = 1)
    {
        double[] p = Checked(pValues);
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        double share = confidence.Delta() / starts;
        int step = Math.Max(1, p.Length / starts), next = 0;
        List<int> rejected = [];
        for (int start = 0; start < starts; start++)
        {
            for (next = Math.Max(next, start * step); next < p.Length && p[next] <= share; next++)
            {
                rejected.Add(next);
            }
        }

        return [.. rejected];
    }

    /// <summary>Sequential graphical testing: a rejected hypothesis passes its share of δ on along the edges. Bretz et al. (2009), Algorithm 1.</summary>
    /// <param name="pValues">m p-values.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="shares">The part of δ that each hypothesis has at first, from 0 on; together at most 1.</param>
    /// <param name="edges">m × m, row-major: which part of its share a hypothesis passes on to another; 0 on the diagonal, a row at most 1 in all.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, a p-value, share or edge is not between 0 and 1, or shares or edges add up to more than 1.</exception>
    public static int[] Graphical(ReadOnlySpan<double> pValues, ConfidenceLevel confidence, ReadOnlySpan<double> shares, ReadOnlySpan<double> edges)
    {
        double[] p = Checked(pValues);
        int m = p.Length;
        Inputs.SameLength(shares.Length, nameof(shares), m, nameof(pValues));
        if (edges.Length != m * m)
        {
            throw Inputs.Fault($"edges has {Inputs.Count(edges.Length, "number")} for {Inputs.Count(m, "p-value")}; give a row of {m} for each.", nameof(edges));
        }

        List<(int From, int To, double Part)> passed = [];
        for (int edge = 0; edge < edges.Length; edge++)
        {
            if (edges[edge] != 0)
            {
                passed.Add((edge / m, edge % m, edges[edge]));
            }
        }

        return Graphical(p, confidence, shares, passed);
    }

    /// <summary>The same for a graph with few edges, such as neighbours on a grid of thresholds.</summary>
    /// <param name="pValues">m p-values.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="shares">The part of δ that each hypothesis has at first, from 0 on; together at most 1.</param>
    /// <param name="edges">Which part of its share a hypothesis passes on to another, above 0 and together at most 1; a pair stands there once.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, a p-value, share or edge is not between 0 and 1, an edge is no pair of two hypotheses or stands there twice, or shares or edges add up to more than 1.</exception>
    public static int[] Graphical(ReadOnlySpan<double> pValues, ConfidenceLevel confidence, ReadOnlySpan<double> shares, IReadOnlyList<(int From, int To, double Part)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        double[] p = Checked(pValues);
        Inputs.SameLength(shares.Length, nameof(shares), p.Length, nameof(pValues));
        HypothesisGraph graph = new(shares, edges);
        double delta = confidence.Delta();
        Queue<int> changed = new(Enumerable.Range(0, p.Length));
        List<int> rejected = [];
        while (changed.TryDequeue(out int next))
        {
            if (graph.Share(next) > 0 && p[next] <= delta * graph.Share(next))
            {
                rejected.Add(next);
                foreach (int heir in graph.Remove(next))
                {
                    changed.Enqueue(heir);
                }
            }
        }

        rejected.Sort();
        return [.. rejected];
    }

    internal static double[] Checked(ReadOnlySpan<double> pValues)
    {
        Inputs.NotEmpty(pValues.Length, nameof(pValues));
        double[] p = pValues.ToArray();
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = double.IsNaN(p[i]) ? 1
                : p[i] is >= 0 and <= 1 ? p[i]
                : throw Inputs.Fault($"pValues[{i}] is {Inputs.Text(p[i])}, and a p-value lies between 0 and 1; correct it.", nameof(pValues));
        }

        return p;
    }
}
