using System.Runtime.InteropServices;

namespace Garant.Conformal.Metrics;

/// <summary>Scores in bins beside the frequencies observed there, and the errors of calibration that follow. Immutable.</summary>
/// <remarks>
/// Murphy, Winkler (1977); Naeini, Cooper, Hauskrecht (2015). A binned error depends on the bins: one alone compares two means only,
/// and many hold few rows each, whose chance differences make it larger. <see cref="CalibrationTests"/> need no bins.
/// </remarks>
public sealed class ReliabilityCurve
{
    private readonly CalibrationBin[] _bins;

    private ReliabilityCurve(CalibrationBin[] bins, int count, BrierDecomposition brier) => (_bins, Count, Brier) = (bins, count, brier);

    /// <summary>The bins that hold a row, ascending.</summary>
    public IReadOnlyList<CalibrationBin> Bins => _bins;

    /// <summary>n, how many rows there are.</summary>
    public int Count { get; }

    /// <summary>The Brier score in its parts; they add up to the score of the rows themselves.</summary>
    public BrierDecomposition Brier { get; }

    /// <summary>The expected calibration error Σ nₖ|ȳₖ − s̄ₖ|/n. Naeini, Cooper, Hauskrecht (2015).</summary>
    public double ExpectedCalibrationError => _bins.Sum(bin => bin.Count * bin.Error) / Count;

    /// <summary>The maximum calibration error: the greatest |ȳₖ − s̄ₖ|. Naeini, Cooper, Hauskrecht (2015).</summary>
    public double MaximumCalibrationError => _bins.Max(bin => bin.Error);

    /// <summary>Counts rows in bins.</summary>
    /// <param name="labels">n labels, 0 or 1: of the event, or whether the answer was right.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <param name="bins">How many bins, at least 1; of equal counts at most n + 1, as every inner edge is a score.</param>
    /// <param name="strategy">Where the bins end.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, a score is not between 0 and 1, or the number of bins does not fit.</exception>
    public static ReliabilityCurve Of(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, int bins, BinStrategy strategy = BinStrategy.Uniform)
    {
        Inputs.LabelsAndScores(labels, scores);
        return Counted(labels, scores, BinEdges.Of(scores, bins, strategy));
    }

    /// <summary>Counts rows in bins of given edges, such as those of an earlier curve.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <param name="edges">Where one bin ends and the next begins, ascending: a score on an edge is in the bin below it.</param>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>, or the edges do not ascend.</exception>
    public static ReliabilityCurve OfEdges(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, ReadOnlySpan<double> edges)
    {
        Inputs.LabelsAndScores(labels, scores);
        Inputs.UnitInterval(edges, nameof(edges), "give edges of probabilities");
        for (int edge = 1; edge < edges.Length; edge++)
        {
            if (edges[edge] < edges[edge - 1])
            {
                throw Inputs.Fault($"edges[{edge}] is {Inputs.Text(edges[edge])}, less than the edge before it; sort them.", nameof(edges));
            }
        }

        return Counted(labels, scores, edges);
    }

    private static ReliabilityCurve Counted(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores, ReadOnlySpan<double> edges)
    {
        Tally[] tallies = new Tally[edges.Length + 1];
        double[] padded = BinEdges.Padded(edges);
        for (int row = 0; row < scores.Length; row++)
        {
            tallies[BinEdges.Find(padded, scores[row])].Add(labels[row], scores[row]);
        }

        List<CalibrationBin> bins = [];
        double n = scores.Length, frequency = labels.Count(1) / n, reliability = 0, resolution = 0, variance = 0, covariance = 0;
        for (int index = 0; index < tallies.Length; index++)
        {
            Tally tally = tallies[index];
            if (tally.Count == 0)
            {
                continue;
            }

            CalibrationBin bin = new(index == 0 ? 0 : edges[index - 1], index == edges.Length ? 1 : edges[index], tally.Count, tally.Positives, tally.MeanScore);
            bins.Add(bin);
            reliability += bin.Count * bin.Error * bin.Error;
            resolution += bin.Count * (bin.Frequency - frequency) * (bin.Frequency - frequency);
            variance += tally.Variation;
            covariance += tally.Covariation;
        }

        return new([.. bins], scores.Length, new(reliability / n, resolution / n, frequency * (1 - frequency), variance / n, 2 * covariance / n));
    }

    /// <summary>Sums of a bin; scores are taken from the first one, so that their squares lose no digits and equal scores differ by exactly 0.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Tally
    {
        private double _first, _sum, _squares, _ofPositives;

        public int Count { get; private set; }

        public int Positives { get; private set; }

        public readonly double MeanScore => _first + _sum / Count;

        /// <summary>Σ(s − s̄)²</summary>
        public readonly double Variation => Math.Max(0, _squares - _sum * _sum / Count);

        /// <summary>Σ(y − ȳ)(s − s̄)</summary>
        public readonly double Covariation => _ofPositives - _sum * Positives / Count;

        public void Add(int label, double score)
        {
            _first = Count == 0 ? score : _first;
            double difference = score - _first;
            Count++;
            Positives += label;
            _sum += difference;
            _squares += difference * difference;
            _ofPositives += label * difference;
        }
    }
}
