namespace Garant.Conformal.Regression;

/// <summary>The score less the fold model's prediction: a lower bound, turned over.</summary>
internal readonly ref struct ScoreMinusCenter(ReadOnlySpan<double> centers) : IFoldMap
{
    private readonly ReadOnlySpan<double> _centers = centers;

    public double Map(int fold, double score) => score - _centers[fold];
}
