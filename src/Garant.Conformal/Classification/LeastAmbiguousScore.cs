namespace Garant.Conformal.Classification;

/// <summary>1 − p</summary>
internal sealed class LeastAmbiguousScore() : LabelScore("lac")
{
    internal override double Score(ReadOnlySpan<double> row, int label, double draw) => 1 - Math.Max(0, row[label]);

    internal override void Include(ReadOnlySpan<double> row, double cutoff, double draw, Span<ulong> bits) =>
        LabelBits.Complement(row, cutoff, bits);
}
