using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Beta calibration: the log odds are a·ln p − b·ln(1 − p) + c. With a = b = 1 and c = 0 probabilities stay as they are.</summary>
/// <remarks>
/// Kull, Silva Filho, Flach (2017), with a and b not negative, so that the map does not fall: the likelihood's optimum under these
/// constraints. Unlike <see cref="SigmoidCalibrator"/> it can leave calibrated probabilities alone. Probabilities are read as
/// at least 2⁻⁵² and at most 1 − 2⁻⁵². Immutable and safe to use from several threads.
/// </remarks>
public sealed class BetaCalibrator : IProbabilityCalibrator
{
    internal const string Method = "beta";

    private BetaCalibrator(int count, double a, double b, double c) => (Count, A, B, C) = (count, a, b, c);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>a, not negative: how much the log of the probability counts.</summary>
    public double A { get; }

    /// <summary>b, not negative: how much the log of the other class's probability counts.</summary>
    public double B { get; }

    /// <summary>c: the log odds that are added.</summary>
    public double C { get; }

    /// <summary>Calibrates.</summary>
    /// <param name="scores">n probabilities.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, there is no row, a score is no probability, a label neither 0 nor 1, or a weight is none; a label is
    /// missing, the probabilities separate the labels, or fewer than three differ: then the likelihood has no one optimum.
    /// </exception>
    public static BetaCalibrator Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        BinarySample.Check(scores, labels, weights);
        BinarySample.CheckProbabilities(scores);
        double[] features = new double[2 * scores.Length], targets = new double[scores.Length];
        double highestNegative = double.NegativeInfinity, lowestPositive = double.PositiveInfinity;
        HashSet<double> distinct = [];
        for (int row = 0; row < scores.Length; row++)
        {
            double p = Clipped(scores[row]);
            (features[2 * row], features[2 * row + 1], targets[row]) = (Math.Log(p), -Math.Log(1 - p), labels[row]);
            if (weights.IsEmpty || weights[row] > 0)
            {
                highestNegative = labels[row] == 0 ? Math.Max(highestNegative, p) : highestNegative;
                lowestPositive = labels[row] == 1 ? Math.Min(lowestPositive, p) : lowestPositive;
                distinct.Add(p);
            }
        }

        if (highestNegative <= lowestPositive || distinct.Count < 3)
        {
            string fault = double.IsInfinity(highestNegative) || double.IsInfinity(lowestPositive) ? $"no row has the label {(double.IsInfinity(highestNegative) ? 0 : 1)}"
                : distinct.Count < 3 ? "fewer than three scores differ"
                : "the scores separate the labels";
            throw Inputs.Fault($"Beta calibration has no one optimum here: {fault}; add rows, or take the sigmoid or Venn–Abers.", nameof(scores));
        }

        double[] fit = LogisticFit.Fit(features, targets, weights.ToArray(), nonNegative: true);
        return new(scores.Length, fit[0], fit[1], fit[2]);
    }

    /// <summary>The calibrated probability of a probability.</summary>
    /// <param name="score">A probability.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public double Predict(double score)
    {
        BinarySample.CheckProbabilities([score]);
        double p = Clipped(score);
        return BinarySample.Logistic(A * Math.Log(p) - B * Math.Log(1 - p) + C);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        BinarySample.CheckProbabilities(scores);
        BinarySample.Predict(this, scores, probabilities);
    }

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("a", A);
        json.WriteNumber("b", B);
        json.WriteNumber("c", C);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static BetaCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        (double a, double b) = (stored.Number("a"), stored.Number("b"));
        return a >= 0 && b >= 0 ? new BetaCalibrator(stored.Samples(), a, b, stored.Number("c")) : throw new FormatException("\"a\" or \"b\" is negative; calibrate again.");
    });

    private static double Clipped(double p) => Math.Clamp(p, BinarySample.Smallest, 1 - BinarySample.Smallest);
}
