namespace Garant.Web.Operator;

/// <summary>A page the operator wrote.</summary>
/// <param name="Title">Its title, from a first line that begins with "# "; <c>null</c> when it has none.</param>
/// <param name="Markdown">The text below the title.</param>
/// <param name="Language">The language it is written in, which is not the reader's where only another one is at hand.</param>
public sealed record OperatorText(string? Title, string Markdown, string Language);
