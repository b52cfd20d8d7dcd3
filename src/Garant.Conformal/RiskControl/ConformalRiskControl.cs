namespace Garant.Conformal.RiskControl;

/// <summary>Conformal risk control: the loss of the next sample is at most the level on average.</summary>
/// <remarks>
/// Angelopoulos et al. (2024), Theorem 1, for exchangeable samples and a loss that does not turn as the parameter grows:
/// the furthest parameter with (Σ losses + greatest)/(n + 1) ≤ α. The average is over calibration sets too. It needs a parameter whose loss
/// is certain to be at most α, taken where the answer is <c>null</c>; else calibration sets without an answer count as kept.
/// </remarks>
public static class ConformalRiskControl
{
    /// <summary>How far a bound may lie above the level by rounding alone, relative to the level.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The furthest parameter that keeps the risk at the level or below.</summary>
    /// <param name="curve">The mean losses.</param>
    /// <param name="level">α, in the loss's unit.</param>
    /// <returns>The parameter; <c>null</c> where none of the grid keeps the promise, for which more samples or a surer parameter are needed.</returns>
    /// <exception cref="ArgumentException">The loss may turn.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between the bounds of the loss.</exception>
    /// <exception cref="InvalidOperationException">The curve has no sample.</exception>
    public static ControlledParameter? Choose(RiskCurve curve, decimal level)
    {
        ArgumentNullException.ThrowIfNull(curve);
        curve.Scale(level);
        double[] bounds = curve.NextLossBounds();
        double most = (double)level + Rounding * Math.Max(Math.Abs((double)level), curve.Greatest - curve.Least);
        return Furthest(curve, bounds, most);
    }

    /// <summary>The last parameter from the sure end on up to which every bound is at most the level.</summary>
    internal static ControlledParameter? Furthest(RiskCurve curve, double[] bounds, double most)
    {
        int found = Furthest(bounds.Length, curve.Trend, index => bounds[index] <= most);
        return found < 0 ? null : new(found, curve.Parameters[found], curve.Means[found], bounds[found]);
    }

    /// <summary>The same by place; −1 where the surest parameter already fails.</summary>
    internal static int Furthest(int count, RiskTrend trend, Func<int, bool> isControlled)
    {
        if (trend == RiskTrend.None)
        {
            throw new ArgumentException("The loss may rise and fall as the parameter grows, and only a loss that does not turn can be controlled so; say which trend it has, or use LearnThenTest.", nameof(trend));
        }

        int found = -1;
        for (int step = 0; step < count; step++)
        {
            int index = trend == RiskTrend.Increasing ? step : count - 1 - step;
            if (!isControlled(index))
            {
                break;
            }

            found = index;
        }

        return found;
    }
}
