namespace Garant.Assessment.Importing;

/// <summary>A file as the caller read it.</summary>
/// <param name="File">The file's name as the user gave it; remarks name it so.</param>
/// <param name="Text">What stands in it.</param>
public sealed record SourceText(string File, string Text);
