namespace Garant.Conformal;

/// <summary>(y − ŷ)/σ̂</summary>
internal sealed class NormalizedScore(string name) : IConformityScore
{
    public string Name => name;

    public bool NeedsSpread => true;

    public double Score(double target, double prediction, double spread) => (target - prediction) / spread;

    public double Target(double score, double prediction, double spread) => prediction + score * spread;
}
