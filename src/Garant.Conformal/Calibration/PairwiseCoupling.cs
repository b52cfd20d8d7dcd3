namespace Garant.Conformal.Calibration;

/// <summary>Puts the probabilities of pairs of classes together to probabilities of classes.</summary>
public static class PairwiseCoupling
{
    /// <summary>pᵢ ∝ 1/(Σⱼ 1/pᵢⱼ − (K − 2)), Price et al. (1994).</summary>
    /// <param name="pairs">For the pairs (0, 1), (0, 2) … (1, 2) … how probable the second class is, of the two.</param>
    /// <param name="probabilities">Room for the K classes' probabilities, which add up to 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two classes, their pairs are not K(K − 1)/2, or a number is no probability.</exception>
    public static void Couple(ReadOnlySpan<double> pairs, Span<double> probabilities)
    {
        int classes = probabilities.Length, pair = 0;
        if (classes < 2 || pairs.Length != (long)classes * (classes - 1) / 2)
        {
            throw Inputs.Fault($"pairs has {pairs.Length} probabilities for {classes} classes; give one for each pair of at least two classes.", nameof(pairs));
        }

        Inputs.UnitInterval(pairs, nameof(pairs), "give the probability of the second class of the two");
        probabilities.Clear();
        for (int first = 0; first < classes; first++)
        {
            for (int second = first + 1; second < classes; second++, pair++)
            {
                probabilities[first] += 1 / (1 - pairs[pair]);
                probabilities[second] += 1 / pairs[pair];
            }
        }

        foreach (ref double p in probabilities)
        {
            p = 1 / (p - (classes - 2));
        }

        Normalize(probabilities);
    }

    /// <summary>Divides by the sum; where every class is impossible, each is as probable as the others.</summary>
    internal static void Normalize(Span<double> probabilities)
    {
        double sum = 0;
        foreach (double p in probabilities)
        {
            sum += p;
        }

        foreach (ref double p in probabilities)
        {
            p = sum > 0 ? p / sum : 1.0 / probabilities.Length;
        }
    }
}
