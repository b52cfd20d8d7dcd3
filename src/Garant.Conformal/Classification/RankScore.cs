namespace Garant.Conformal.Classification;

/// <summary>The rank of the label, from 0.</summary>
internal sealed class RankScore() : RankedScore("topk")
{
    private protected override double Value(double massAbove, double own, int place, double share, double anchor) => place - 1;

    private protected override double Placed(double value, double place, int classes) => value;
}
