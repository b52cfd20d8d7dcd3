namespace Garant.Conformal.Classification;

/// <summary>(1 − u)·p₁ for the most probable label, p₁ + (r − 1 − u)λ for rank r from 2, with the draw u.</summary>
/// <remarks>The paper's draw is 1 − u: it says what is left of the label's own step.</remarks>
internal sealed class SortedScore(double lambda) : RankedScore("saps")
{
    internal override (double Lambda, int Rank) Parameters => (lambda, 0);

    internal override bool UsesDraw => true;

    private protected override double Anchor(ReadOnlySpan<double> row) => row[LabelRanks.Top(row)];

    private protected override double Value(double massAbove, double own, int place, double share, double anchor) =>
        place == 1 ? (1 - share) * anchor : anchor + (place - 1 - share) * lambda;
}
