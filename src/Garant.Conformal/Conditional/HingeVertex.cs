using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal.Conditional;

/// <summary>
/// A vertex of a sum of hinges with a linear term, and the way down from it. At a vertex r hinges, its basis, are at their
/// breakpoints; each has a multiplier, the slope it must have for the function to be stationary. Where a multiplier does not
/// lie between 0 and the hinge's weight, leaving that breakpoint goes downhill; the step is as long as the slope is negative
/// (Barrodale, Roberts 1973), which is a bounded-variable dual simplex method with several flips a pivot.
/// </summary>
/// <remarks>
/// The linear term is Σ uⱼφⱼ = l at the optimum: l less tφ for a row φ whose multiplier is held at t. A <em>tilt</em> of φ
/// means t less an infinitesimal: it decides where multipliers lie on a bound, exactly and without a small number.
/// </remarks>
internal sealed class HingeVertex
{
    /// <summary>Multipliers and slopes within this of a bound are on it.</summary>
    private const double Tolerance = 1e-9;

    private const byte Below = 0, Above = 1, Basic = 2;

    private readonly HingeSum _sum;
    private readonly double[] _linear;
    private readonly double[] _balance;
    private readonly double[] _multipliers;
    private readonly double[] _tilts;
    private readonly double[] _row;
    private readonly int[] _basis;
    private double[] _inverse;
    private readonly double[] _residuals;
    private readonly byte[] _sides;
    private readonly double[] _column;
    private readonly Crossing[] _crossings;

    private HingeVertex(HingeSum sum, double[] linear)
    {
        int r = sum.Rank, n = sum.Breakpoints.Length;
        _sum = sum;
        _linear = linear;
        _balance = new double[r];
        _multipliers = new double[r];
        _tilts = new double[r];
        _row = new double[r];
        _basis = new int[r];
        _inverse = new double[r * r];
        _residuals = new double[n];
        _sides = new byte[n];
        _column = new double[n];
        _crossings = new Crossing[n];
    }

    /// <summary>The vertex at which the sum with a linear term is least; <c>null</c> where it has no least value.</summary>
    public static HingeVertex? Least(HingeSum sum, double[] linear)
    {
        HingeVertex vertex = new(sum, linear);
        sum.Start.CopyTo(vertex._basis, 0);
        vertex.Factorise();
        for (int j = 0; j < vertex._sides.Length; j++)
        {
            vertex._sides[j] = vertex._residuals[j] > 0 ? Above : Below;
        }

        foreach (int j in vertex._basis)
        {
            vertex._sides[j] = Basic;
        }

        // The second descent starts from figures computed afresh and, as a rule, has nothing left to do.
        for (int round = 0; round < 2; round++)
        {
            vertex.Factorise();
            vertex.Weigh();
            if (!vertex.Descend([]))
            {
                return null;
            }
        }

        return vertex;
    }

    /// <summary>A vertex of the same sum to move from here again and again.</summary>
    public HingeVertex Fork() => new(_sum, _linear);

    /// <summary>The least φᵀθ of a row whose multiplier is held just below t, from a least vertex on; infinite where it has no end.</summary>
    /// <param name="from">The vertex at which t is 0.</param>
    /// <param name="row">The coordinates of φ.</param>
    /// <param name="t">The multiplier.</param>
    public double Value(HingeVertex from, ReadOnlySpan<double> row, double t)
    {
        from._balance.CopyTo(_balance, 0);
        from._basis.CopyTo(_basis, 0);
        from._inverse.CopyTo(_inverse, 0);
        from._residuals.CopyTo(_residuals, 0);
        from._sides.CopyTo(_sides, 0);
        for (int k = 0; k < row.Length; k++)
        {
            _balance[k] -= t * row[k];
        }

        if (!Descend(row))
        {
            return t > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        double value = 0;
        for (int k = 0; k < row.Length; k++)
        {
            value += _tilts[k] * _sum.Breakpoints[_basis[k]];
        }

        return value;
    }

    /// <summary>Goes down to a least vertex; <c>false</c> where there is none.</summary>
    private bool Descend(ReadOnlySpan<double> tilt)
    {
        // Far more than any descent takes: a guard against circles that rounding might make.
        int most = 1000 + 20 * (_sides.Length + _basis.Length);
        for (int pivots = 0; pivots < most; pivots++)
        {
            (int leaving, int direction, double target) = Leaving(tilt);
            if (leaving < 0)
            {
                return true;
            }

            int count = Cross(leaving, direction), at = Crossing.Find(_crossings.AsSpan(0, count), target);
            if (at < 0)
            {
                return false;
            }

            Move(leaving, direction, at);
        }

        throw new InvalidOperationException("The quantile regression did not settle: the features are too nearly dependent. Scale them, or leave some out.");
    }

    /// <summary>The place in the basis whose multiplier is farthest outside its bounds, the direction in which φᵀθ leaves the breakpoint, and the slope to make up for.</summary>
    private (int Place, int Direction, double Target) Leaving(ReadOnlySpan<double> tilt)
    {
        int r = _basis.Length, place = -1, direction = 0;
        double worst = 0, target = 0;
        for (int k = 0; k < r; k++)
        {
            double multiplier = 0, tilted = 0;
            ReadOnlySpan<double> inverse = _inverse.AsSpan(k * r, r);
            for (int i = 0; i < r; i++)
            {
                multiplier += _balance[i] * inverse[i];
                tilted += tilt.IsEmpty ? 0 : tilt[i] * inverse[i];
            }

            _tilts[k] = tilted;
            double over = multiplier - _sum.Weights[_basis[k]];
            Consider(k, 1, -multiplier, tilted < -Tolerance);
            Consider(k, -1, over, tilted > Tolerance);
        }

        return (place, direction, target);

        // A multiplier outside its bounds goes before one that only the tilt pushes off a bound.
        void Consider(int k, int way, double excess, bool isTilted)
        {
            if (excess > Tolerance ? excess > worst : isTilted && excess >= -Tolerance && place < 0)
            {
                (place, direction, worst) = (k, way, Math.Max(excess, Tolerance));
                target = excess + (isTilted ? Tolerance : -Tolerance);
            }
        }
    }

    /// <summary>The change of every φⱼᵀθ along the edge, and the crossings ahead.</summary>
    private int Cross(int leaving, int direction)
    {
        Combine(_inverse.AsSpan(leaving * _basis.Length, _basis.Length));
        int count = 0;
        for (int j = 0; j < _column.Length; j++)
        {
            double change = direction * _column[j];
            byte side = _sides[j];
            if (side == Above ? change > Tolerance : side == Below && change < -Tolerance)
            {
                _crossings[count++] = new(Math.Max(0, _residuals[j] / change), _sum.Weights[j] * Math.Abs(change), j);
            }
        }

        return count;
    }

    private void Combine(ReadOnlySpan<double> factors)
    {
        Span<Vector<double>> column = MemoryMarshal.Cast<double, Vector<double>>(_column.AsSpan());
        _column.AsSpan().Clear();
        for (int k = 0; k < factors.Length; k++)
        {
            double factor = factors[k];
            if (factor == 0)
            {
                continue;
            }

            double[] source = _sum.Coordinates[k];
            ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(source);
            for (int i = 0; i < column.Length; i++)
            {
                column[i] += vectors[i] * factor;
            }

            for (int j = column.Length * Vector<double>.Count; j < source.Length; j++)
            {
                _column[j] += source[j] * factor;
            }
        }
    }

    /// <summary>Moves to the crossing: the hinges passed change sides, the one reached takes the leaving one's place.</summary>
    private void Move(int leaving, int direction, int at)
    {
        double step = direction * _crossings[at].Step;
        for (int j = 0; j < _column.Length; j++)
        {
            _residuals[j] -= step * _column[j];
        }

        for (int i = 0; i < at; i++)
        {
            int passed = _crossings[i].Hinge;
            bool wasAbove = _sides[passed] == Above;
            _sides[passed] = wasAbove ? Below : Above;
            Shift(passed, wasAbove ? 1 : -1);
        }

        int entering = _crossings[at].Hinge, left = _basis[leaving];
        if (_sides[entering] == Above)
        {
            Shift(entering, 1);
        }

        _sides[entering] = Basic;
        _residuals[entering] = 0;
        _sides[left] = direction > 0 ? Below : Above;
        _residuals[left] = -step;
        if (direction < 0)
        {
            Shift(left, -1);
        }

        _basis[leaving] = entering;
        Replace(leaving, entering);
    }

    /// <summary>Takes a hinge's slope out of the balance, or puts it in.</summary>
    private void Shift(int hinge, int sign)
    {
        double weight = sign * _sum.Weights[hinge];
        for (int k = 0; k < _balance.Length; k++)
        {
            _balance[k] += weight * _sum.Coordinates[k][hinge];
        }
    }

    /// <summary>Updates the inverse of the basis for a new row in it.</summary>
    private void Replace(int place, int entering)
    {
        int r = _basis.Length;
        _sum.CopyRow(entering, _row);
        Span<double> pivot = _inverse.AsSpan(place * r, r);
        double size = Dot(_row, pivot);
        for (int i = 0; i < r; i++)
        {
            pivot[i] /= size;
        }

        for (int k = 0; k < r; k++)
        {
            Span<double> other = _inverse.AsSpan(k * r, r);
            double factor = k == place ? 0 : Dot(_row, other);
            for (int i = 0; factor != 0 && i < r; i++)
            {
                other[i] -= factor * pivot[i];
            }
        }
    }

    /// <summary>Computes the inverse of the basis and the residuals afresh. The inverse is kept column by column.</summary>
    private void Factorise()
    {
        int r = _basis.Length;
        double[] transposed = new double[r * r], theta = new double[r];
        for (int k = 0; k < r; k++)
        {
            for (int i = 0; i < r; i++)
            {
                transposed[i * r + k] = _sum.Coordinates[i][_basis[k]];
            }
        }

        _inverse = SquareMatrix.Inverse(transposed, r);
        for (int k = 0; k < r; k++)
        {
            for (int i = 0; i < r; i++)
            {
                theta[i] += _inverse[k * r + i] * _sum.Shifted[_basis[k]];
            }
        }

        Combine(theta);
        for (int j = 0; j < _residuals.Length; j++)
        {
            _residuals[j] = _sum.Shifted[j] - _column[j];
        }
    }

    /// <summary>Computes the balance afresh: the linear term less the slopes of the hinges above.</summary>
    private void Weigh()
    {
        _linear.CopyTo(_balance, 0);
        for (int k = 0; k < _balance.Length; k++)
        {
            double[] coordinates = _sum.Coordinates[k];
            double sum = 0;
            for (int j = 0; j < coordinates.Length; j++)
            {
                sum += _sides[j] == Above ? _sum.Weights[j] * coordinates[j] : 0;
            }

            _balance[k] -= sum;
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
