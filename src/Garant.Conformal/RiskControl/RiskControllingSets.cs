namespace Garant.Conformal.RiskControl;

/// <summary>Risk-controlling prediction sets: with confidence 1 − δ the risk is at most the level.</summary>
/// <remarks>
/// Bates et al. (2021), Theorem 1, for independent samples and a loss that does not turn as the parameter grows: the furthest
/// parameter up to which, from the sure end on, every upper bound of the risk is at most α. The probability is over calibration sets.
/// </remarks>
public static class RiskControllingSets
{
    /// <summary>The furthest parameter that keeps the risk at the level or below, by a bound from means.</summary>
    /// <param name="curve">The mean losses.</param>
    /// <param name="level">α, in the loss's unit.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="bound"><see cref="RiskBound.Hoeffding"/> or <see cref="RiskBound.EmpiricalBernstein"/>.</param>
    /// <returns>The parameter; <c>null</c> where none of the grid keeps the promise.</returns>
    /// <exception cref="ArgumentException">The loss may turn, or the betting bound was asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between the bounds of the loss.</exception>
    /// <exception cref="InvalidOperationException">The curve has no sample.</exception>
    public static ControlledParameter? Choose(RiskCurve curve, decimal level, ConfidenceLevel confidence, RiskBound bound)
    {
        ArgumentNullException.ThrowIfNull(curve);
        curve.Scale(level);
        return ConformalRiskControl.Furthest(curve, curve.Bounds(bound, confidence), (double)level);
    }

    /// <summary>The place of the furthest parameter that keeps the risk at the level or below, by the betting bound.</summary>
    /// <param name="curve">The bets, for the level and the confidence they were made for.</param>
    /// <returns>The parameter's place; <c>null</c> where none of the grid keeps the promise.</returns>
    /// <exception cref="ArgumentException">The loss may turn.</exception>
    /// <exception cref="InvalidOperationException">The curve has fewer samples than were announced.</exception>
    public static int? Choose(BettingCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        int found = ConformalRiskControl.Furthest(curve.Parameters.Count, curve.Trend, curve.IsControlled);
        return found < 0 ? null : found;
    }
}
