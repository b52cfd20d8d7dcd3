namespace Garant.Conformal.RiskControl;

/// <summary>How several hypotheses are tested at once, so that with the confidence asked no true one is rejected.</summary>
public sealed class FamilywiseProcedure
{
    private readonly Func<double[], ConfidenceLevel, int[]> _reject;

    private FamilywiseProcedure(string name, bool needsOrder, Func<double[], ConfidenceLevel, int[]> reject) =>
        (Name, NeedsOrder, _reject) = (name, needsOrder, reject);

    /// <summary>Every p-value of at most δ/m. See <see cref="FamilywiseControl.Bonferroni"/>.</summary>
    public static FamilywiseProcedure Bonferroni { get; } = new("bonferroni", false, (p, confidence) => FamilywiseControl.Bonferroni(p, confidence));

    /// <summary>From the smallest p-value on, never fewer than Bonferroni. See <see cref="FamilywiseControl.Holm"/>.</summary>
    public static FamilywiseProcedure Holm { get; } = new("holm", false, (p, confidence) => FamilywiseControl.Holm(p, confidence));

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Whether the hypotheses are to be given with the surest first.</summary>
    private bool NeedsOrder { get; }

    /// <summary>In the order of the hypotheses, the surest first, from each of the starts on. See <see cref="FamilywiseControl.FixedSequence"/>.</summary>
    /// <param name="starts">From how many hypotheses the testing starts; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no start.</exception>
    public static FamilywiseProcedure FixedSequence(int starts = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        return new("fixed-sequence", true, (p, confidence) => FamilywiseControl.FixedSequence(p, confidence, starts));
    }

    /// <summary>In an order of your own, such as one that <see cref="FixedSequenceOrder"/> learned from rows set aside; a hypothesis that is not in it is not rejected.</summary>
    /// <param name="order">Places of hypotheses, each at most once, the surest first; fixed before the data were seen.</param>
    /// <param name="starts">From how many places of the order the testing starts; at least 1.</param>
    /// <exception cref="ArgumentException">There is no hypothesis in the order, or one stands in it twice or is below 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no start.</exception>
    public static FamilywiseProcedure InOrder(ReadOnlySpan<int> order, int starts = 1)
    {
        Inputs.NotEmpty(order.Length, nameof(order));
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        int[] places = order.ToArray();
        if (places.Distinct().Count() < places.Length || places.Min() < 0)
        {
            throw Inputs.Fault($"order names a hypothesis twice or one below 0; write each place once, from 0.", nameof(order));
        }

        return new("fixed-sequence", false, (p, confidence) => places.Max() < p.Length
            ? [.. FamilywiseControl.FixedSequence(Array.ConvertAll(places, place => p[place]), confidence, starts).Select(step => places[step]).Order()]
            : throw Inputs.Fault($"order names the hypothesis {places.Max()}, and there are {p.Length}; write places from 0 to {p.Length - 1}.", nameof(order)));
    }

    /// <summary>Sequential graphical testing on a graph of your own. See <see cref="FamilywiseControl.Graphical(ReadOnlySpan{double}, ConfidenceLevel, ReadOnlySpan{double}, IReadOnlyList{ValueTuple{int, int, double}})"/>.</summary>
    /// <param name="shares">The part of δ that each hypothesis has at first; together at most 1.</param>
    /// <param name="edges">Which part of its share a hypothesis passes on to another.</param>
    /// <exception cref="ArgumentException">Shares or edges are no parts of a whole.</exception>
    public static FamilywiseProcedure Graphical(ReadOnlySpan<double> shares, IReadOnlyList<(int From, int To, double Part)> edges)
    {
        _ = new HypothesisGraph(shares, edges);
        double[] parts = shares.ToArray();
        (int, int, double)[] kept = [.. edges];
        return new("sgt", false, (p, confidence) => FamilywiseControl.Graphical(p, confidence, parts, kept));
    }

    /// <summary>
    /// Sequential graphical testing on a grid of thresholds: each has the same share of δ at first and passes it on, in equal parts,
    /// to the thresholds beside it, so that what one certain threshold leaves over helps its neighbours.
    /// </summary>
    /// <remarks>Seconds for some thousand pairs; longer where valid and other thresholds lie scattered among each other.</remarks>
    /// <param name="thresholds">The thresholds, one or two for each hypothesis.</param>
    /// <exception cref="ArgumentException">There is no threshold, or one stands there twice.</exception>
    public static FamilywiseProcedure Neighbours(IReadOnlyList<DecisionThresholds> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        Inputs.NotEmpty(thresholds.Count, nameof(thresholds));
        double[] lows = [.. thresholds.Select(pair => pair.Low).Distinct().Order()], highs = [.. thresholds.Select(pair => pair.High).Distinct().Order()];
        bool isLine = thresholds.All(pair => !pair.CanAbstain);
        Dictionary<(int Low, int High), int> places = [];
        foreach ((int place, DecisionThresholds pair) in thresholds.Index())
        {
            if (!places.TryAdd((Array.BinarySearch(lows, pair.Low), Array.BinarySearch(highs, pair.High)), place))
            {
                throw Inputs.Fault($"thresholds[{place}] stands there twice; write each once.", nameof(thresholds));
            }
        }

        (int Low, int High)[] steps = isLine ? [(-1, -1), (1, 1)] : [(-1, 0), (1, 0), (0, -1), (0, 1)];
        List<(int, int, double)> edges = [];
        foreach (((int low, int high), int place) in places)
        {
            int[] beside = [.. steps.Select(step => places.GetValueOrDefault((low + step.Low, high + step.High), -1)).Where(other => other >= 0)];
            edges.AddRange(beside.Select(other => (place, other, 1.0 / beside.Length)));
        }

        double[] shares = new double[thresholds.Count];
        Array.Fill(shares, 1.0 / shares.Length);
        return Graphical(shares, edges);
    }

    /// <summary>Tests.</summary>
    /// <param name="pValues">m p-values, for a fixed sequence the surest first; not a number counts as 1.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <returns>The rejected hypotheses, ascending.</returns>
    /// <exception cref="ArgumentException">There is no p-value, one is not between 0 and 1, or there is another number of them than the procedure is made for.</exception>
    public int[] Reject(ReadOnlySpan<double> pValues, ConfidenceLevel confidence) => _reject(pValues.ToArray(), confidence);

    /// <summary>Tests hypotheses that stand in an order of their own.</summary>
    /// <param name="pValues">m p-values.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="surestFirst">The places from the surest hypothesis on; <c>null</c> where that is not known, which a fixed sequence refuses.</param>
    internal int[] Reject(double[] pValues, ConfidenceLevel confidence, int[]? surestFirst) =>
        !NeedsOrder ? _reject(pValues, confidence)
        : surestFirst is not null ? [.. _reject(Array.ConvertAll(surestFirst, place => pValues[place]), confidence).Select(step => surestFirst[step]).Order()]
        : throw Inputs.Fault($"These parameters and risks have no order that is known before the data are seen; learn one from rows set aside (LearnOrder, FamilywiseProcedure.InOrder) or take another procedure.", "procedure");
}
