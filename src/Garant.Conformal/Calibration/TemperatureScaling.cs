using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Temperature scaling of two classes: the log odds of the probability are divided by a temperature.</summary>
/// <remarks>
/// Guo, Pleiss, Sun, Weinberger (2017), section 4.2: the temperature under which the labels are most likely, solved to the last
/// digits. It never turns an answer round: 0.5 stays 0.5. Probabilities are read as at least 2⁻⁵² and at most 1 − 2⁻⁵².
/// Immutable and safe to use from several threads.
/// </remarks>
public sealed class TemperatureScaling : IProbabilityCalibrator
{
    internal const string Method = "temperature";

    private readonly double _inverse;

    private TemperatureScaling(int count, double inverse) => (Count, _inverse) = (count, inverse);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>T: above 1 for a model that is too sure of itself; infinite where its probabilities say no more than chance.</summary>
    public double Temperature => 1 / _inverse;

    /// <summary>Calibrates.</summary>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is no probability, a label neither 0 nor 1, or a weight is none; or no label is less probable than the other, and no temperature is best.</exception>
    public static TemperatureScaling Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        BinarySample.Check(scores, labels, weights);
        BinarySample.CheckProbabilities(scores);
        double[] logits = new double[2 * scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            logits[2 * row + 1] = BinarySample.Logit(scores[row]);
        }

        return new(scores.Length, TemperatureFit.Fit(logits, labels, weights));
    }

    /// <summary>The calibrated probability of a probability.</summary>
    /// <param name="score">A probability.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public double Predict(double score)
    {
        BinarySample.CheckProbabilities([score]);
        return BinarySample.Logistic(_inverse * BinarySample.Logit(score));
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        BinarySample.CheckProbabilities(scores);
        BinarySample.Predict(this, scores, probabilities);
    }

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json => json.WriteNumber("inverseTemperature", _inverse));

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static TemperatureScaling FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
        stored.Number("inverseTemperature") is var inverse and >= 0 ? new TemperatureScaling(stored.Samples(), inverse) : throw new FormatException("\"inverseTemperature\" is negative; calibrate again."));
}
