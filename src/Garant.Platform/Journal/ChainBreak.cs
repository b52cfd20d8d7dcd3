namespace Garant.Platform.Journal;

/// <summary>Where a chain stops to be sound.</summary>
/// <param name="Rows">How many sound rows were read.</param>
/// <param name="End">The end of the sound part.</param>
/// <param name="Row">The row that does not continue it, or <c>null</c> where the rows end.</param>
/// <param name="Contradicted">The first sound row of which the head file knew another hash.</param>
internal sealed record ChainBreak(long Rows, ChainEnd End, StoredRow? Row, long? Contradicted);
