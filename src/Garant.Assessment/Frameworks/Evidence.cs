namespace Garant.Assessment.Frameworks;

/// <summary>What would prove an answer, told to whoever answers and to whoever audits. It brings no points.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Text">What it shows, as Markdown.</param>
public sealed record Evidence(EvidenceKind Kind, LocalizedText Text);
