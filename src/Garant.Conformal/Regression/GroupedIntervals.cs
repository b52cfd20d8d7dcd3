namespace Garant.Conformal.Regression;

/// <summary>Intervals whose coverage holds in every group.</summary>
public static class GroupedIntervals
{
    /// <summary>The intervals of many rows, each by the calibration of its group.</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="calibration">The calibration of each group.</param>
    /// <param name="predictions">The model's predictions for m rows.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="spreads">The m predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a group was not seen and is refused.</exception>
    public static void Predict<TGroup>(
        this GroupConditional<TGroup, SplitConformal> calibration,
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<TGroup> groups,
        ConfidenceLevel confidence,
        Span<double> lower,
        Span<double> upper,
        ReadOnlySpan<double> spreads = default)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(calibration);
        Check(predictions, nameof(predictions), groups, lower, upper);
        SplitConformal any = calibration.Marginal ?? calibration.Groups.Values.First();
        SplitConformal.CheckSpreads(any.Score, spreads, predictions.Length);
        any.Score.Check(predictions);
        Dictionary<TGroup, ScoreBounds> bounds = [];
        for (int row = 0; row < predictions.Length; row++)
        {
            if (!bounds.TryGetValue(groups[row], out ScoreBounds bound))
            {
                bounds.Add(groups[row], bound = calibration.For(groups[row]).Bounds(confidence));
            }

            (lower[row], upper[row]) = any.Invert(bound, predictions[row], spreads.IsEmpty ? 1 : spreads[row]);
        }
    }

    /// <summary>The intervals of many rows of quantile predictions, each by the calibration of its group.</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="calibration">The calibration of each group.</param>
    /// <param name="lowerPredictions">The predicted lower quantiles of m rows.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a group was not seen and is refused.</exception>
    public static void Predict<TGroup>(
        this GroupConditional<TGroup, ConformalizedQuantileRegression> calibration,
        ReadOnlySpan<double> lowerPredictions,
        ReadOnlySpan<double> upperPredictions,
        ReadOnlySpan<TGroup> groups,
        ConfidenceLevel confidence,
        Span<double> lower,
        Span<double> upper)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(calibration);
        Check(lowerPredictions, nameof(lowerPredictions), groups, lower, upper);
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), lowerPredictions.Length, nameof(lowerPredictions));
        Inputs.Finite(upperPredictions, nameof(upperPredictions));
        for (int row = 0; row < lowerPredictions.Length; row++)
        {
            ScoreBounds bounds = calibration.For(groups[row]).Bounds(confidence);
            (lower[row], upper[row]) = (TargetBounds.Below(lowerPredictions[row], bounds.Low), TargetBounds.Above(upperPredictions[row], bounds.High));
        }
    }

    private static void Check<TGroup>(ReadOnlySpan<double> predictions, string name, ReadOnlySpan<TGroup> groups, Span<double> lower, Span<double> upper)
    {
        Inputs.SameLength(groups.Length, nameof(groups), predictions.Length, name);
        Inputs.Room(lower.Length, nameof(lower), predictions.Length);
        Inputs.Room(upper.Length, nameof(upper), predictions.Length);
        Inputs.Finite(predictions, name);
    }
}
