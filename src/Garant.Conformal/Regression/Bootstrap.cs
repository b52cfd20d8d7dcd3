namespace Garant.Conformal.Regression;

/// <summary>Draws the rows that bagged models are trained on.</summary>
public static class Bootstrap
{
    /// <summary>Resamples of n rows drawn with replacement.</summary>
    /// <param name="rows">n, the number of rows.</param>
    /// <param name="resamples">B, how many resamples.</param>
    /// <param name="random">The source of chance, seeded by the caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no row or no resample.</exception>
    public static int[][] Draw(int rows, int resamples, Random random) => DrawBlocks(rows, resamples, 1, random);

    /// <summary>Resamples of blocks of consecutive rows, for data that depend on their neighbours in time (moving block bootstrap, Künsch 1989).</summary>
    /// <param name="rows">n, the number of rows.</param>
    /// <param name="resamples">B, how many resamples.</param>
    /// <param name="blockLength">How many consecutive rows a block has, from 1 to n.</param>
    /// <param name="random">The source of chance, seeded by the caller.</param>
    /// <returns>For each resample n rows; the last block is cut where n is no multiple of its length.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no row or no resample, or the length is out of range.</exception>
    public static int[][] DrawBlocks(int rows, int resamples, int blockLength, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockLength, rows);
        int[][] drawn = new int[resamples][];
        for (int resample = 0; resample < resamples; resample++)
        {
            int[] taken = drawn[resample] = new int[rows];
            for (int start = 0; start < rows; start += blockLength)
            {
                int first = random.Next(rows - blockLength + 1);
                for (int i = start; i < Math.Min(start + blockLength, rows); i++)
                {
                    taken[i] = first + i - start;
                }
            }
        }

        return drawn;
    }
}
