namespace Garant.Conformal.Conditional;

/// <summary>
/// Writes rows of features as combinations of r calibration rows that span them all. The rows are chosen by complete
/// pivoting, so that the combinations are small whatever the columns' units; indicators of groups give whole numbers.
/// </summary>
internal sealed class FeatureBasis
{
    /// <summary>What is left of a column of greatest value 1 below this is rounding: the column depends on the others.</summary>
    private const double Dependent = 1e-10;

    /// <summary>By how much, relatively, a row may miss being a combination.</summary>
    private const double Rounding = 1e-9;

    private readonly int _columns;
    private readonly int[] _chosen;
    private readonly double[] _base;
    private readonly double[] _inverse;

    /// <param name="features">A row-major matrix of finite numbers.</param>
    /// <param name="columns">Its number of columns.</param>
    public FeatureBasis(ReadOnlySpan<double> features, int columns)
    {
        _columns = columns;
        (BaseRows, _chosen) = Choose(features, columns);
        _base = new double[Rank * columns];
        double[] square = new double[Rank * Rank];
        for (int k = 0; k < Rank; k++)
        {
            features.Slice(BaseRows[k] * columns, columns).CopyTo(_base.AsSpan(k * columns));
            for (int c = 0; c < Rank; c++)
            {
                square[k * Rank + c] = features[BaseRows[k] * columns + _chosen[c]];
            }
        }

        _inverse = SquareMatrix.Inverse(square, Rank);
    }

    /// <summary>The r rows the others are combined of.</summary>
    public int[] BaseRows { get; }

    /// <summary>r, the rank of the features.</summary>
    public int Rank => BaseRows.Length;

    /// <summary>The coordinates of a row of features; <c>false</c> where it is no combination of calibration rows.</summary>
    public bool TryCoordinates(ReadOnlySpan<double> row, Span<double> coordinates)
    {
        double greatest = 0;
        for (int k = 0; k < Rank; k++)
        {
            double sum = 0;
            for (int c = 0; c < Rank; c++)
            {
                sum += row[_chosen[c]] * _inverse[c * Rank + k];
            }

            coordinates[k] = sum;
            greatest = Math.Max(greatest, Math.Abs(sum));
        }

        for (int c = 0; c < _columns; c++)
        {
            double sum = 0, size = Math.Abs(row[c]);
            for (int k = 0; k < Rank; k++)
            {
                sum += coordinates[k] * _base[k * _columns + c];
                size += greatest * Math.Abs(_base[k * _columns + c]);
            }

            if (Math.Abs(row[c] - sum) > Rounding * size)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The coordinates of the calibration rows, an array for each of the r.</summary>
    public double[][] Coordinates(ReadOnlySpan<double> features)
    {
        int rows = features.Length / _columns;
        double[][] coordinates = [.. BaseRows.Select(_ => new double[rows])];
        Span<double> row = new double[Rank];
        for (int i = 0; i < rows; i++)
        {
            TryCoordinates(features.Slice(i * _columns, _columns), row);
            for (int k = 0; k < Rank; k++)
            {
                coordinates[k][i] = row[k];
            }
        }

        return coordinates;
    }

    private static (int[] Rows, int[] Columns) Choose(ReadOnlySpan<double> features, int columns)
    {
        int rows = features.Length / columns;
        double[][] left = [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];
        for (int c = 0; c < columns; c++)
        {
            double greatest = 0;
            for (int i = 0; i < rows; i++)
            {
                left[c][i] = features[i * columns + c];
                greatest = Math.Max(greatest, Math.Abs(left[c][i]));
            }

            for (int i = 0; greatest > 0 && i < rows; i++)
            {
                left[c][i] /= greatest;
            }
        }

        List<int> baseRows = [], chosen = [], open = [.. Enumerable.Range(0, columns)];
        while (true)
        {
            (int row, int column, double greatest) = (-1, -1, Dependent);
            foreach (int c in open)
            {
                for (int i = 0; i < rows; i++)
                {
                    if (Math.Abs(left[c][i]) > greatest)
                    {
                        (row, column, greatest) = (i, c, Math.Abs(left[c][i]));
                    }
                }
            }

            if (row < 0)
            {
                return ([.. baseRows], [.. chosen]);
            }

            baseRows.Add(row);
            chosen.Add(column);
            open.Remove(column);
            foreach (int c in open)
            {
                double factor = left[c][row] / left[column][row];
                for (int i = 0; factor != 0 && i < rows; i++)
                {
                    left[c][i] -= factor * left[column][i];
                }
            }
        }
    }
}
