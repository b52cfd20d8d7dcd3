namespace Garant.Conformal.RiskControl;

/// <summary>Thresholds of a probability: positive from <paramref name="High"/> on, negative below <paramref name="Low"/>, and nothing is decided between them.</summary>
/// <param name="Low">Below it the decision is negative.</param>
/// <param name="High">From it on the decision is positive; not below <paramref name="Low"/>.</param>
public readonly record struct DecisionThresholds(double Low, double High)
{
    /// <summary>One threshold: positive from it on, negative below it.</summary>
    /// <param name="threshold">The threshold.</param>
    public DecisionThresholds(double threshold)
        : this(threshold, threshold)
    {
    }

    /// <summary>Whether there are probabilities between the two for which nothing is decided.</summary>
    public bool CanAbstain => Low < High;

    /// <summary>Decides.</summary>
    /// <param name="probability">The probability of a positive answer.</param>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public Decision Decide(double probability)
    {
        Inputs.Number(probability, nameof(probability));
        return probability >= High ? Decision.Positive : probability < Low ? Decision.Negative : Decision.Abstained;
    }

    /// <summary>One threshold for each number.</summary>
    /// <param name="thresholds">Finite numbers.</param>
    public static DecisionThresholds[] Each(ReadOnlySpan<double> thresholds) => [.. thresholds.ToArray().Select(threshold => new DecisionThresholds(threshold))];

    /// <summary>Every pair of a lower and a higher number, equal ones included, the lower one slowest.</summary>
    /// <param name="thresholds">Finite numbers, strictly ascending.</param>
    /// <exception cref="ArgumentException">There is no number, or they do not ascend.</exception>
    public static DecisionThresholds[] Pairs(ReadOnlySpan<double> thresholds)
    {
        Inputs.Ascending(thresholds, nameof(thresholds));
        double[] values = thresholds.ToArray();
        return [.. values.SelectMany((low, place) => values.Skip(place).Select(high => new DecisionThresholds(low, high)))];
    }
}
