namespace Garant.Conformal.Regression;

/// <summary>The calibrated distribution of one target: n + 1 equal steps, the last of them spread over the ends.</summary>
/// <remarks>Made by <see cref="ConformalPredictiveSystem.Predict"/>; the default value of the type is no distribution, and its members say so.</remarks>
public readonly struct PredictiveDistribution
{
    private readonly ConformalPredictiveSystem? _system;
    private readonly double _prediction;

    internal PredictiveDistribution(ConformalPredictiveSystem system, double prediction)
    {
        _system = system;
        _prediction = prediction;
    }

    /// <summary>The model's point prediction.</summary>
    /// <exception cref="InvalidOperationException">This is the default value of the type, which is no distribution.</exception>
    public double Prediction => _system is null ? throw NoDistribution() : _prediction;

    private ConformalPredictiveSystem System => _system ?? throw NoDistribution();

    /// <summary>The distribution function (#{cᵢ &lt; y} + τ(#{cᵢ = y} + 1))/(n + 1) of the values cᵢ = ŷ + rᵢ.</summary>
    /// <param name="value">y, in the target's unit.</param>
    /// <param name="tau">From 0 (the least admissible value) to 1 (the greatest); drawn uniformly it makes the function at the target exactly uniform.</param>
    /// <exception cref="ArgumentException">The value is not a number, or τ is not between 0 and 1.</exception>
    public double Cumulative(double value, double tau = 0.5)
    {
        ReadOnlySpan<double> residuals = System.Residuals.Sorted;
        Inputs.Number(value, nameof(value));
        Inputs.UnitInterval(tau, nameof(tau), "draw from the uniform distribution on [0, 1], or take 0, 0.5 or 1");

        // A residual ties with the value's whether it is compared as a difference or as a sum: rounding must not part what ties.
        double offset = value - Prediction;
        int below = Math.Min(First(residuals, value, orEqual: false), SortedSearch.LowerBound(residuals, offset));
        int notAbove = Math.Max(First(residuals, value, orEqual: true), SortedSearch.UpperBound(residuals, offset));
        return (below + tau * (notAbove - below + 1)) / (residuals.Length + 1.0);
    }

    /// <summary>The calibrated probability that the target exceeds a value, with the bounds that hold without drawing lots.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The least, the middle and the greatest admissible probability; least and greatest are 1/(n+1) apart where no residual ties.</returns>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    public (double Least, double Middle, double Greatest) ProbabilityAbove(double value) =>
        (1 - Cumulative(value, 1), 1 - Cumulative(value), 1 - Cumulative(value, 0));

    /// <summary>The least value the target does not exceed with the given probability: ŷ + the ⌈(n+1)p⌉-th residual; infinite where n is too small.</summary>
    /// <param name="probability">p, strictly between 0 and 1.</param>
    public double Quantile(ConfidenceLevel probability) => TargetBounds.Above(Prediction, System.Residuals.Cutoff(probability).Value);

    /// <summary>The interval with both tails at α/2.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public Interval Interval(ConfidenceLevel confidence)
    {
        ScoreBounds bounds = SignedScores.Bounds(System.Residuals, confidence, Tails.Equal);
        return new(TargetBounds.Below(Prediction, bounds.Low), TargetBounds.Above(Prediction, bounds.High));
    }

    /// <summary>The continuous ranked probability score of the empirical distribution of the cᵢ: 0 is perfect, in the target's unit.</summary>
    /// <param name="target">The value observed.</param>
    /// <remarks>Gneiting, Raftery (2007), equation 21: E|c − y| − ½E|c − c′|, in O(log n) after the residuals are sorted.</remarks>
    /// <exception cref="ArgumentException">The target is not finite.</exception>
    public double ContinuousRankedProbabilityScore(double target)
    {
        double[] sums = System.Sums;
        int n = System.Count;
        Inputs.Finite(target, nameof(target));
        double offset = target - Prediction;
        int below = SortedSearch.LowerBound(System.Residuals.Sorted, offset);
        double distance = offset * below - sums[below] + (sums[n] - sums[below]) - offset * (n - below);
        return distance / n - System.Spread;
    }

    /// <summary>How many of ŷ + rᵢ are below a value, or not above it.</summary>
    private int First(ReadOnlySpan<double> residuals, double value, bool orEqual)
    {
        int low = 0, high = residuals.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            double c = Prediction + residuals[middle];
            (low, high) = (orEqual ? c <= value : c < value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static InvalidOperationException NoDistribution() => new("No distribution was given; take one from ConformalPredictiveSystem.Predict.");
}
