namespace Garant.Platform.Journal;

/// <summary>
/// Checks a journal in constant memory. Sound rows are read once; where something is wrong, the rows are read once more to tell what.
/// </summary>
/// <param name="rowsFrom">Reads the rows from a position on, in order of their position.</param>
public sealed class JournalCheck(Func<long, IAsyncEnumerable<StoredRow>> rowsFrom)
{
    /// <summary>Checks all rows.</summary>
    /// <param name="head">What the head file says, read before the rows; <c>null</c> where there is none.</param>
    /// <param name="stop">Ends the check.</param>
    public async Task<JournalVerdict> RunAsync(JournalHead? head, CancellationToken stop)
    {
        ChainBreak found = await WalkAsync(ChainEnd.Empty, long.MinValue, head, stop);
        return IsSound(found, head) ? new(found.Rows, found.End, null, null) : await BreakJudge.JudgeAsync(rowsFrom(long.MinValue), found, head, stop);
    }

    /// <summary>Checks the rows since the head file's checkpoint, and all of them where that finds anything.</summary>
    /// <param name="head">What the head file says, read before the rows.</param>
    /// <param name="stop">Ends the check.</param>
    /// <returns>The verdict; of rows before the checkpoint it says nothing.</returns>
    public async Task<JournalVerdict> RunFromCheckpointAsync(JournalHead head, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (head.Checkpoint.Count == 0)
        {
            return await RunAsync(head, stop);
        }

        // The checkpoint's own row first: that it is there, with its hash.
        bool isThere = false;
        await foreach (StoredRow row in rowsFrom(head.Checkpoint.Count).WithCancellation(stop))
        {
            isThere = row.Position == head.Checkpoint.Count && row.HashText == head.Checkpoint.Hash && row.IsGenuineAt(row.Position);
            break;
        }

        if (isThere)
        {
            ChainBreak found = await WalkAsync(head.Checkpoint, head.Checkpoint.Count + 1, head, stop);
            if (IsSound(found, head))
            {
                return new(head.Checkpoint.Count + found.Rows, found.End, null, null);
            }
        }

        return await RunAsync(head, stop);
    }

    private static bool IsSound(ChainBreak found, JournalHead? head) =>
        found.Row is null && found.Contradicted is null && (head is null || found.End.Count >= head.End.Count);

    /// <summary>Follows the chain as far as it is sound.</summary>
    private async Task<ChainBreak> WalkAsync(ChainEnd from, long first, JournalHead? head, CancellationToken stop)
    {
        byte[] last = Convert.FromHexString(from.Hash);
        long count = from.Count, rows = 0;
        StoredRow? breaking = null;
        long? contradicted = null;
        await foreach (StoredRow row in rowsFrom(first).WithCancellation(stop))
        {
            if (row.Position != count + 1 || !row.Follows(last) || !row.IsGenuineAt(row.Position))
            {
                breaking = row;
                break;
            }

            rows++;
            count = row.Position;
            last = row.Hash;
            if (head is not null && (Contradicts(head.Checkpoint, row) || Contradicts(head.End, row)))
            {
                contradicted ??= row.Position;
            }
        }

        return new(rows, new(count, Convert.ToHexStringLower(last)), breaking, contradicted);
    }

    private static bool Contradicts(ChainEnd known, StoredRow row) => known.Count == row.Position && known.Hash != row.HashText;
}
