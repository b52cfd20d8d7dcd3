namespace Garant.Reporting.Charts;

/// <summary>One line of text in a chart.</summary>
/// <param name="Content">What it says.</param>
/// <param name="X">Its position across.</param>
/// <param name="Baseline">Its baseline, from the top.</param>
/// <param name="Anchor">Which point of it <paramref name="X"/> names.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Bold">Whether it is set in bold.</param>
internal sealed record ChartText(string Content, double X, double Baseline, TextAnchor Anchor, ThemeColor Color, bool Bold = false);
