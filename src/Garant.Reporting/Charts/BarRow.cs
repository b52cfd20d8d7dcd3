namespace Garant.Reporting.Charts;

/// <summary>One section's place in the bar chart: its name in lines, its value at the end of the last, its track below.</summary>
internal sealed record BarRow(ChartBar Section, IReadOnlyList<string> Lines, double Top)
{
    private const double TrackHeight = 10;

    public double Track => Top + Lines.Count * LabelText.LineHeight + 6;

    public double TrackBottom => Track + TrackHeight;

    public IEnumerable<ChartText> Texts(double left, double right) => Lines
        .Select((line, index) => new ChartText(line, left, BaselineOf(index), TextAnchor.Start, ThemeColor.Muted))
        .Append(new(Section.ValueText, right, BaselineOf(Lines.Count - 1), TextAnchor.End, ThemeColor.Ink, Bold: true));

    private double BaselineOf(int line) => Top + line * LabelText.LineHeight + LabelText.Ascent;
}
