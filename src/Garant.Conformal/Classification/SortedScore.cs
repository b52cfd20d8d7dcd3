namespace Garant.Conformal.Classification;

/// <summary>u·p₁ for the most probable label, p₁ + (r − 2 + u)λ for rank r from 2.</summary>
internal sealed class SortedScore(double lambda) : LabelScore("saps")
{
    internal override (double Lambda, int Rank) Parameters => (lambda, 0);

    internal override bool UsesDraw => true;

    internal override double Tolerance => MassTolerance;

    // The paper's u is what is left of the label's own step: 1 − the draw.
    internal override double Score(ReadOnlySpan<double> row, int label, double draw)
    {
        int above = LabelRanks.Above(row, label).Count;
        return above == 0 ? (1 - draw) * row[label] : Greatest(row) + (above - draw) * lambda;
    }

    internal override void Include(ReadOnlySpan<double> row, double cutoff, LastLabel last, double draw, Span<ulong> bits)
    {
        double greatest = Greatest(row), share = DrawOf(last, draw), room = cutoff + MassTolerance;
        int size = (1 - share) * greatest > room ? 0
            : greatest + (1 - share) * lambda > room ? 1
            : lambda == 0 || double.IsInfinity(room) ? row.Length
            : (int)Math.Min(row.Length, 1 + Math.Floor((room - greatest) / lambda + share));
        if (size == 0 && last == LastLabel.Excluded)
        {
            size = 1;
        }

        if (size > 0)
        {
            LabelRanks.Prefix(row, 0, 1, 0, size, bits);
        }
    }

    private static double Greatest(ReadOnlySpan<double> row)
    {
        double greatest = row[0];
        foreach (double p in row)
        {
            greatest = Math.Max(greatest, p);
        }

        return greatest;
    }
}
