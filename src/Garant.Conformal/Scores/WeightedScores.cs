namespace Garant.Conformal;

/// <summary>Conformity scores with likelihood-ratio weights, for test rows drawn from another distribution of features.</summary>
/// <remarks>Tibshirani, Barber, Candès, Ramdas (2019), Lemma 3: the quantile of the weighted scores with the test row's own weight at infinity.</remarks>
internal sealed class WeightedScores
{
    private readonly double[] _sorted;
    private readonly double[] _weightUpTo;
    private readonly double _total;

    public WeightedScores(ReadOnlySpan<double> scores, ReadOnlySpan<double> weights)
    {
        _sorted = scores.ToArray();
        _weightUpTo = weights.ToArray();
        Array.Sort(_sorted, _weightUpTo);
        for (int i = 1; i < _weightUpTo.Length; i++)
        {
            _weightUpTo[i] += _weightUpTo[i - 1];
        }

        _total = _weightUpTo[^1];
    }

    public int Count => _sorted.Length;

    public ReadOnlySpan<double> Sorted => _sorted;

    /// <summary>The weight of each score, in the order of <see cref="Sorted"/>.</summary>
    public double[] Weights => [.. _weightUpTo.Select((sum, i) => i == 0 ? sum : sum - _weightUpTo[i - 1])];

    /// <summary>The least score whose weight and that of all below reach the share 1 − α/parts of the total with the test row's.</summary>
    /// <remarks>The share is a fraction of whole numbers, so whole weights are compared exactly.</remarks>
    public double Cutoff(ConfidenceLevel confidence, int parts, double testWeight)
    {
        (Int128 numerator, Int128 denominator) = confidence.AsFraction();
        double whole = (double)(denominator * parts), share = (double)(denominator * (parts - 1) + numerator);
        double needed = share * (_total + testWeight);
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_weightUpTo[middle] * whole >= needed)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low == _sorted.Length ? double.PositiveInfinity : _sorted[low];
    }

    /// <summary>Refuses weights that are no likelihood ratios.</summary>
    public static void Check(ReadOnlySpan<double> weights, string name, int rows) =>
        Inputs.Weights(weights, name, rows, "targets", "no calibration row looks like the test rows");
}
