namespace Garant.Reporting.Charts;

/// <summary>One section in a chart.</summary>
/// <param name="Label">The section's name as the reader knows it; a long one is wrapped, never cut.</param>
/// <param name="Value">Where it stands on the scale from 0 to 100.</param>
/// <param name="ValueText">The same value as text, already formatted in the reader's language.</param>
public sealed record ChartBar(string Label, double Value, string ValueText);
