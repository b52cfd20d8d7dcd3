namespace Garant.Cli.Tables;

/// <summary>Where a row stands.</summary>
/// <param name="File">Its file, as the user named it.</param>
/// <param name="Row">Which row of the file it is, from 1.</param>
/// <param name="Line">The line of the file in which it begins, from 1.</param>
internal readonly record struct RowPlace(string File, long Row, long Line);
