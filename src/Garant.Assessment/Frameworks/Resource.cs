namespace Garant.Assessment.Frameworks;

/// <summary>A source to read further.</summary>
/// <param name="Type">The kind of source, such as <c>law</c> or <c>Academic paper</c>.</param>
/// <param name="Text">What it is, as Markdown.</param>
/// <param name="Link">Where it is, or <c>null</c> when the text alone says it.</param>
public sealed record Resource(string Type, LocalizedText Text, string? Link);
