namespace Garant.Conformal;

/// <summary>y − ŷ</summary>
internal sealed class AbsoluteScore : IConformityScore
{
    public string Name => "absolute";

    public bool NeedsSpread => false;

    public double Score(double target, double prediction, double spread) => target - prediction;

    public double Target(double score, double prediction, double spread) => prediction + score;
}
