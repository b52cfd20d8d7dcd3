namespace Garant.Conformal.Classification;

/// <summary>The greatest probability of another label less the label's own.</summary>
internal sealed class MarginScore() : LabelScore("margin")
{
    internal override double Score(ReadOnlySpan<double> row, int label, double draw)
    {
        double greatest = double.NegativeInfinity;
        for (int other = 0; other < row.Length; other++)
        {
            greatest = other == label ? greatest : Math.Max(greatest, row[other]);
        }

        return greatest - row[label];
    }

    internal override void Include(ReadOnlySpan<double> row, double cutoff, LastLabel last, double draw, Span<ulong> bits)
    {
        (double first, double second) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (double p in row)
        {
            (first, second) = p > first ? (p, first) : (first, Math.Max(second, p));
        }

        bool taken = false;
        for (int label = 0; label < row.Length; label++)
        {
            bool isFirst = !taken && row[label] == first;
            taken |= isFirst;
            if ((isFirst ? second : first) - row[label] <= cutoff)
            {
                LabelBits.Set(bits, label);
            }
        }
    }
}
