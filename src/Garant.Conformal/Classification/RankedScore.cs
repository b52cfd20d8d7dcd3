namespace Garant.Conformal.Classification;

/// <summary>A score that grows along the labels of a row in descending order of probability, so that its sets are the first labels in that order.</summary>
/// <remarks>
/// Labels whose values tie, such as all labels of probability 0, are told apart by their place in the order: the score is the value to
/// about 10⁻¹², and its last <see cref="PlaceBits"/> bits hold the place. So sets need not hold every label that ties with the cutoff,
/// and one comparison of numbers stands for the pair. Values closer than that count as equal, whatever the order their sums were added in.
/// </remarks>
internal abstract class RankedScore(string name) : LabelScore(name)
{
    private const int PlaceBits = 11;
    private const long Places = 1L << PlaceBits;

    /// <summary>How far apart, relatively, places of one value are put for a quantile regression.</summary>
    private const double Step = 1.0 / (1L << 32);

    internal sealed override double Score(ReadOnlySpan<double> row, int label, double draw)
    {
        (double mass, int count) = LabelRanks.Above(row, label);
        return At(mass, row[label], count + 1, draw, Anchor(row));
    }

    internal sealed override void Scores(ReadOnlySpan<double> row, double draw, Span<double> scores)
    {
        double anchor = Anchor(row), mass = 0;
        Span<int> labels = row.Length <= 256 ? stackalloc int[row.Length] : new int[row.Length];
        LabelRanks.Order(row, labels);
        for (int above = 0; above < labels.Length; above++)
        {
            int label = labels[above];
            scores[label] = At(mass, row[label], above + 1, draw, anchor);
            mass += LabelRanks.Mass(row[label]);
        }
    }

    internal sealed override void Include(ReadOnlySpan<double> row, double cutoff, double draw, Span<ulong> bits) =>
        LabelRanks.First(row, new Rule(this, cutoff, draw, Anchor(row)), bits);

    internal sealed override double Apart(double score)
    {
        long bits = BitConverter.DoubleToInt64Bits(score), place = bits & (Places - 1);
        return BitConverter.Int64BitsToDouble(bits - place) * (1 + place * Step);
    }

    /// <summary>What of the whole row the value needs.</summary>
    private protected virtual double Anchor(ReadOnlySpan<double> row) => 0;

    /// <summary>The value of the label at a place, from 1; never less than that of the place before, nor, with any draw, above the next place's with the draw 1.</summary>
    private protected abstract double Value(double massAbove, double own, int place, double draw, double anchor);

    /// <summary>The score of a value at a place; a value that is a place of its own has no ties to break.</summary>
    private protected virtual double Placed(double value, int place) => BitConverter.Int64BitsToDouble(
        ((BitConverter.DoubleToInt64Bits(value) + Places / 2) & -Places) | Math.Min(place - 1, Places - 1));

    private double At(double massAbove, double own, int place, double draw, double anchor) =>
        Placed(Value(massAbove, LabelRanks.Mass(own), place, draw, anchor), place);

    /// <summary>Which labels have a score within the cutoff.</summary>
    private readonly struct Rule(RankedScore score, double cutoff, double draw, double anchor) : IPrefixRule
    {
        // No label down to this place has a greater value than the next one has with the draw 1, and none below it a smaller one.
        public bool HoldsThrough(double mass, int count) => score.Placed(score.Value(mass, 0, count + 1, 1, anchor), count) <= cutoff;

        public bool Holds(double massAbove, double own, int place) => score.At(massAbove, own, place, draw, anchor) <= cutoff;
    }
}
