using ScottPlot;

namespace Garant.Reporting.Charts;

/// <summary>The sections of an evaluation as horizontal bars, with the thresholds of the label levels.</summary>
public static class SectionBars
{
    private const string Id = "section-bars";

    /// <summary>
    /// Draws a bar for each section, its name and value above it, as an <c>svg</c> element to be inlined in a page. It
    /// scales to its container and paints with the page's custom properties <c>--ink</c>, <c>--muted</c>, <c>--line</c>,
    /// <c>--accent</c> and <c>--accent-soft</c>. The same input gives the same text.
    /// </summary>
    /// <param name="sections">The sections, from top to bottom.</param>
    /// <param name="marks">The thresholds to mark on every bar, and what to write below them, such as "Advanced 55"; may be empty.</param>
    /// <param name="title">The chart's name for who does not see it.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <exception cref="ArgumentException">There is no section, or a title or description is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value or a threshold is not between 0 and 100.</exception>
    public static string ToSvg(
        IReadOnlyList<ChartBar> sections,
        IReadOnlyList<(double Threshold, string Label)> marks,
        string title,
        string description)
    {
        ChartInput.Check(sections, 1, title, description);
        ArgumentNullException.ThrowIfNull(marks);
        foreach ((double threshold, string label) in marks)
        {
            ChartInput.CheckScale(threshold, label, nameof(marks));
        }

        BarsLayout layout = new(sections, marks);
        double inset = BarsLayout.Inset * 100.0 / BarsLayout.Span;
        using Plot plot = ThemedSvg.Canvas(new(-inset, 100 + inset, layout.Height, 0));
        foreach ((ChartBar section, BarRow row) in sections.Zip(layout.Rows))
        {
            AddBar(plot, row, 100, ThemeColor.AccentSoft);
            if (section.Value > 0)
            {
                AddBar(plot, row, section.Value, ThemeColor.Accent);
            }

            foreach ((double threshold, _) in marks)
            {
                AddMark(plot, threshold, row.Track - BarsLayout.MarkOverhang, row.TrackBottom + BarsLayout.MarkOverhang);
            }
        }

        return ThemedSvg.Of(plot, BarsLayout.Width, layout.Height, Id, title, description, layout.Texts);
    }

    private static void AddBar(Plot plot, BarRow row, double value, ThemeColor color) => plot.Add.Bar(new Bar
    {
        Orientation = Orientation.Horizontal,
        Position = (row.Track + row.TrackBottom) / 2,
        Size = row.TrackBottom - row.Track,
        Value = value,
        FillColor = color.StandIn,
        LineWidth = 0,
    });

    private static void AddMark(Plot plot, double threshold, double from, double to)
    {
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(threshold, from, threshold, to);
        line.LineColor = ThemeColor.Ink.StandIn;
        line.LineWidth = 2;
        line.MarkerSize = 0;
    }
}
