using System.Numerics;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Venn–Abers for real-valued targets of a known range: a prediction becomes an interval of predictions, one of which is calibrated whatever the data.</summary>
/// <remarks>
/// Van der Laan, Alaa (2025), "Generalized Venn and Venn–Abers calibration": the isotonic fit of the targets with the test row
/// added, with its target at the lower and at the upper end of the range. The fit with the row's own target lies between the two
/// and is perfectly calibrated: the mean target of rows with that fit is the fit, if rows are exchangeable. It bounds the mean of
/// the target, not the target. Targets are kept to about 18 digits less those of n, so that sums are exact.
/// Immutable and safe to use from several threads.
/// </remarks>
public sealed class VennAbersRegression
{
    internal const string Method = "venn-abers-regression";

    private readonly AddedRow _fit;

    private VennAbersRegression(int count, double lowest, double highest, AddedRow fit) =>
        (Count, Lowest, Highest, _fit) = (count, lowest, highest, fit);

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count { get; }

    /// <summary>The least target there can be.</summary>
    public double Lowest { get; }

    /// <summary>The greatest target there can be.</summary>
    public double Highest { get; }

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="predictions">n finite predictions that grow with the mean of the target.</param>
    /// <param name="targets">n targets.</param>
    /// <param name="lowest">The least target there can be, known beforehand rather than read off the targets.</param>
    /// <param name="highest">The greatest target there can be.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, the range is empty, or a target lies outside of it.</exception>
    public static VennAbersRegression Calibrate(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, double lowest, double highest)
    {
        Inputs.NotEmpty(predictions.Length, nameof(predictions));
        Inputs.SameLength(targets.Length, nameof(targets), predictions.Length, nameof(predictions));
        Inputs.Finite(predictions, nameof(predictions));
        Inputs.Finite(targets, nameof(targets));
        if (!(lowest < highest) || !double.IsFinite(highest - lowest))
        {
            throw Inputs.Fault($"The targets' range is {Inputs.Text(lowest)} to {Inputs.Text(highest)}; give two finite numbers, the lesser one first.", nameof(highest));
        }

        // As fine as sums of n + 1 targets fit a long; a power of two, so that a share of it is exact.
        long unit = 1L << (60 - BitOperations.Log2((uint)targets.Length + 1));
        long[] values = new long[targets.Length];
        for (int row = 0; row < values.Length; row++)
        {
            double share = (targets[row] - lowest) / (highest - lowest);
            values[row] = targets[row] >= lowest && targets[row] <= highest
                ? (long)(share * unit)
                : throw Inputs.Fault($"targets[{row}] is {Inputs.Text(targets[row])}, outside of {Inputs.Text(lowest)} to {Inputs.Text(highest)}; widen the range to what a target can be.", nameof(targets));
        }

        return new(targets.Length, lowest, highest, AddedRow.Fit(predictions, values, unit));
    }

    /// <summary>The interval of calibrated predictions, in O(log n).</summary>
    /// <param name="prediction">A finite prediction of the model.</param>
    /// <exception cref="ArgumentException">The prediction is not finite.</exception>
    public Interval Predict(double prediction)
    {
        Inputs.Finite(prediction, nameof(prediction));
        (double ifLeast, double ifGreatest) = _fit.At(prediction);
        return new(double.Lerp(Lowest, Highest, ifLeast), double.Lerp(Lowest, Highest, ifGreatest));
    }

    /// <summary>The intervals of many predictions, without allocating.</summary>
    /// <param name="predictions">m finite predictions.</param>
    /// <param name="lower">Room for m lower ends.</param>
    /// <param name="upper">Room for m upper ends.</param>
    /// <exception cref="ArgumentException">A prediction is not finite, or the room is too small.</exception>
    public void Predict(ReadOnlySpan<double> predictions, Span<double> lower, Span<double> upper)
    {
        Inputs.Room(lower.Length, nameof(lower), predictions.Length);
        Inputs.Room(upper.Length, nameof(upper), predictions.Length);
        Inputs.Finite(predictions, nameof(predictions));
        for (int row = 0; row < predictions.Length; row++)
        {
            (lower[row], upper[row]) = Predict(predictions[row]);
        }
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("lowest", Lowest);
        json.WriteNumber("highest", Highest);
        _fit.Write(json);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static VennAbersRegression FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        double lowest = stored.Number("lowest"), highest = stored.Number("highest");
        return lowest < highest && double.IsFinite(highest - lowest)
            ? new VennAbersRegression(stored.Samples(), lowest, highest, AddedRow.Read(stored))
            : throw new FormatException("The stored calibration has targets from no lowest to a greater highest value; calibrate again.");
    });
}
