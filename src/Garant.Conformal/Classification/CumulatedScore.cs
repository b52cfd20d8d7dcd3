namespace Garant.Conformal.Classification;

/// <summary>The probability cumulated down to the label, less its draw's share of the label's own, and λ for every rank beyond k, whatever the draw.</summary>
internal sealed class CumulatedScore(string name, double lambda, int rank) : RankedScore(name)
{
    internal override (double Lambda, int Rank) Parameters => (lambda, rank);

    internal override bool UsesDraw => true;

    private protected override double Value(double massAbove, double own, int place, double share, double anchor) =>
        massAbove + (1 - share) * own + lambda * Math.Max(0, place - rank);
}
