using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Temperature scaling of several classes: the logits, or the logarithms of the probabilities, are divided by a temperature.</summary>
/// <remarks>
/// Guo, Pleiss, Sun, Weinberger (2017), section 4.2: the temperature under which the labels are most likely, solved to the last
/// digits. The order of the classes stays. Probabilities are read as at least 2⁻⁵². Immutable and safe to use from several threads.
/// </remarks>
public sealed class MulticlassTemperatureScaling : IMulticlassCalibrator
{
    internal const string Method = "multiclass-temperature";

    private readonly double _inverse;

    private MulticlassTemperatureScaling(int count, int classes, double inverse) => (Count, Classes, _inverse) = (count, classes, inverse);

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>T: above 1 for a model that is too sure of itself; infinite where its probabilities say no more than chance.</summary>
    public double Temperature => 1 / _inverse;

    /// <summary>Calibrates on probabilities.</summary>
    /// <param name="probabilities">n × K, row-major; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label, probability or weight is none, or there are fewer than two classes; or every label is the most probable of its row, and no temperature is best.</exception>
    public static MulticlassTemperatureScaling Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        int classes = ClassSample.Check(probabilities, labels, weights);
        double[] logits = new double[probabilities.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = Math.Log(Math.Max(probabilities[i], BinarySample.Smallest));
        }

        return new(labels.Length, classes, TemperatureFit.Fit(logits, labels, weights));
    }

    /// <summary>Calibrates on logits, which keep digits that probabilities near 0 and 1 lose.</summary>
    /// <param name="logits">n × K finite logits, row-major.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a logit is not finite, a label or weight is none, or there are fewer than two classes; or every label has the greatest logit of its row, and no temperature is best.</exception>
    public static MulticlassTemperatureScaling CalibrateLogits(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        int classes = ClassSample.CheckLabels(logits.Length, labels, weights);
        Inputs.Finite(logits, nameof(logits));
        return new(labels.Length, classes, TemperatureFit.Fit(logits, labels, weights));
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated)
    {
        ClassSample.CheckRows(probabilities, calibrated, Classes);
        for (int i = 0; i < probabilities.Length; i++)
        {
            calibrated[i] = Math.Log(Math.Max(probabilities[i], BinarySample.Smallest));
        }

        Scale(calibrated[..probabilities.Length]);
    }

    /// <summary>The calibrated probabilities of many rows of logits.</summary>
    /// <param name="logits">The model's logits, m rows of K, row-major.</param>
    /// <param name="calibrated">Room for as many probabilities.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a logit is not finite.</exception>
    public void PredictLogits(ReadOnlySpan<double> logits, Span<double> calibrated)
    {
        if (logits.Length % Classes != 0)
        {
            throw Inputs.Fault($"There are {logits.Length} logits for {Classes} classes; give one for each class of a row.", nameof(logits));
        }

        Inputs.Finite(logits, nameof(logits));
        Inputs.Room(calibrated.Length, nameof(calibrated), logits.Length);
        logits.CopyTo(calibrated);
        Scale(calibrated[..logits.Length]);
    }

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("classes", Classes);
        json.WriteNumber("inverseTemperature", _inverse);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static MulticlassTemperatureScaling FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
        (stored.Whole("classes"), stored.Number("inverseTemperature")) is ( > 1, >= 0) and var (classes, inverse)
            ? new MulticlassTemperatureScaling(stored.Samples(), classes, inverse)
            : throw new FormatException("There are fewer than two classes, or \"inverseTemperature\" is negative; calibrate again."));

    /// <summary>Logits become probabilities.</summary>
    private void Scale(Span<double> rows)
    {
        for (int start = 0; start < rows.Length; start += Classes)
        {
            Span<double> row = rows.Slice(start, Classes);
            double greatest = double.NegativeInfinity, sum = 0;
            foreach (double logit in row)
            {
                greatest = Math.Max(greatest, logit);
            }

            foreach (ref double value in row)
            {
                value = Math.Exp(_inverse * (value - greatest));
                sum += value;
            }

            foreach (ref double value in row)
            {
                value /= sum;
            }
        }
    }
}
