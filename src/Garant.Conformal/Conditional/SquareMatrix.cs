namespace Garant.Conformal.Conditional;

/// <summary>Inverts small square matrices.</summary>
internal static class SquareMatrix
{
    /// <summary>The inverse of a row-major matrix that has one, by elimination with row pivots; whole numbers stay whole where the pivots are ±1.</summary>
    public static double[] Inverse(ReadOnlySpan<double> matrix, int size)
    {
        double[] left = matrix.ToArray(), right = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            right[i * size + i] = 1;
        }

        for (int column = 0; column < size; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < size; row++)
            {
                pivot = Math.Abs(left[row * size + column]) > Math.Abs(left[pivot * size + column]) ? row : pivot;
            }

            Swap(left, pivot, column, size);
            Swap(right, pivot, column, size);
            double scale = left[column * size + column];
            for (int i = 0; i < size; i++)
            {
                left[column * size + i] /= scale;
                right[column * size + i] /= scale;
            }

            for (int row = 0; row < size; row++)
            {
                double factor = left[row * size + column];
                if (row == column || factor == 0)
                {
                    continue;
                }

                for (int i = 0; i < size; i++)
                {
                    left[row * size + i] -= factor * left[column * size + i];
                    right[row * size + i] -= factor * right[column * size + i];
                }
            }
        }

        return right;
    }

    private static void Swap(double[] matrix, int row, int other, int size)
    {
        for (int i = 0; row != other && i < size; i++)
        {
            (matrix[row * size + i], matrix[other * size + i]) = (matrix[other * size + i], matrix[row * size + i]);
        }
    }
}
