namespace Garant.Platform.Journal;

/// <summary>What a check of the journal found.</summary>
/// <param name="Rows">How many rows the journal has.</param>
/// <param name="End">The end of the part that is sound.</param>
/// <param name="Position">The first place where something is wrong, or <c>null</c>.</param>
/// <param name="Fault">What is wrong there, or <c>null</c>.</param>
public sealed record JournalVerdict(long Rows, ChainEnd End, long? Position, JournalFault? Fault)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Fault is null;
}
