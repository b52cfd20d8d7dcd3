using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Conformalized quantile regression: corrects a predicted lower and upper quantile until they cover.</summary>
/// <remarks>
/// Romano, Patterson, Candès (2019), Theorem 1 (symmetric) and Theorem 2 (each side at α/2). The width follows the quantile
/// model, so intervals are wide where the target scatters. Predicted quantiles that cross are taken as they are and counted;
/// an interval that ends up empty has its lower bound above its upper one.
/// </remarks>
public sealed class ConformalizedQuantileRegression
{
    private readonly ConformityScores _lower;
    private readonly ConformityScores _upper;

    internal ConformalizedQuantileRegression(ConformityScores lower, ConformityScores upper, bool symmetric, int crossings)
    {
        _lower = lower;
        _upper = upper;
        IsSymmetric = symmetric;
        Crossings = crossings;
    }

    /// <summary>Whether both sides get the same correction.</summary>
    public bool IsSymmetric { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _lower.Count;

    /// <summary>In how many calibration rows the predicted lower quantile was above the upper one.</summary>
    public int Crossings { get; }

    /// <summary>How far the target lay below the lower quantile, in each calibration row; where symmetric, how far outside on either side.</summary>
    public ConformityScores LowerScores => _lower;

    /// <summary>How far the target lay above the upper quantile, in each calibration row; where symmetric, how far outside on either side.</summary>
    public ConformityScores UpperScores => _upper;

    /// <summary>Calibrates.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of n rows the model was not trained on.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="symmetric">Whether both sides get the same correction; else each its own, at α/2.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static ConformalizedQuantileRegression Calibrate(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> targets, bool symmetric = true)
    {
        (double[] lower, double[] upper, int crossings) = Compute(lowerPredictions, upperPredictions, targets, symmetric);
        ConformityScores scores = new(lower);
        return new(scores, symmetric ? scores : new(upper), symmetric, crossings);
    }

    /// <summary>Calibrates with single-precision numbers; scores are computed in double precision.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of n rows the model was not trained on.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="symmetric">Whether both sides get the same correction; else each its own, at α/2.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static ConformalizedQuantileRegression Calibrate(
        ReadOnlySpan<float> lowerPredictions, ReadOnlySpan<float> upperPredictions, ReadOnlySpan<float> targets, bool symmetric = true) =>
        Calibrate(SinglePrecision.Widen(lowerPredictions), SinglePrecision.Widen(upperPredictions), SinglePrecision.Widen(targets), symmetric);

    /// <summary>Calibrates each group by itself, so that coverage holds in every group.</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="lowerPredictions">The predicted lower quantiles of n rows the model was not trained on.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="unseen">What a group without calibration rows gets.</param>
    /// <param name="symmetric">Whether both sides get the same correction; else each its own, at α/2.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static GroupConditional<TGroup, ConformalizedQuantileRegression> CalibrateByGroup<TGroup>(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> targets, ReadOnlySpan<TGroup> groups, UnseenGroup unseen, bool symmetric = true)
        where TGroup : notnull
    {
        (double[] lower, double[] upper, _) = Compute(lowerPredictions, upperPredictions, targets, symmetric);
        bool[] crosses = new bool[lower.Length];
        for (int row = 0; row < crosses.Length; row++)
        {
            crosses[row] = lowerPredictions[row] > upperPredictions[row];
        }

        return GroupConditional<TGroup, ConformalizedQuantileRegression>.Of(groups, lower.Length, unseen, rows =>
        {
            ConformityScores own = new(lower, rows);
            return new(own, symmetric ? own : new(upper, rows), symmetric, rows.Count(row => crosses[row]));
        });
    }

    /// <summary>By how much the lower (as a negative number) and the upper quantile are moved.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public ScoreBounds Bounds(ConfidenceLevel confidence)
    {
        int parts = IsSymmetric ? 1 : 2;
        Cutoff low = _lower.Cutoff(confidence, parts), high = _upper.Cutoff(confidence, parts);
        return new(-low.Value, high.Value, Count, low.SamplesNeeded);
    }

    /// <summary>The interval of one row.</summary>
    /// <param name="lowerPrediction">The predicted lower quantile.</param>
    /// <param name="upperPrediction">The predicted upper quantile.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public Interval Predict(double lowerPrediction, double upperPrediction, ConfidenceLevel confidence)
    {
        Inputs.Finite(lowerPrediction, nameof(lowerPrediction));
        Inputs.Finite(upperPrediction, nameof(upperPrediction));
        ScoreBounds bounds = Bounds(confidence);
        return new(TargetBounds.Below(lowerPrediction, bounds.Low), TargetBounds.Above(upperPrediction, bounds.High));
    }

    /// <summary>The intervals of many rows, without allocating.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of m rows.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <returns>In how many rows the predicted quantiles crossed.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public int Predict(ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int m = lowerPredictions.Length;
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), m, nameof(lowerPredictions));
        Inputs.Room(lower.Length, nameof(lower), m);
        Inputs.Room(upper.Length, nameof(upper), m);
        Inputs.Finite(lowerPredictions, nameof(lowerPredictions));
        Inputs.Finite(upperPredictions, nameof(upperPredictions));
        ScoreBounds bounds = Bounds(confidence);
        int crossings = 0;
        for (int row = 0; row < m; row++)
        {
            crossings += lowerPredictions[row] > upperPredictions[row] ? 1 : 0;
        }

        TargetBounds.Below(lowerPredictions, bounds.Low, lower);
        TargetBounds.Above(upperPredictions, bounds.High, upper);
        return crossings;
    }

    /// <summary>The intervals of many rows in single precision, without allocating; bounds are rounded outwards, so that none loses what it covers.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of m rows.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <returns>In how many rows the predicted quantiles crossed.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public int Predict(ReadOnlySpan<float> lowerPredictions, ReadOnlySpan<float> upperPredictions, ConfidenceLevel confidence, Span<float> lower, Span<float> upper)
    {
        int m = lowerPredictions.Length, crossings = 0;
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), m, nameof(lowerPredictions));
        Inputs.Room(lower.Length, nameof(lower), m);
        Inputs.Room(upper.Length, nameof(upper), m);
        ScoreBounds bounds = Bounds(confidence);
        for (int row = 0; row < m; row++)
        {
            double low = lowerPredictions[row], high = upperPredictions[row];
            if (!double.IsFinite(low) || !double.IsFinite(high))
            {
                throw Inputs.Fault($"A predicted quantile of row {row} is not a finite number; take the row out or fill it in.", double.IsFinite(low) ? nameof(upperPredictions) : nameof(lowerPredictions));
            }

            crossings += low > high ? 1 : 0;
            (lower[row], upper[row]) = (SinglePrecision.Below(TargetBounds.Below(low, bounds.Low)), SinglePrecision.Above(TargetBounds.Above(high, bounds.High)));
        }

        return crossings;
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same kind of correction.</param>
    /// <exception cref="ArgumentException">One is symmetric and the other is not.</exception>
    public ConformalizedQuantileRegression Merge(ConformalizedQuantileRegression other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.IsSymmetric != IsSymmetric)
        {
            throw new ArgumentException("One calibration is symmetric and the other is not; merge calibrations of one kind.", nameof(other));
        }

        ConformityScores lower = _lower.Merge(other._lower);
        return new(lower, IsSymmetric ? lower : _upper.Merge(other._upper), IsSymmetric, Crossings + other.Crossings);
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConformalizedQuantileRegression FromJson(string json) => CalibrationJson.Read(json, Method, Read);

    internal const string Method = "quantile-regression";

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("symmetric", IsSymmetric);
        json.WriteNumber("crossings", Crossings);
        json.Numbers("lowerScores", _lower.Values);
        if (!IsSymmetric)
        {
            json.Numbers("upperScores", _upper.Values);
        }
    }

    internal static ConformalizedQuantileRegression Read(JsonElement json)
    {
        bool symmetric = json.Flag("symmetric");
        ConformityScores lower = json.Scores("lowerScores"), upper = symmetric ? lower : json.Scores("upperScores");
        int crossings = json.Whole("crossings");
        CheckStored(lower.Count, upper.Count, crossings);
        return new(lower, upper, symmetric, crossings);
    }

    /// <exception cref="FormatException">The sides have not as many scores, or more rows cross than there are.</exception>
    internal static void CheckStored(int lower, int upper, int crossings)
    {
        if (lower != upper || crossings < 0 || crossings > lower)
        {
            throw new FormatException($"The stored calibration has {Inputs.Count(lower, "score")} of the lower side, {upper} of the upper and {Inputs.Count(crossings, "row")} of crossing predictions; calibrate again.");
        }
    }

    internal static (double[] Lower, double[] Upper, int Crossings) Compute(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> targets, bool symmetric)
    {
        int n = targets.Length;
        Inputs.NotEmpty(n, nameof(targets));
        Inputs.SameLength(lowerPredictions.Length, nameof(lowerPredictions), n, nameof(targets));
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), n, nameof(targets));
        Inputs.Finite(lowerPredictions, nameof(lowerPredictions));
        Inputs.Finite(upperPredictions, nameof(upperPredictions));
        Inputs.Finite(targets, nameof(targets));
        double[] lower = GC.AllocateUninitializedArray<double>(n), upper = symmetric ? [] : GC.AllocateUninitializedArray<double>(n);
        int crossings = 0;
        for (int row = 0; row < n; row++)
        {
            double below = lowerPredictions[row] - targets[row], above = targets[row] - upperPredictions[row];
            crossings += lowerPredictions[row] > upperPredictions[row] ? 1 : 0;
            lower[row] = symmetric ? Math.Max(below, above) : below;
            if (!symmetric)
            {
                upper[row] = above;
            }
        }

        return (lower, upper, crossings);
    }
}
