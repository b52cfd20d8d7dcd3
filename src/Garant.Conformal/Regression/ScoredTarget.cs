namespace Garant.Conformal.Regression;

/// <summary>The target that has the score around the fold model's prediction; turned over for a lower bound of a two-sided score.</summary>
internal readonly ref struct ScoredTarget(ReadOnlySpan<double> centers, IConformityScore score, bool turnedOver) : IFoldMap
{
    private readonly ReadOnlySpan<double> _centers = centers;

    public double Map(int fold, double value) => turnedOver
        ? -score.Target(-value, _centers[fold], 1)
        : score.Target(value, _centers[fold], 1);
}
