using Garant.Conformal.Metrics;

namespace Garant.Cli.Evaluating;

/// <summary>Counts rows, those covered, and their sizes.</summary>
internal sealed class CoverageTally
{
    private int _covered;
    private int _count;
    private double _sizes;

    public Coverage Coverage => new(_covered, _count);

    /// <summary>The mean size; <c>null</c> where one is infinite.</summary>
    public double? MeanSize => double.IsFinite(_sizes) ? _sizes / _count : null;

    public void Add(bool covered, double size)
    {
        _covered += covered ? 1 : 0;
        _count++;
        _sizes += size;
    }
}
