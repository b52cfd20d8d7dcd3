using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Platt's sigmoid: the probability is 1/(1 + e^−(slope · score + intercept)).</summary>
/// <remarks>
/// Platt (1999), with the targets (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), which keep the fit finite where the scores separate the
/// labels; fitted by Newton's method, as Lin, Lin, Weng (2007), to the last digits. With weights N₊ and N₋ are sums of weights.
/// Immutable and safe to use from several threads.
/// </remarks>
public sealed class SigmoidCalibrator : IProbabilityCalibrator
{
    internal const string Method = "sigmoid";

    private SigmoidCalibrator(int count, double slope, double intercept) => (Count, Slope, Intercept) = (count, slope, intercept);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>What a unit of the score adds to the log odds; Platt's −A. Negative where label 1 has the lower scores.</summary>
    public double Slope { get; }

    /// <summary>The log odds of a score of 0; Platt's −B.</summary>
    public double Intercept { get; }

    /// <summary>Calibrates.</summary>
    /// <param name="scores">n finite scores.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is not finite, a label neither 0 nor 1, a weight is none, or the scores differ by hardly more than the smallest number.</exception>
    public static SigmoidCalibrator Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        BinarySample.Check(scores, labels, weights);
        double positive = 0, negative = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (int row = 0; row < scores.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            positive += labels[row] == 1 ? weight : 0;
            negative += labels[row] == 0 ? weight : 0;
            least = weight > 0 ? Math.Min(least, scores[row]) : least;
            greatest = weight > 0 ? Math.Max(greatest, scores[row]) : greatest;
        }

        // Scores from −1 to 1 are fitted, so that any scale does.
        double middle = least / 2 + greatest / 2, reach = greatest / 2 - least / 2;
        double[] features = new double[scores.Length], targets = new double[scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            features[row] = reach > 0 ? Math.Clamp((scores[row] - middle) / reach, -1, 1) : 0;
            targets[row] = labels[row] == 1 ? (positive + 1) / (positive + 2) : 1 / (negative + 2);
        }

        if (reach == 0)
        {
            double mean = (positive * (positive + 1) / (positive + 2) + negative / (negative + 2)) / (positive + negative);
            return new(scores.Length, 0, Math.Log(mean / (1 - mean)));
        }

        double[] fit = LogisticFit.Fit(features, targets, weights.ToArray(), nonNegative: false);
        double slope = fit[0] / reach;
        return double.IsFinite(slope)
            ? new(scores.Length, slope, fit[1] - slope * middle)
            : throw Inputs.Fault($"scores lie between {Inputs.Text(least)} and {Inputs.Text(greatest)}, too close together for a slope that is a number; multiply them by a power of ten.", nameof(scores));
    }

    /// <inheritdoc/>
    public double Predict(double score)
    {
        Inputs.Finite(score, nameof(score));
        return BinarySample.Logistic(Slope * score + Intercept);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities) => BinarySample.Predict(this, scores, probabilities);

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("slope", Slope);
        json.WriteNumber("intercept", Intercept);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static SigmoidCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
        new SigmoidCalibrator(stored.Samples(), stored.Number("slope"), stored.Number("intercept")));
}
