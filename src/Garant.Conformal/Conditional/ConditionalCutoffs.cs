using System.Collections.Concurrent;

namespace Garant.Conformal.Conditional;

/// <summary>
/// Cutoffs that depend on a row's features: sup{S : η(S) &lt; t}, where η(S) is the dual variable of a test row of score S in
/// the quantile regression of all n + 1 scores. Gibbs, Cherian, Candès (2023), Section 4.
/// </summary>
/// <remarks>
/// η(S) does not decrease in S, and it maximises t·S − g(t), where g is the optimal value with the test row's dual variable
/// held at t. So the supremum is the slope of g just below t: no score is ever guessed. The calibration rows are fitted once a
/// level; a test row goes on from there.
/// </remarks>
internal sealed class ConditionalCutoffs
{
    /// <summary>How many levels are kept fitted; each takes a few numbers for every calibration row.</summary>
    private const int MostLevels = 32;

    private readonly HingeSum _sum;
    private readonly FeatureBasis _basis;
    private readonly double[] _total;
    private readonly ConcurrentDictionary<double, LeastVertex> _levels = [];

    /// <param name="scores">n finite scores.</param>
    /// <param name="features">n × d finite numbers, row-major.</param>
    public ConditionalCutoffs(double[] scores, double[] features)
    {
        Scores = scores;
        Features = features;
        Columns = features.Length / scores.Length;
        _basis = new(features, Columns);
        double[] weights = new double[scores.Length];
        Array.Fill(weights, 1);
        _sum = new(_basis.BaseRows, _basis.Coordinates(features), scores, weights);
        _total = [.. _sum.Coordinates.Select(coordinates => coordinates.Sum())];
    }

    public double[] Scores { get; }

    public double[] Features { get; }

    /// <summary>d, the number of features of a row.</summary>
    public int Columns { get; }

    /// <summary>The cutoff of one row.</summary>
    /// <param name="features">d finite numbers.</param>
    /// <param name="miscoverage">α</param>
    /// <param name="draw">A draw from the uniform distribution on [0, 1]; 1 for the cutoff without chance.</param>
    public double Cutoff(ReadOnlySpan<double> features, double miscoverage, double draw)
    {
        double t = draw < 1 ? draw - miscoverage : 1 - miscoverage;
        double[] row = new double[_basis.Rank];
        if (draw <= 0 || !_basis.TryCoordinates(features, row))
        {
            // Nothing lies below the least value; and no calibration row holds a row in place that is no combination of them.
            return draw > 0 && t > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        return Level(miscoverage).Value(row, t);
    }

    /// <summary>The cutoffs of many rows; rows of equal features without draws are answered once.</summary>
    public void Cutoffs(ReadOnlySpan<double> features, double miscoverage, ReadOnlySpan<double> draws, Span<double> cutoffs)
    {
        if (draws.IsEmpty)
        {
            FeatureRows.Answer(features, cutoffs, row => Cutoff(row, miscoverage, 1));
            return;
        }

        for (int row = 0; row < cutoffs.Length; row++)
        {
            cutoffs[row] = Cutoff(features.Slice(row * Columns, Columns), miscoverage, draws[row]);
        }
    }

    private LeastVertex Level(double miscoverage)
    {
        if (_levels.Count >= MostLevels)
        {
            _levels.Clear();
        }

        return _levels.GetOrAdd(miscoverage, static (alpha, self) => new(self._sum, Array.ConvertAll(self._total, sum => alpha * sum)), this);
    }
}
