namespace Garant.Platform.Journal;

/// <summary>A row as a check reads it, to the last byte.</summary>
/// <param name="Position">Its number.</param>
/// <param name="Fields">What <see cref="JournalHash"/> takes of it, or <c>null</c> where a column holds what the platform never writes.</param>
/// <param name="PreviousHash">The column.</param>
/// <param name="Hash">The column.</param>
public sealed record StoredRow(long Position, byte[]? Fields, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>The hash, in hexadecimal.</summary>
    public string HashText => Convert.ToHexStringLower(Hash);

    /// <summary>A row as it should be stored.</summary>
    public static StoredRow Of(JournalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Position, JournalHash.FieldsOf(row), row.PreviousHash, row.Hash);
    }

    /// <summary>Whether the hash is the one of this content at this place.</summary>
    public bool IsGenuineAt(long position) => Fields is not null && JournalHash.Of(position, Fields, PreviousHash).AsSpan().SequenceEqual(Hash);

    /// <summary>Whether it was written after the row of this hash.</summary>
    public bool Follows(ReadOnlySpan<byte> hash) => hash.SequenceEqual(PreviousHash);
}
