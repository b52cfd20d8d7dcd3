using System.Text;
using Garant.Platform.Journal;

namespace Garant.Platform.Tests.Journal;

/// <summary>Rows to be tampered with.</summary>
internal static class Chain
{
    /// <summary>A sound chain.</summary>
    public static List<StoredRow> Of(int rows)
    {
        List<StoredRow> chain = [];
        for (int i = 1; i <= rows; i++)
        {
            chain.Add(Row(i, $"event {i}", i == 1 ? JournalHash.None : chain[^1].Hash));
        }

        return chain;
    }

    /// <summary>A row with the right hash.</summary>
    public static StoredRow Row(long position, string text, byte[] previous)
    {
        byte[] fields = Fields(text);
        return new(position, fields, previous, JournalHash.Of(position, fields, previous));
    }

    /// <summary>What stands in a row.</summary>
    public static byte[] Fields(string text) => JournalHash.Fields(0, "note"u8, null, null, [], Encoding.UTF8.GetBytes(text));

    /// <summary>The rows from an index on, with numbers that are higher or lower.</summary>
    public static IEnumerable<StoredRow> Numbered(this IEnumerable<StoredRow> rows, long from) => rows.Select((row, i) => row with { Position = from + i });

    /// <summary>What a head file says of a chain.</summary>
    public static JournalHead Head(this List<StoredRow> rows, int checkpoint = 0) => new(End(rows, rows.Count), End(rows, checkpoint));

    /// <summary>Checks rows in the order of their numbers.</summary>
    public static async Task<JournalVerdict> CheckAsync(this IEnumerable<StoredRow> rows, JournalHead? head)
    {
        StoredRow[] ordered = [.. rows.OrderBy(row => row.Position)];
        Assert.Distinct(ordered.Select(row => row.Position));
        JournalCheck check = new(from => ordered.Where(row => row.Position >= from).ToAsyncEnumerable());
        JournalVerdict verdict = await check.RunAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal(ordered.Length, verdict.Rows);
        if (head is not null && (head.Checkpoint.Count == 0 || verdict.Position is null || verdict.Position > head.Checkpoint.Count))
        {
            // A start finds the same, since its checkpoint.
            Assert.Equal(verdict, await check.RunFromCheckpointAsync(head, TestContext.Current.CancellationToken));
        }

        return verdict;
    }

    private static ChainEnd End(List<StoredRow> rows, int count) => count == 0 ? ChainEnd.Empty : new(count, rows[count - 1].HashText);
}
