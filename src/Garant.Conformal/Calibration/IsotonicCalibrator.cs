using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Isotonic regression: the non-decreasing function of the score that fits the labels best in squared loss.</summary>
/// <remarks>
/// Pool adjacent violators, Ayer et al. (1955); for probabilities Zadrozny, Elkan (2002). Equal scores are one point; between two
/// points the function is linear, outside of them it is constant. It bends to any monotone distortion and asks for some hundred
/// rows; with fewer take <see cref="SigmoidCalibrator"/>. Immutable and safe to use from several threads.
/// </remarks>
public sealed class IsotonicCalibrator : IProbabilityCalibrator
{
    internal const string Method = "isotonic";

    private readonly double[] _scores;
    private readonly double[] _probabilities;

    private IsotonicCalibrator(int count, double[] scores, double[] probabilities) => (Count, _scores, _probabilities) = (count, scores, probabilities);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The scores at which the function bends, ascending.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>The probability at each of <see cref="Scores"/>, non-decreasing.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="scores">n finite scores that grow with the probability of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="weights">n finite weights, not negative; none where every row counts the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is not finite, a label neither 0 nor 1, or a weight is none.</exception>
    public static IsotonicCalibrator Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        BinarySample.Check(scores, labels, weights);
        double[] sorted = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        List<Block> blocks = [];

        // Only their ratios count, and products of very small or large weights would vanish or overflow.
        double greatest = weights.IsEmpty ? 1 : 0;
        foreach (double weight in weights)
        {
            greatest = Math.Max(greatest, weight);
        }

        for (int start = 0, end; start < sorted.Length; start = end)
        {
            Block tied = new(sorted[start], sorted[start], 0, 0);
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                double weight = weights.IsEmpty ? 1 : weights[order[end]] / greatest;
                tied = tied with { Weight = tied.Weight + weight, Sum = tied.Sum + weight * labels[order[end]] };
            }

            if (tied.Weight > 0)
            {
                Pool(blocks, tied);
            }
        }

        List<double> places = [], fits = [];
        foreach (Block block in blocks)
        {
            places.AddRange(block.First < block.Last ? [block.First, block.Last] : [block.First]);
            fits.AddRange(Enumerable.Repeat(block.Sum / block.Weight, places.Count - fits.Count));
        }

        return new(scores.Length, [.. places], [.. fits]);
    }

    /// <inheritdoc/>
    public double Predict(double score)
    {
        Inputs.Finite(score, nameof(score));
        int place = SortedSearch.LowerBound(_scores, score);
        if (place == 0 || place == _scores.Length)
        {
            return _probabilities[place == 0 ? 0 : ^1];
        }

        double low = _probabilities[place - 1], high = _probabilities[place], distance = _scores[place] - _scores[place - 1];
        if (score == _scores[place])
        {
            return high;
        }

        // Halves where the distance of two finite scores is not finite, and only there: half of the least number above 0 is 0.
        double share = double.IsFinite(distance)
            ? (score - _scores[place - 1]) / distance
            : (score / 2 - _scores[place - 1] / 2) / (_scores[place] / 2 - _scores[place - 1] / 2);
        return Math.Min(low + (high - low) * share, high);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities) => BinarySample.Predict(this, scores, probabilities);

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Numbers("scores", _scores);
        json.Numbers("probabilities", _probabilities);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static IsotonicCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        double[] scores = stored.Numbers("scores"), probabilities = stored.Numbers("probabilities");
        int samples = stored.Samples();

        // A fitted value has one place or two.
        return scores.Length > 0 && scores.Length <= 2L * samples && scores.Length == probabilities.Length && Inputs.Ascends(scores, strictly: true) && Inputs.Ascends(probabilities) && probabilities[0] >= 0 && probabilities[^1] <= 1
            ? new IsotonicCalibrator(samples, scores, probabilities)
            : throw new FormatException("The scores and their probabilities do not ascend together, or there are more than so many rows give; calibrate again.");
    });

    /// <summary>Adds a block at the right, joined with those before it whose mean is not below its own.</summary>
    private static void Pool(List<Block> blocks, Block added)
    {
        while (blocks.Count > 0 && blocks[^1].Sum * added.Weight >= added.Sum * blocks[^1].Weight)
        {
            added = new(blocks[^1].First, added.Last, blocks[^1].Weight + added.Weight, blocks[^1].Sum + added.Sum);
            blocks.RemoveAt(blocks.Count - 1);
        }

        blocks.Add(added);
    }

    /// <summary>Scores of one fitted value.</summary>
    private readonly record struct Block(double First, double Last, double Weight, double Sum);
}
