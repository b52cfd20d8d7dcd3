namespace Garant.Conformal.Regression;

/// <summary>The fold model's prediction and the score.</summary>
internal readonly ref struct CenterPlus(ReadOnlySpan<double> centers) : IFoldMap
{
    private readonly ReadOnlySpan<double> _centers = centers;

    public double Map(int fold, double score) => _centers[fold] + score;
}
