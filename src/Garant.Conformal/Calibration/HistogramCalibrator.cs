using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Histogram binning: the probability is the share of label 1 among the calibration rows of the score's bin.</summary>
/// <remarks>
/// Zadrozny, Elkan (2001). Bins of uniform mass end at calibration scores, and these rows count in no bin: the others of a bin
/// are then a sample of it, and <see cref="ErrorBound"/> holds without a second sample (Gupta, Ramdas 2021, Algorithm 1).
/// Immutable and safe to use from several threads.
/// </remarks>
public sealed class HistogramCalibrator : IProbabilityCalibrator
{
    internal const string Method = "histogram";

    private readonly double[] _edges;
    private readonly double[] _probabilities;
    private readonly int[] _counts;

    private HistogramCalibrator(int count, double[] edges, double[] probabilities, int[] counts) =>
        (Count, _edges, _probabilities, _counts) = (count, edges, probabilities, counts);

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>B, how many bins there are; fewer than asked for where equal scores leave a bin of uniform mass without rows.</summary>
    public int Bins => _counts.Length;

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="scores">n finite scores; probabilities for bins of uniform width.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="bins">B, at most half of n for bins of uniform mass. With n/50 a bound of the error at 0.9 is about a quarter.</param>
    /// <param name="binning">Where bins end. A score at an end belongs to the bin above; a bin of uniform width without rows answers with its middle.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is not finite or no probability where it must be one, a label is neither 0 nor 1, or there are too many bins.</exception>
    public static HistogramCalibrator Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int bins = 10, Binning binning = Binning.UniformMass)
    {
        BinarySample.Check(scores, labels);
        if (bins < 1 || binning == Binning.UniformMass && 2 * (long)bins > scores.Length)
        {
            throw Inputs.Fault($"There {(bins == 1 ? "is" : "are")} {Inputs.Count(bins, "bin")} for {Inputs.Count(scores.Length, "row")}; take at least one bin, and of uniform mass at most half as many as rows.", nameof(bins));
        }

        return binning == Binning.UniformMass ? OfMass(scores, labels, bins) : OfWidth(scores, labels, bins);
    }

    /// <summary>
    /// How far the probability of label 1 in a bin is from the answer, at most, in all bins at once: √(ln(2B/α)/(2m)), where m is
    /// the fewest rows of a bin; infinite where a bin has none.
    /// </summary>
    /// <param name="confidence">How likely the bound holds over draws of the calibration set, whose rows must be independent; for uniform mass no two scores may be equal.</param>
    /// <remarks>Hoeffding's inequality in each bin and the union bound, as Gupta, Ramdas (2021), Theorem 3.</remarks>
    public double ErrorBound(ConfidenceLevel confidence) => Math.Sqrt(Math.Log(2.0 * Bins / confidence.Delta()) / (2.0 * _counts.Min()));

    /// <inheritdoc/>
    public double Predict(double score)
    {
        Inputs.Finite(score, nameof(score));
        return _probabilities[SortedSearch.UpperBound(_edges, score)];
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities) => BinarySample.Predict(this, scores, probabilities);

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Numbers("edges", _edges);
        json.Numbers("probabilities", _probabilities);
        json.Integers("counts", _counts);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static HistogramCalibrator FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        double[] edges = stored.Numbers("edges"), probabilities = stored.Numbers("probabilities");
        int[] counts = stored.Integers("counts");
        int samples = stored.Samples();
        return probabilities.Length == edges.Length + 1 && counts.Length == probabilities.Length && Inputs.Ascends(edges) && probabilities.All(p => p is >= 0 and <= 1) && counts.All(count => count >= 0) && counts.Sum(count => (long)count) <= samples
            ? new HistogramCalibrator(samples, edges, probabilities, counts)
            : throw new FormatException("The edges, probabilities and counts are not of the same bins, or count more rows than there were; calibrate again.");
    });

    private static HistogramCalibrator OfMass(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int bins)
    {
        double[] sorted = scores.ToArray();
        int[] answers = labels.ToArray();
        Array.Sort(sorted, answers);

        // Where the row of rank ⌈b(n + 1)/B⌉ or one equal to it stands first; a bin without rows between is joined with the next.
        List<int> starts = [];
        for (int bin = 1; bin < bins; bin++)
        {
            int start = SortedSearch.LowerBound(sorted, sorted[(int)((bin * (sorted.Length + 1L) + bins - 1) / bins) - 1]);
            if (start > FirstCounted() && start + 1 < sorted.Length)
            {
                starts.Add(start);
            }
        }

        double[] probabilities = new double[starts.Count + 1];
        int[] counts = new int[probabilities.Length];
        for (int bin = 0; bin < counts.Length; bin++)
        {
            int from = bin == 0 ? 0 : starts[bin - 1] + 1, to = bin < starts.Count ? starts[bin] : sorted.Length;
            counts[bin] = to - from;
            probabilities[bin] = (double)answers.AsSpan(from, to - from).Count(1) / counts[bin];
        }

        return new(scores.Length, [.. starts.Select(start => sorted[start])], probabilities, counts);

        int FirstCounted() => starts.Count == 0 ? 0 : starts[^1] + 1;
    }

    private static HistogramCalibrator OfWidth(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int bins)
    {
        BinarySample.CheckProbabilities(scores);
        double[] edges = [.. Enumerable.Range(1, bins - 1).Select(edge => (double)edge / bins)], probabilities = new double[bins];
        int[] counts = new int[bins];
        for (int row = 0; row < scores.Length; row++)
        {
            int bin = SortedSearch.UpperBound(edges, scores[row]);
            counts[bin]++;
            probabilities[bin] += labels[row];
        }

        for (int bin = 0; bin < bins; bin++)
        {
            probabilities[bin] = counts[bin] > 0 ? probabilities[bin] / counts[bin] : (bin + 0.5) / bins;
        }

        return new(scores.Length, edges, probabilities, counts);
    }
}
