namespace Garant.Conformal.Classification;

/// <summary>1 − p</summary>
internal sealed class LeastAmbiguousScore() : LabelScore("lac")
{
    internal override double Score(ReadOnlySpan<double> row, int label, OwnShare share) => 1 - Math.Max(0, row[label]);

    internal override void Include(ReadOnlySpan<double> row, double cutoff, OwnShare share, Span<ulong> bits) =>
        LabelBits.Complement(row, cutoff, bits);
}
