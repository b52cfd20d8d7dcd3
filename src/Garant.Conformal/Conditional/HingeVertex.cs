namespace Garant.Conformal.Conditional;

/// <summary>
/// A vertex of a sum of hinges with a linear term, and the way down from it. At a vertex r hinges, its basis, are at their
/// breakpoints; each has a multiplier, the slope it must have for the function to be stationary. Where a multiplier does not
/// lie between 0 and the hinge's weight, leaving that breakpoint goes downhill; the step is as long as the slope is negative
/// (Barrodale, Roberts 1973), which is a bounded-variable dual simplex method with several flips a pivot.
/// </summary>
/// <remarks>
/// The linear term is l: at the optimum Σ uⱼφⱼ = l, and l − tφ for a row φ whose dual variable is held at t. A <em>tilt</em> by φ
/// means t less an infinitesimal: it decides where multipliers lie on a bound, exactly and without a small number.
/// </remarks>
internal sealed class HingeVertex
{
    /// <summary>Multipliers and slopes within this of a bound are on it.</summary>
    private const double Tolerance = 1e-9;

    private readonly HingeSum _sum;
    private readonly double[] _linear;
    private readonly HingeSides _sides;
    private readonly int[] _basis;
    private readonly double[] _balance;
    private readonly double[] _tilts;
    private readonly double[] _row;

    /// <summary>The inverse of the basis, column by column: column k is the change of θ that moves hinge k of the basis alone.</summary>
    private double[] _inverse;

    private HingeVertex(HingeSum sum, double[] linear)
    {
        int r = sum.Rank;
        _sum = sum;
        _linear = linear;
        _sides = new(sum);
        _basis = new int[r];
        _balance = new double[r];
        _tilts = new double[r];
        _row = new double[r];
        _inverse = new double[r * r];
    }

    /// <summary>The vertex at which the sum with a linear term is least; <c>null</c> where it has no least value.</summary>
    public static HingeVertex? Least(HingeSum sum, double[] linear)
    {
        HingeVertex vertex = new(sum, linear);
        sum.Start.CopyTo(vertex._basis, 0);
        vertex.Factorise();
        vertex._sides.Part(vertex._basis);

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

    /// <summary>Room for descents from this vertex.</summary>
    public HingeVertex Fork() => new(_sum, _linear);

    /// <summary>The least φᵀθ of a row whose dual variable is held just below t, infinite where there is no end; and how far rounding, and what the breakpoints were moved apart by, may have moved it: a sum is as uncertain as its parts are large.</summary>
    /// <param name="from">The least vertex for t = 0, from which it goes on.</param>
    /// <param name="row">The coordinates of φ.</param>
    /// <param name="t">The dual variable.</param>
    public (double Value, double Slack) Value(HingeVertex from, ReadOnlySpan<double> row, double t)
    {
        _sides.CopyFrom(from._sides);
        from._basis.CopyTo(_basis, 0);
        from._inverse.CopyTo(_inverse, 0);
        for (int k = 0; k < row.Length; k++)
        {
            _balance[k] = from._balance[k] - t * row[k];
        }

        if (!Descend(row))
        {
            return (t > 0 ? double.PositiveInfinity : double.NegativeInfinity, 0);
        }

        double value = 0, size = 0;
        for (int k = 0; k < row.Length; k++)
        {
            double part = _tilts[k] * _sum.Breakpoints[_basis[k]];
            value += part;
            size += Math.Abs(part);
        }

        return (value, HingeSum.Near * size);
    }

    /// <summary>Goes down to a least vertex; <c>false</c> where there is none.</summary>
    private bool Descend(ReadOnlySpan<double> tilt)
    {
        // Far more than any descent takes: a guard against circles that rounding might make.
        int r = _basis.Length, most = 1000 + 20 * (_sides.Count + r);
        for (int pivots = 0; pivots < most; pivots++)
        {
            (int leaving, int direction, double target) = Leaving(tilt);
            if (leaving < 0)
            {
                return true;
            }

            if (!_sides.TryFind(_inverse.AsSpan(leaving * r, r), direction, target))
            {
                return false;
            }

            Move(leaving, direction);
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
            ReadOnlySpan<double> edge = _inverse.AsSpan(k * r, r);
            double multiplier = Dot(_balance, edge), tilted = tilt.IsEmpty ? 0 : Dot(tilt, edge);
            _tilts[k] = tilted;
            Consider(k, 1, -multiplier, tilted < -Tolerance);
            Consider(k, -1, multiplier - _sum.Weights[_basis[k]], tilted > Tolerance);
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

    /// <summary>Moves to the crossing found: the hinges passed change sides, the one reached takes the leaving one's place.</summary>
    private void Move(int leaving, int direction)
    {
        int left = _basis[leaving], entering = _sides.Passed[^1].Hinge;
        foreach (Crossing crossing in _sides.Passed[..^1])
        {
            Shift(crossing.Hinge, _sides.IsAbove(crossing.Hinge) ? 1 : -1);
        }

        if (_sides.IsAbove(entering))
        {
            Shift(entering, 1);
        }

        if (direction < 0)
        {
            Shift(left, -1);
        }

        _sides.Move(direction, left);
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
        for (int k = 0; k < r; k++)
        {
            _row[k] = _sum.Coordinates[k][entering];
        }

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

    /// <summary>Computes the inverse of the basis and the residuals afresh.</summary>
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

        _sides.Measure(theta);
    }

    /// <summary>Computes the balance afresh: the linear term less the slopes of the hinges above.</summary>
    private void Weigh()
    {
        for (int k = 0; k < _balance.Length; k++)
        {
            _balance[k] = _linear[k] - _sides.SlopeAbove(k);
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
