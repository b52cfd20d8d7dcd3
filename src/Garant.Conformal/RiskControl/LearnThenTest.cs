namespace Garant.Conformal.RiskControl;

/// <summary>Learn then test: with confidence 1 − δ every parameter that is returned keeps every risk at its level, whatever the shape of the risks.</summary>
/// <remarks>
/// Angelopoulos et al. (2025): each parameter is a hypothesis "some risk is above its level", tested by the greatest of its p-values;
/// <see cref="FamilywiseProcedure"/> keeps the error over all of them at δ. Any of the valid parameters may then be chosen, by any second
/// criterion. The samples are independent, and the parameters were fixed before they were seen.
/// </remarks>
public static class LearnThenTest
{
    /// <summary>The p-value of "the risk is above the level" at each parameter.</summary>
    /// <param name="curve">The mean losses.</param>
    /// <param name="level">α, in the loss's unit.</param>
    /// <param name="test">Which p-value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between the bounds of the loss.</exception>
    /// <exception cref="InvalidOperationException">The curve has no sample.</exception>
    public static double[] PValues(RiskCurve curve, decimal level, RiskTest test = RiskTest.HoeffdingBentkus)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double alpha = curve.Scale(level);
        return [.. curve.Moments().Select(moments => test == RiskTest.CentralLimit
            ? RiskPValues.CentralLimit(moments.Mean, moments.Deviation, curve.Samples, alpha)
            : RiskPValues.HoeffdingBentkus(Math.Min(moments.Mean, 1), curve.Samples, alpha))];
    }

    /// <summary>The p-value of "some risk is above its level": the greatest of those of the risks.</summary>
    /// <param name="pValues">For each risk, m p-values.</param>
    /// <exception cref="ArgumentException">There is no risk, or the lengths differ.</exception>
    public static double[] Combine(params IReadOnlyList<double[]> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        Inputs.NotEmpty(pValues.Count, nameof(pValues));
        double[] greatest = [.. pValues[0]];
        foreach (double[] values in pValues)
        {
            Inputs.SameLength(values.Length, nameof(pValues), greatest.Length, "the first risk");
            for (int index = 0; index < greatest.Length; index++)
            {
                greatest[index] = Math.Max(greatest[index], values[index]);
            }
        }

        return greatest;
    }

    /// <summary>The parameters at which every risk is under control.</summary>
    /// <param name="risks">For each risk its mean losses, at the same parameters, and its level in the loss's unit.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="procedure">How the parameters are tested at once; Holm's if none is given. A fixed sequence starts at the sure end of losses that do not turn.</param>
    /// <param name="test">Which p-value.</param>
    /// <returns>The places of the valid parameters, ascending; none is an answer.</returns>
    /// <exception cref="ArgumentException">There is no risk, the curves have other numbers of parameters, or a fixed sequence has no sure end to start from.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is not between the bounds of the loss.</exception>
    /// <exception cref="InvalidOperationException">A curve has no sample.</exception>
    public static int[] Valid(
        IReadOnlyList<(RiskCurve Curve, decimal Level)> risks, ConfidenceLevel confidence, FamilywiseProcedure? procedure = null, RiskTest test = RiskTest.HoeffdingBentkus)
    {
        ArgumentNullException.ThrowIfNull(risks);
        double[] pValues = Combine([.. risks.Select(risk => PValues(risk.Curve, risk.Level, test))]);
        IEnumerable<int> places = Enumerable.Range(0, pValues.Length);
        int[]? surestFirst = risks.All(risk => risk.Curve.Trend == RiskTrend.Increasing) ? [.. places]
            : risks.All(risk => risk.Curve.Trend == RiskTrend.Decreasing) ? [.. places.Reverse()]
            : null;
        return (procedure ?? FamilywiseProcedure.Holm).Reject(pValues, confidence, surestFirst);
    }
}
