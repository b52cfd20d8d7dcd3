using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Top-label calibration: the confidence in the class that is predicted, calibrated among the rows of which it is predicted.</summary>
/// <remarks>
/// Gupta, Ramdas (2022), Algorithm 1: the other classes' probabilities are not touched and not needed. A class that no
/// calibration row is predicted to be keeps the model's own confidence. Immutable and safe to use from several threads if its
/// calibrators are.
/// </remarks>
public sealed class TopLabelCalibrator
{
    internal const string Method = "top-label";

    private readonly IProbabilityCalibrator?[] _calibrators;

    private TopLabelCalibrator(int count, IProbabilityCalibrator?[] calibrators) => (Count, _calibrators) = (count, calibrators);

    /// <summary>K, how many classes there are.</summary>
    public int Classes => _calibrators.Length;

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count { get; }

    /// <summary>The calibrator of each class; <c>null</c> for a class that no calibration row is predicted to be.</summary>
    public IReadOnlyList<IProbabilityCalibrator?> Calibrators => _calibrators;

    /// <summary>Calibrates each class on the rows of which it is the most probable one.</summary>
    /// <param name="fit">How, such as <see cref="IsotonicCalibrator.Calibrate"/>.</param>
    /// <param name="probabilities">n × K, row-major; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label, probability or weight is none, there are fewer than two classes, or a class cannot be calibrated this way.</exception>
    public static TopLabelCalibrator Calibrate(ProbabilityFit fit, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        int classes = ClassSample.Check(probabilities, labels, weights);
        List<int>[] rowsOf = [.. Enumerable.Range(0, classes).Select(_ => new List<int>())];
        double[] confidences = new double[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            (int label, confidences[row]) = Top(probabilities.Slice(row * classes, classes));
            rowsOf[label].Add(row);
        }

        IProbabilityCalibrator?[] calibrators = new IProbabilityCalibrator?[classes];
        for (int label = 0; label < classes; label++)
        {
            List<int> rows = rowsOf[label];
            double[] scores = new double[rows.Count], counts = new double[weights.IsEmpty ? 0 : rows.Count];
            int[] answers = new int[rows.Count];
            foreach ((int place, int row) in rows.Index())
            {
                (scores[place], answers[place]) = (confidences[row], labels[row] == label ? 1 : 0);
                if (!weights.IsEmpty)
                {
                    counts[place] = weights[row];
                }
            }

            calibrators[label] = rows.Count > 0 ? ClassSample.Fit(fit, scores, answers, counts, label) : null;
        }

        return new(labels.Length, calibrators);
    }

    /// <summary>The predicted class of a row and how probable it is.</summary>
    /// <param name="row">The model's K probabilities.</param>
    /// <exception cref="ArgumentException">The row has another number of classes, or is not of probabilities that add up to 1.</exception>
    public TopLabel Predict(ReadOnlySpan<double> row)
    {
        Inputs.OneForEach(row.Length, nameof(row), Classes, "class");
        ClassSample.CheckRows(row, Classes);
        return Calibrated(row);
    }

    /// <summary>The predicted classes of many rows and how probable each is.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of K, row-major.</param>
    /// <param name="labels">Room for m classes.</param>
    /// <param name="confidences">Room for m probabilities.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is not of probabilities that add up to 1.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, Span<int> labels, Span<double> confidences)
    {
        int rows = ClassSample.CheckRows(probabilities, Classes);
        Inputs.Room(labels.Length, nameof(labels), rows);
        Inputs.Room(confidences.Length, nameof(confidences), rows);
        for (int row = 0; row < rows; row++)
        {
            (labels[row], confidences[row]) = Calibrated(probabilities.Slice(row * Classes, Classes));
        }
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(
        Method, Count, calibratedAt, json => json.Nested("calibrators", _calibrators.Select(calibrator => calibrator?.ToJson(calibratedAt) ?? "null")));

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, of a version this library does not know, or with a calibrator of your own.</exception>
    public static TopLabelCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        IProbabilityCalibrator?[] calibrators = [.. stored.Nested("calibrators").Select(one => one == "null" ? null : ProbabilityCalibrator.FromJson(one))];
        int samples = stored.Samples();
        return calibrators.Length > 1 && calibrators.Sum(one => (long)(one?.Count ?? 0)) == samples
            ? new TopLabelCalibrator(samples, calibrators)
            : throw new FormatException($"There are fewer than two classes, or they do not share the {samples} rows; calibrate again.");
    });

    private TopLabel Calibrated(ReadOnlySpan<double> row)
    {
        TopLabel top = Top(row);
        return _calibrators[top.Label] is { } calibrator ? top with { Confidence = calibrator.Predict(top.Confidence) } : top;
    }

    private static TopLabel Top(ReadOnlySpan<double> row)
    {
        int label = 0;
        for (int other = 1; other < row.Length; other++)
        {
            label = row[other] > row[label] ? other : label;
        }

        return new(label, ClassSample.AtMostOne(row[label]));
    }
}
