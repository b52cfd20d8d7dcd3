using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal.Conditional;

/// <summary>How far each hinge is from its breakpoint and on which side, and what lies ahead on the way along an edge.</summary>
internal sealed class HingeSides
{
    /// <summary>A change of φⱼᵀθ below this is rounding: bases are chosen such that the changes are about 1.</summary>
    private const double Still = 1e-9;

    /// <summary>Hinges handled at a time, so that what is computed of them stays in the nearest cache.</summary>
    private const int Block = 1024;

    /// <summary>How many crossings are gathered before the far ones are dropped.</summary>
    private const int FewestKept = 64;

    private readonly HingeSum _sum;
    private readonly double[] _residuals;
    private readonly double[] _sides;
    private readonly double[] _column;
    private Crossing[] _crossings = new Crossing[2 * FewestKept];
    private int _count;
    private double _nearest;

    public HingeSides(HingeSum sum)
    {
        int n = sum.Breakpoints.Length;
        _sum = sum;
        _residuals = new double[n];
        _sides = new double[n];
        _column = new double[n];
    }

    public int Count => _sides.Length;

    public bool IsAbove(int hinge) => _sides[hinge] > 0;

    /// <summary>The crossings of the last edge that come before the one found, and that one.</summary>
    public ReadOnlySpan<Crossing> Passed => _crossings.AsSpan(0, _count);

    public void CopyFrom(HingeSides other)
    {
        other._residuals.CopyTo(_residuals, 0);
        other._sides.CopyTo(_sides, 0);
    }

    /// <summary>Computes how far the breakpoints are from φⱼᵀθ.</summary>
    public void Measure(ReadOnlySpan<double> theta)
    {
        for (int start = 0; start < Count; start += Block)
        {
            Combine(theta, start, Math.Min(Block, Count - start));
        }

        for (int j = 0; j < Count; j++)
        {
            _residuals[j] = _sum.Shifted[j] - _column[j];
        }
    }

    /// <summary>Takes the sides from the residuals; those of a basis have none.</summary>
    public void Part(ReadOnlySpan<int> basis)
    {
        for (int j = 0; j < Count; j++)
        {
            _sides[j] = _residuals[j] > 0 ? 1 : -1;
        }

        foreach (int j in basis)
        {
            _sides[j] = 0;
        }
    }

    /// <summary>Σ wⱼφⱼ of the hinges above, in one coordinate.</summary>
    public double SlopeAbove(int coordinate)
    {
        double[] coordinates = _sum.Coordinates[coordinate];
        double sum = 0;
        for (int j = 0; j < Count; j++)
        {
            sum += _sides[j] > 0 ? _sum.Weights[j] * coordinates[j] : 0;
        }

        return sum;
    }

    /// <summary>Looks along an edge for the crossing at which the slope has grown by the target; <c>false</c> where it never does.</summary>
    /// <param name="edge">The change of θ, in coordinates.</param>
    /// <param name="direction">1, or −1 for the other way.</param>
    /// <param name="target">By how much the slope has to grow.</param>
    public bool TryFind(ReadOnlySpan<double> edge, int direction, double target)
    {
        _count = 0;
        _nearest = double.PositiveInfinity;
        int limit = FewestKept;
        Vector<double> way = new(direction), still = new(Still);
        for (int start = 0; start < Count; start += Block)
        {
            int size = Math.Min(Block, Count - start), vectorised = 0;
            Combine(edge, start, size);
            ReadOnlySpan<Vector<double>> changes = Vectors(_column, start, size), sides = Vectors(_sides, start, size), residuals = Vectors(_residuals, start, size);
            for (int i = 0; i < changes.Length; i++, vectorised += Vector<double>.Count)
            {
                Vector<double> change = changes[i] * sides[i] * way;
                Vector<double> ahead = Vector.GreaterThan(change, still).As<long, double>() & Vector.LessThan(residuals[i] * sides[i], change * _nearest).As<long, double>();
                if (Vector.EqualsAll(ahead.As<double, long>(), Vector<long>.Zero))
                {
                    continue;
                }

                Gather(start + vectorised, Vector<double>.Count, direction);
                if (_count >= limit)
                {
                    limit = Drop(target, limit);
                }
            }

            Gather(start + vectorised, size - vectorised, direction);
        }

        int at = Crossing.Find(_crossings.AsSpan(0, _count), target);
        _count = at + 1;
        return at >= 0;
    }

    /// <summary>Moves along the edge to the crossing found: the hinges before it change sides, and that one has none any more.</summary>
    public void Move(int direction, int leaving)
    {
        Crossing reached = _crossings[_count - 1];
        double step = direction * reached.Step;
        Span<Vector<double>> residuals = MemoryMarshal.Cast<double, Vector<double>>(_residuals.AsSpan());
        ReadOnlySpan<Vector<double>> changes = MemoryMarshal.Cast<double, Vector<double>>(_column);
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] -= changes[i] * step;
        }

        for (int j = residuals.Length * Vector<double>.Count; j < Count; j++)
        {
            _residuals[j] -= step * _column[j];
        }

        foreach (Crossing crossing in Passed)
        {
            _sides[crossing.Hinge] = -_sides[crossing.Hinge];
        }

        _sides[reached.Hinge] = 0;
        _residuals[reached.Hinge] = 0;
        _sides[leaving] = -direction;
        _residuals[leaving] = -step;
    }

    /// <summary>Writes the change of φⱼᵀθ for a change of θ.</summary>
    private void Combine(ReadOnlySpan<double> factors, int start, int size)
    {
        _column.AsSpan(start, size).Clear();
        Span<Vector<double>> column = MemoryMarshal.Cast<double, Vector<double>>(_column.AsSpan(start, size));
        for (int k = 0; k < factors.Length; k++)
        {
            double factor = factors[k];
            if (factor == 0)
            {
                continue;
            }

            ReadOnlySpan<Vector<double>> source = Vectors(_sum.Coordinates[k], start, size);
            for (int i = 0; i < column.Length; i++)
            {
                column[i] += source[i] * factor;
            }

            for (int j = column.Length * Vector<double>.Count; j < size; j++)
            {
                _column[start + j] += _sum.Coordinates[k][start + j] * factor;
            }
        }
    }

    private void Gather(int start, int size, int direction)
    {
        if (_count + size > _crossings.Length)
        {
            Array.Resize(ref _crossings, 2 * _crossings.Length);
        }

        for (int j = start; j < start + size; j++)
        {
            double side = _sides[j], change = _column[j] * side * direction;
            if (change > Still && _residuals[j] * side < change * _nearest)
            {
                // Rounding may have left the residual on the wrong side: then the breakpoint is here.
                _crossings[_count++] = new(Math.Max(0, _residuals[j] * side / change), _sum.Weights[j] * change, j);
            }
        }
    }

    /// <summary>Drops what lies beyond the crossing found so far: the one that counts is no farther. Says how many to gather until the next time.</summary>
    private int Drop(double target, int limit)
    {
        int at = Crossing.Find(_crossings.AsSpan(0, _count), target);
        if (at < 0)
        {
            return 2 * limit;
        }

        _count = at + 1;
        _nearest = _crossings[at].Step;
        return Math.Max(FewestKept, 2 * _count);
    }

    private static ReadOnlySpan<Vector<double>> Vectors(double[] values, int start, int size) => MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(start, size));
}
