using System.Collections.Concurrent;

namespace Garant.Conformal.Conditional;

/// <summary>The least vertex of the calibration rows, from which test rows go on; safe to use from several threads.</summary>
internal sealed class LeastVertex(HingeSum sum, double[] linear)
{
    /// <summary>How close, relatively, a breakpoint counts as tied.</summary>
    private const double Near = 4 * HingeSum.Shift;

    private readonly HingeVertex _start = HingeVertex.Least(sum, linear)
        ?? throw new InvalidOperationException("The quantile regression has no least value: the features are too nearly dependent. Scale them, or leave some out.");

    private readonly ConcurrentBag<HingeVertex> _spare = [];

    /// <summary>φᵀθ of a row whose multiplier is held just below t.</summary>
    /// <remarks>Where it ties with breakpoints but for rounding, or for what they were moved apart by, it is the greatest of them: a score or a step that ties lies within it.</remarks>
    public double Value(ReadOnlySpan<double> row, double t)
    {
        HingeVertex vertex = _spare.TryTake(out HingeVertex? spare) ? spare : _start.Fork();
        (double value, double size) = vertex.Value(_start, row, t);
        _spare.Add(vertex);
        int near = SortedSearch.UpperBound(sum.Sorted, value + Near * size) - 1;
        return near >= 0 ? Math.Max(value, sum.Sorted[near]) : value;
    }
}
