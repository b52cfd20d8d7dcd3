namespace Garant.Conformal.Classification;

/// <summary>The rank of the label, from 0.</summary>
internal sealed class RankScore() : LabelScore("topk")
{
    internal override double Score(ReadOnlySpan<double> row, int label, double draw) => LabelRanks.Above(row, label).Count;

    internal override void Include(ReadOnlySpan<double> row, double cutoff, LastLabel last, double draw, Span<ulong> bits) =>
        LabelRanks.Prefix(row, 0, 1, 0, Math.Floor(cutoff) + 1, bits);
}
