using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Conformalized quantile regression under covariate shift: both of Romano et al. (2019) and Tibshirani et al. (2019).</summary>
public sealed class WeightedQuantileRegression
{
    private const string Method = "weighted-quantile-regression";

    private readonly WeightedScores _lower;
    private readonly WeightedScores _upper;

    private WeightedQuantileRegression(WeightedScores lower, WeightedScores upper) => (_lower, _upper) = (lower, upper);

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _lower.Count;

    /// <summary>Whether both sides get the same correction.</summary>
    public bool IsSymmetric => ReferenceEquals(_lower, _upper);

    /// <summary>Calibrates.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of n rows the model was not trained on.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="weights">The n likelihood ratios: finite, not negative, not all 0.</param>
    /// <param name="symmetric">Whether both sides get the same correction; else each its own, at α/2.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a weight is no weight.</exception>
    public static WeightedQuantileRegression Calibrate(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights, bool symmetric = true)
    {
        (double[] lower, double[] upper, _) = ConformalizedQuantileRegression.Compute(lowerPredictions, upperPredictions, targets, symmetric);
        WeightedScores.Check(weights, nameof(weights), lower.Length);
        WeightedScores below = new(lower, weights);
        return new(below, symmetric ? below : new(upper, weights));
    }

    /// <summary>The interval of one row.</summary>
    /// <param name="lowerPrediction">The predicted lower quantile.</param>
    /// <param name="upperPrediction">The predicted upper quantile.</param>
    /// <param name="weight">The row's likelihood ratio, on the scale of the calibration weights.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the weight is no weight.</exception>
    public Interval Predict(double lowerPrediction, double upperPrediction, double weight, ConfidenceLevel confidence)
    {
        double lower = 0, upper = 0;
        Predict([lowerPrediction], [upperPrediction], [weight], confidence, new Span<double>(ref lower), new Span<double>(ref upper));
        return new(lower, upper);
    }

    /// <summary>The intervals of many rows, without allocating.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of m rows.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="weights">The m likelihood ratios, on the scale of the calibration weights.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a weight is no weight.</exception>
    public void Predict(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> weights, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int m = lowerPredictions.Length, parts = IsSymmetric ? 1 : 2;
        Inputs.SameLength(upperPredictions.Length, nameof(upperPredictions), m, nameof(lowerPredictions));
        Inputs.SameLength(weights.Length, nameof(weights), m, nameof(lowerPredictions));
        Inputs.Room(lower.Length, nameof(lower), m);
        Inputs.Room(upper.Length, nameof(upper), m);
        Inputs.Finite(lowerPredictions, nameof(lowerPredictions));
        Inputs.Finite(upperPredictions, nameof(upperPredictions));
        for (int row = 0; row < m; row++)
        {
            if (!(weights[row] >= 0) || double.IsInfinity(weights[row]))
            {
                throw Inputs.Fault($"weights[{row}] is {Inputs.Text(weights[row])}; a weight is finite and not negative.", nameof(weights));
            }

            double below = _lower.Cutoff(confidence, parts, weights[row]);
            lower[row] = TargetBounds.Below(lowerPredictions[row], -below);
            upper[row] = TargetBounds.Above(upperPredictions[row], IsSymmetric ? below : _upper.Cutoff(confidence, parts, weights[row]));
        }
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        Write(json, "lower", _lower);
        if (!IsSymmetric)
        {
            Write(json, "upper", _upper);
        }
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static WeightedQuantileRegression FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        WeightedScores lower = Read(content.Member("lower"));
        WeightedScores upper = content.TryGetProperty("upper", out JsonElement own) ? Read(own) : lower;
        return upper.Count == lower.Count
            ? new WeightedQuantileRegression(lower, upper)
            : throw new FormatException($"The stored calibration has {Inputs.Count(lower.Count, "score")} of the lower side and {upper.Count} of the upper; calibrate again.");
    });

    private static void Write(Utf8JsonWriter json, string name, WeightedScores scores)
    {
        json.WriteStartObject(name);
        json.Numbers("scores", scores.Sorted);
        json.Numbers("weights", scores.Weights);
        json.WriteEndObject();
    }

    private static WeightedScores Read(JsonElement json)
    {
        double[] scores = json.Scores("scores", areAbsolute: false), weights = json.Numbers("weights");
        WeightedScores.Check(weights, nameof(weights), scores.Length);
        return new(scores, weights);
    }
}
