namespace Garant.Conformal.Classification;

/// <summary>A score that grows along the labels of a row in descending order of probability, so that its sets are the first labels in that order.</summary>
/// <remarks>
/// Labels whose values tie, such as all labels of probability 0, are told apart by their place in the order: the score is the value to
/// about 10⁻¹², and its last <see cref="PlaceBits"/> bits hold the place as a part of the number of classes. So sets need not hold every
/// label that ties with the cutoff, and one comparison of numbers stands for the pair. Values closer than that count as equal, whatever
/// the order their sums were added in.
/// </remarks>
internal abstract class RankedScore(string name) : LabelScore(name)
{
    private const int PlaceBits = 11;
    private const long Places = 1L << PlaceBits;

    /// <summary>How far apart, relatively, the first and the second place of one value are put for a quantile regression.</summary>
    private const double Step = 1.0 / (1L << 32);

    internal sealed override double Score(ReadOnlySpan<double> row, int label, OwnShare share)
    {
        (double mass, int count) = LabelRanks.Above(row, label);
        return At(mass, row[label], count + 1, row.Length, share, Anchor(row));
    }

    internal sealed override void Scores(ReadOnlySpan<double> row, OwnShare share, Span<double> scores)
    {
        double anchor = Anchor(row), mass = 0;
        Span<int> labels = row.Length <= LabelRanks.MostOnStack ? stackalloc int[row.Length] : new int[row.Length];
        LabelRanks.Order(row, labels);
        for (int above = 0; above < labels.Length; above++)
        {
            int label = labels[above];
            scores[label] = At(mass, row[label], above + 1, row.Length, share, anchor);
            mass += LabelRanks.Mass(row[label]);
        }
    }

    internal sealed override void Include(ReadOnlySpan<double> row, double cutoff, OwnShare share, Span<ulong> bits) =>
        LabelRanks.First(row, new Rule(this, cutoff, row.Length, share, Anchor(row)), bits);

    internal sealed override double Apart(double score, int classes)
    {
        long bits = BitConverter.DoubleToInt64Bits(score), place = bits & (Places - 1);
        return BitConverter.Int64BitsToDouble(bits - place) * (1 + Step * classes * place / (Places - 1));
    }

    /// <summary>What of the whole row the value needs.</summary>
    private protected virtual double Anchor(ReadOnlySpan<double> row) => 0;

    /// <summary>The value of the label at a place, from 1, with a share of its own step left out; it grows with the place, and with the share 1 it is no less than any before it.</summary>
    private protected abstract double Value(double massAbove, double own, int place, double share, double anchor);

    /// <summary>The score of a value at a place of so many; a value that is a place itself has no ties to break.</summary>
    private protected virtual double Placed(double value, double place, int classes) => BitConverter.Int64BitsToDouble(
        ((BitConverter.DoubleToInt64Bits(value) + Places / 2) & -Places) | (long)(place * (Places - 1) / classes));

    private double At(double massAbove, double own, int place, int classes, OwnShare share, double anchor) =>
        Placed(Value(massAbove, LabelRanks.Mass(own), place, share.OfValue, anchor), place - share.OfPlace, classes);

    /// <summary>Which labels have a score within the cutoff.</summary>
    private readonly struct Rule(RankedScore score, double cutoff, int classes, OwnShare share, double anchor) : IPrefixRule
    {
        // Between the greatest score that the label at this place can have and the least of the next.
        public bool HoldsThrough(double mass, int count) => score.Placed(score.Value(mass, 0, count + 1, 1, anchor), count, classes) <= cutoff;

        public bool Holds(double massAbove, double own, int place) => score.At(massAbove, own, place, classes, share, anchor) <= cutoff;
    }
}
