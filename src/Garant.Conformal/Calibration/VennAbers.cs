using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>The inductive Venn–Abers predictor: a score of any kind becomes two probabilities, one of which is calibrated whatever the data.</summary>
/// <remarks>
/// Vovk, Petej, Fedorova (2015): the isotonic fit of the calibration set with the test score added, once with label 0 and once
/// with label 1. Immutable and safe to use from several threads.
/// </remarks>
public sealed class VennAbers : IProbabilityCalibrator
{
    internal const string Method = "venn-abers";

    private readonly AddedRow _fit;

    private VennAbers(int count, AddedRow fit) => (Count, _fit) = (count, fit);

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count { get; }

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="scores">n finite scores that grow with the probability of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is not finite or a label neither 0 nor 1.</exception>
    public static VennAbers Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        BinarySample.Check(scores, labels);
        long[] values = new long[labels.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = labels[row];
        }

        return new(scores.Length, AddedRow.Fit(scores, values, 1));
    }

    /// <summary>The probabilities that a score's label is 1, in O(log n).</summary>
    /// <param name="score">A finite score.</param>
    /// <exception cref="ArgumentException">The score is not finite.</exception>
    public VennAbersProbability Predict(double score)
    {
        Inputs.Finite(score, nameof(score));
        (double ifNegative, double ifPositive) = _fit.At(score);
        return new(ifNegative, ifPositive);
    }

    /// <summary>The merged probabilities of many scores.</summary>
    /// <param name="scores">Finite scores.</param>
    /// <param name="probabilities">Room for a probability for each.</param>
    /// <param name="merging">For which loss they are merged.</param>
    /// <exception cref="ArgumentException">A score is not finite, or the room is too small.</exception>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        Inputs.Room(probabilities.Length, nameof(probabilities), scores.Length);
        Inputs.Finite(scores, nameof(scores));
        for (int row = 0; row < scores.Length; row++)
        {
            probabilities[row] = Predict(scores[row]).Merge(merging);
        }
    }

    /// <inheritdoc/>
    double IProbabilityCalibrator.Predict(double score) => Predict(score).Merged;

    /// <inheritdoc/>
    void IProbabilityCalibrator.Predict(ReadOnlySpan<double> scores, Span<double> probabilities) => Predict(scores, probabilities);

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, _fit.Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static VennAbers FromJson(string json) => CalibrationJson.Read(json, Method, stored => new VennAbers(stored.Samples(), AddedRow.Read(stored)));
}
