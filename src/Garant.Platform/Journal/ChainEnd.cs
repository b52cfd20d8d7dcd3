namespace Garant.Platform.Journal;

/// <summary>How far a chain of rows goes.</summary>
/// <param name="Count">The number of rows, which is the position of the last one.</param>
/// <param name="Hash">The hash of the last row, in hexadecimal; zeros where there is none.</param>
public sealed record ChainEnd(long Count, string Hash)
{
    /// <summary>The end of a journal without rows.</summary>
    public static ChainEnd Empty { get; } = new(0, Convert.ToHexStringLower(JournalHash.None));
}
