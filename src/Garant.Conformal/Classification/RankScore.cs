namespace Garant.Conformal.Classification;

/// <summary>The rank of the label, from 0.</summary>
internal sealed class RankScore() : RankedScore("topk")
{
    private protected override double Value(double massAbove, double own, int place, double draw, double anchor) => place - 1;

    private protected override double Placed(double value, int place) => value;
}
