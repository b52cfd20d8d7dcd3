using System.Globalization;

namespace Garant.Conformal.Regression;

/// <summary>Which fold each row belongs to.</summary>
public static class FoldAssignment
{
    /// <summary>Draws folds of nearly equal size.</summary>
    /// <param name="rows">n, the number of rows.</param>
    /// <param name="folds">K, from 2 to n.</param>
    /// <param name="random">The source of chance, seeded by the caller.</param>
    /// <returns>The fold of each row, from 0 to K − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds or more than rows.</exception>
    public static int[] Draw(int rows, int folds, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, rows);
        int[] assigned = [.. Enumerable.Range(0, rows).Select(row => row % folds)];
        random.Shuffle(assigned);
        return assigned;
    }

    /// <summary>How many folds an assignment has; refuses one that leaves a fold empty.</summary>
    internal static int Count(ReadOnlySpan<int> folds, int rows, string other = "targets")
    {
        Inputs.SameLength(folds.Length, nameof(folds), rows, other);
        int count = 0;
        for (int row = 0; row < folds.Length; row++)
        {
            if (folds[row] < 0 || folds[row] >= rows)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"folds[{row}] is {folds[row]}; folds are numbered from 0."), nameof(folds));
            }

            count = Math.Max(count, folds[row] + 1);
        }

        bool[] seen = new bool[count];
        foreach (int fold in folds)
        {
            seen[fold] = true;
        }

        return Array.IndexOf(seen, false) is int empty and >= 0
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Fold {empty} has no row in folds; number the folds without gaps."), nameof(folds))
            : count;
    }

    /// <summary>How many rows a row-major matrix of K columns has.</summary>
    internal static int Rows(int length, string name, int columns) => length % columns == 0
        ? length / columns
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} has {Inputs.Count(length, "number")}, which is no whole number of rows of {columns}; give a row-major matrix with {Inputs.Count(columns, "column")}."), name);
}
