namespace Garant.Conformal.Classification;

/// <summary>The probability cumulated down to the label, less its draw's share of it, and λ for every rank beyond k.</summary>
internal sealed class CumulatedScore(string name, double lambda, int rank) : RankedScore(name)
{
    internal override (double Lambda, int Rank) Parameters => (lambda, rank);

    internal override bool UsesDraw => true;

    private protected override double Value(double massAbove, double own, int place, double share, double anchor) =>
        massAbove + lambda * Math.Max(0, place - 1 - rank) + (1 - share) * (own + (place > rank ? lambda : 0));
}
