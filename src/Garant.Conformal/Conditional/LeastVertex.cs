using System.Collections.Concurrent;

namespace Garant.Conformal.Conditional;

/// <summary>The least vertex of the calibration rows, from which test rows go on; safe to use from several threads.</summary>
internal sealed class LeastVertex(HingeSum sum, double[] linear)
{
    private readonly HingeVertex _start = HingeVertex.Least(sum, linear)
        ?? throw new InvalidOperationException("The quantile regression has no least value: the features are too nearly dependent. Scale them, or leave some out.");

    private readonly ConcurrentBag<HingeVertex> _spare = [];

    /// <summary>φᵀθ of a row whose multiplier is held just below t.</summary>
    /// <remarks>
    /// A score or a step that ties with it lies within it: where it is a breakpoint it is the greatest of those that tie, and where it is a
    /// sum of several it is greater by what it may have lost.
    /// </remarks>
    public double Value(ReadOnlySpan<double> row, double t)
    {
        HingeVertex vertex = _spare.TryTake(out HingeVertex? spare) ? spare : _start.Fork();
        (double value, double slack) = vertex.Value(_start, row, t);
        _spare.Add(vertex);
        int near = SortedSearch.UpperBound(sum.Sorted, value + slack) - 1;
        return near >= 0 && sum.Sorted[near] >= value - slack ? Math.Max(value, sum.Sorted[near]) : value + slack;
    }
}
