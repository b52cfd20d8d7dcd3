namespace Garant.Conformal;

/// <summary>(y − ŷ)/ŷ</summary>
internal sealed class GammaScore : IConformityScore
{
    public string Name => "gamma";

    public bool NeedsSpread => false;

    public double Score(double target, double prediction, double spread) => (target - prediction) / prediction;

    public double Target(double score, double prediction, double spread) => prediction * (1 + score);

    public void Check(ReadOnlySpan<double> predictions) => Inputs.Positive(predictions, nameof(predictions));
}
