using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Calibrates each class against all others, and divides the probabilities by their sum.</summary>
/// <remarks>Zadrozny, Elkan (2002), section 5. Where no class is possible, all are equally probable. Immutable and safe to use from several threads if its calibrators are.</remarks>
public sealed class OneVersusRestCalibrator : IMulticlassCalibrator
{
    internal const string Method = "one-versus-rest";

    private readonly IProbabilityCalibrator[] _calibrators;

    private OneVersusRestCalibrator(int count, IProbabilityCalibrator[] calibrators) => (Count, _calibrators) = (count, calibrators);

    /// <inheritdoc/>
    public int Classes => _calibrators.Length;

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The calibrator of each class.</summary>
    public IReadOnlyList<IProbabilityCalibrator> Calibrators => _calibrators;

    /// <summary>Calibrates each class.</summary>
    /// <param name="fit">How, such as <see cref="IsotonicCalibrator.Calibrate"/>.</param>
    /// <param name="probabilities">n × K, row-major; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label, probability or weight is none, there are fewer than two classes, or a class cannot be calibrated this way.</exception>
    public static OneVersusRestCalibrator Calibrate(ProbabilityFit fit, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        int classes = ClassSample.Check(probabilities, labels, weights);
        IProbabilityCalibrator[] calibrators = new IProbabilityCalibrator[classes];
        double[] scores = new double[labels.Length];
        int[] answers = new int[labels.Length];
        for (int label = 0; label < classes; label++)
        {
            for (int row = 0; row < labels.Length; row++)
            {
                (scores[row], answers[row]) = (ClassSample.AtMostOne(probabilities[row * classes + label]), labels[row] == label ? 1 : 0);
            }

            calibrators[label] = ClassSample.Fit(fit, scores, answers, weights, label);
        }

        return new(labels.Length, calibrators);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated)
    {
        ClassSample.CheckRows(probabilities, calibrated, Classes);
        for (int start = 0; start < probabilities.Length; start += Classes)
        {
            Span<double> row = calibrated.Slice(start, Classes);
            for (int label = 0; label < row.Length; label++)
            {
                row[label] = _calibrators[label].Predict(ClassSample.AtMostOne(probabilities[start + label]));
            }

            PairwiseCoupling.Normalize(row);
        }
    }

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(
        Method, Count, calibratedAt, json => json.Nested("calibrators", _calibrators.Select(calibrator => calibrator.ToJson(calibratedAt))));

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, of a version this library does not know, or with a calibrator of your own.</exception>
    public static OneVersusRestCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        IProbabilityCalibrator[] calibrators = [.. stored.Nested("calibrators").Select(ProbabilityCalibrator.FromJson)];
        int samples = stored.Samples();
        return calibrators.Length > 1 && Array.TrueForAll(calibrators, one => one.Count == samples)
            ? new OneVersusRestCalibrator(samples, calibrators)
            : throw new FormatException("There are fewer than two classes, or one of them was not calibrated on all rows; calibrate again.");
    });
}
