namespace Garant.Conformal.Classification;

/// <summary>The probability cumulated down to the label, less its draw's share of it, and λ for every rank beyond k.</summary>
internal sealed class CumulatedScore(string name, double lambda, int rank) : LabelScore(name)
{
    internal override (double Lambda, int Rank) Parameters => (lambda, rank);

    internal override bool UsesDraw => true;

    internal override double Tolerance => MassTolerance;

    internal override double Score(ReadOnlySpan<double> row, int label, double draw)
    {
        (double mass, int count) = LabelRanks.Above(row, label);
        return mass + row[label] - draw * Step(row[label], count + 1) + lambda * Math.Max(0, count + 1 - rank);
    }

    internal override void Include(ReadOnlySpan<double> row, double cutoff, LastLabel last, double draw, Span<ulong> bits)
    {
        (int label, double reached, int count) = LabelRanks.Prefix(row, 1, lambda, rank, cutoff - MassTolerance, bits);
        if (label < 0)
        {
            return;
        }

        double excess = reached - cutoff;
        bool drop = last switch
        {
            LastLabel.Excluded => excess > MassTolerance && count > 1,
            LastLabel.Randomized when !double.IsNaN(draw) => excess > draw * Step(row[label], count) + MassTolerance,
            _ => false,
        };
        if (drop)
        {
            LabelBits.Clear(bits, label);
        }
    }

    /// <summary>By how much the score grows from the label above to this one.</summary>
    private double Step(double probability, int place) => probability + (place > rank ? lambda : 0);
}
