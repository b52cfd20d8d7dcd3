using System.Collections.Concurrent;

namespace Garant.Conformal.Conditional;

/// <summary>The least vertex of the calibration rows, from which test rows go on; safe to use from several threads.</summary>
internal sealed class LeastVertex(HingeSum sum, double[] linear)
{
    private readonly HingeVertex _start = HingeVertex.Least(sum, linear)
        ?? throw new InvalidOperationException("The quantile regression has no least value: the features are too nearly dependent. Scale them, or leave some out.");

    private readonly ConcurrentBag<HingeVertex> _spare = [];

    /// <summary>φᵀθ of a row whose multiplier is held just below t.</summary>
    public double Value(ReadOnlySpan<double> row, double t)
    {
        HingeVertex vertex = _spare.TryTake(out HingeVertex? spare) ? spare : _start.Fork();
        double value = vertex.Value(_start, row, t);
        _spare.Add(vertex);
        return value;
    }
}
