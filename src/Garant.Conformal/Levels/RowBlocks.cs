namespace Garant.Conformal;

/// <summary>Shares rows among threads; what is computed for a row does not depend on how.</summary>
internal static class RowBlocks
{
    private const int RowsInABlock = 256;

    public static void ForEach(int rows, int threads, Action<int, int> block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (threads == 1)
        {
            block(0, rows);
            return;
        }

        Parallel.For(0, (rows + RowsInABlock - 1) / RowsInABlock, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            int start = index * RowsInABlock;
            block(start, Math.Min(RowsInABlock, rows - start));
        });
    }
}
