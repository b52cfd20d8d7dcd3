using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Conformalized quantile regression under covariate shift: both of Romano et al. (2019) and Tibshirani et al. (2019).</summary>
public sealed class WeightedQuantileRegression
{
    internal WeightedQuantileRegression(WeightedScores scores) => Scores = scores;

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Scores.Count;

    internal WeightedScores Scores { get; }

    /// <summary>Calibrates with a symmetric correction.</summary>
    /// <param name="lowerPredictions">The predicted lower quantiles of n rows the model was not trained on.</param>
    /// <param name="upperPredictions">The predicted upper quantiles.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="weights">The n likelihood ratios: finite, not negative, not all 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a weight is no weight.</exception>
    public static WeightedQuantileRegression Calibrate(
        ReadOnlySpan<double> lowerPredictions, ReadOnlySpan<double> upperPredictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        (double[] scores, _, _) = ConformalizedQuantileRegression.Compute(lowerPredictions, upperPredictions, targets, symmetric: true);
        WeightedScores.Check(weights, nameof(weights), scores.Length);
        return new(new(scores, weights));
    }

    /// <summary>The interval of one row.</summary>
    /// <param name="lowerPrediction">The predicted lower quantile.</param>
    /// <param name="upperPrediction">The predicted upper quantile.</param>
    /// <param name="weight">The row's likelihood ratio, on the scale of the calibration weights.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the weight is no weight.</exception>
    public Interval Predict(double lowerPrediction, double upperPrediction, double weight, ConfidenceLevel confidence)
    {
        Inputs.Finite(lowerPrediction, nameof(lowerPrediction));
        Inputs.Finite(upperPrediction, nameof(upperPrediction));
        WeightedScores.Check([weight + 1], nameof(weight), 1);
        double cutoff = Scores.Cutoff(confidence, 1, weight);
        return new(lowerPrediction - cutoff, upperPrediction + cutoff);
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Numbers("scores", Scores.Sorted);
        json.Numbers("weights", Scores.Weights);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static WeightedQuantileRegression FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        double[] scores = content.Numbers("scores"), weights = content.Numbers("weights");
        WeightedScores.Check(weights, nameof(weights), scores.Length);
        return new WeightedQuantileRegression(new(scores, weights));
    });

    internal const string Method = "weighted-quantile-regression";
}
