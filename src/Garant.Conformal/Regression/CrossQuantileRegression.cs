using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Cross-conformalized quantile regression: CV+ (Barber et al. 2021) with the scores of Romano, Patterson, Candès (2019).</summary>
/// <remarks>Covers with probability at least 1 − 2α − √(2/n), and about 1 − α in practice.</remarks>
public sealed class CrossQuantileRegression
{
    private const string Method = "cross-quantile-regression";

    private readonly double[] _lowerScores;
    private readonly double[] _upperScores;
    private readonly int[] _folds;
    private readonly FoldedScores _lower;
    private readonly FoldedScores _upper;

    private CrossQuantileRegression(double[] lower, double[] upper, int[] folds, bool symmetric, int crossings)
    {
        int count = FoldAssignment.Count(folds, lower.Length);
        (_lowerScores, _upperScores, _folds) = (lower, upper, folds);
        _lower = new(lower, folds, count);
        _upper = symmetric ? _lower : new(upper, folds, count);
        IsSymmetric = symmetric;
        Crossings = crossings;
    }

    /// <summary>Whether both sides get corrections from one two-sided score.</summary>
    public bool IsSymmetric { get; }

    /// <summary>n, the number of rows.</summary>
    public int Count => _lower.Count;

    /// <summary>K, the number of fold models.</summary>
    public int Folds => _lower.Folds;

    /// <summary>In how many rows the out-of-fold lower quantile was above the upper one.</summary>
    public int Crossings { get; }

    /// <summary>Calibrates from out-of-fold quantile predictions.</summary>
    /// <param name="lowerOutOfFold">For each of n rows the lower quantile predicted by the model that did not see its fold.</param>
    /// <param name="upperOutOfFold">The upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="folds">The fold of each row, from 0 to K − 1.</param>
    /// <param name="symmetric">Whether both sides share one two-sided score; else each has its own, at α/2.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a fold is empty.</exception>
    public static CrossQuantileRegression Calibrate(
        ReadOnlySpan<double> lowerOutOfFold, ReadOnlySpan<double> upperOutOfFold, ReadOnlySpan<double> targets, ReadOnlySpan<int> folds, bool symmetric = true)
    {
        (double[] lower, double[] upper, int crossings) = ConformalizedQuantileRegression.Compute(lowerOutOfFold, upperOutOfFold, targets, symmetric);
        return new(lower, upper, folds.ToArray(), symmetric, crossings);
    }

    /// <summary>The intervals of many rows.</summary>
    /// <param name="lowerPredictions">The fold models' lower quantiles, m rows of K numbers each, row-major.</param>
    /// <param name="upperPredictions">The fold models' upper quantiles.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void Predict(ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int folds = Folds, rows = FoldAssignment.Rows(lowerPredictions.Length, nameof(lowerPredictions), folds);
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), lowerPredictions.Length, nameof(lowerPredictions));
        Inputs.Room(lower.Length, nameof(lower), rows);
        Inputs.Room(upper.Length, nameof(upper), rows);
        Inputs.Finite(lowerPredictions, nameof(lowerPredictions));
        Inputs.Finite(upperPredictions, nameof(upperPredictions));
        int rank = confidence.Rank(Count, IsSymmetric ? 1 : 2);
        int[] bounds = new int[3 * folds];
        Span<int> low = bounds.AsSpan(0, folds), high = bounds.AsSpan(folds, folds), at = bounds.AsSpan(2 * folds);
        for (int row = 0; row < rows; row++)
        {
            if (rank > Count)
            {
                (lower[row], upper[row]) = (double.NegativeInfinity, double.PositiveInfinity);
                continue;
            }

            ReadOnlySpan<double> below = lowerPredictions.Slice(row * folds, folds), above = upperPredictions.Slice(row * folds, folds);
            lower[row] = TargetBounds.Outward(-_lower.Select(new ScoreMinusCenter(below), rank, low, high, at), below, 2, -1);
            upper[row] = TargetBounds.Outward(_upper.Select(new CenterPlus(above), rank, low, high, at), above, 2, 1);
        }
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteBoolean("symmetric", IsSymmetric);
        json.WriteNumber("crossings", Crossings);
        json.Numbers("lowerScores", _lowerScores);
        json.Numbers("upperScores", _upperScores);
        json.Integers("folds", _folds);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static CrossQuantileRegression FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        double[] lower = content.Scores("lowerScores", areAbsolute: false), upper = content.Numbers("upperScores");
        bool symmetric = content.Flag("symmetric");
        int crossings = content.Whole("crossings");
        ConformalizedQuantileRegression.CheckStored(lower.Length, symmetric ? lower.Length : upper.Length, crossings);
        return new CrossQuantileRegression(lower, upper, content.Integers("folds"), symmetric, crossings);
    });
}
