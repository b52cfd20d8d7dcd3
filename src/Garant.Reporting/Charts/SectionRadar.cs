using ScottPlot;
using ScottPlot.Plottables;

namespace Garant.Reporting.Charts;

/// <summary>The sections of an evaluation as a radar: its shape at a glance.</summary>
public static class SectionRadar
{
    /// <summary>A radar needs this many sections to have an inside.</summary>
    public const int FewestSections = 3;

    private const string Id = "section-radar";

    private static readonly double[] Rings = [25, 50, 75, 100];

    /// <summary>
    /// Draws the radar, the first section at the top and the others clockwise, as an <c>svg</c> element to be inlined in a
    /// page. It scales to its container and paints with the page's custom properties <c>--ink</c>, <c>--muted</c>,
    /// <c>--line</c> and <c>--accent</c>. The same input gives the same text.
    /// </summary>
    /// <param name="sections">The sections, at least <see cref="FewestSections"/>.</param>
    /// <param name="title">The chart's name for who does not see it.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <exception cref="ArgumentException">There are fewer than three sections, or a title or description is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not between 0 and 100.</exception>
    public static string ToSvg(IReadOnlyList<ChartBar> sections, string title, string description)
    {
        ChartInput.Check(sections, FewestSections, title, description);
        RadarLayout layout = RadarLayout.Of(sections);
        double unit = 100 / layout.Radius;
        using Plot plot = ThemedSvg.Canvas(new(
            -RadarLayout.CentreX * unit,
            (RadarLayout.Width - RadarLayout.CentreX) * unit,
            (layout.CentreY - layout.Height) * unit,
            layout.CentreY * unit));

        Radar radar = plot.Add.Radar([.. sections.Select(section => section.Value)]);
        radar.ManageAxisLimits = false;
        Grid(radar.PolarAxis, sections.Count);
        RadarSeries series = radar.Series[0];
        series.FillColor = ThemeColor.Accent.StandIn.WithAlpha(0.16);
        series.LineColor = ThemeColor.Accent.StandIn;
        series.LineWidth = 2.5f;

        Coordinates[] corners = radar.PolarAxis.GetCoordinates(series.Values);
        plot.Add.Markers(corners, MarkerShape.FilledCircle, size: 8, color: ThemeColor.Accent.StandIn);

        return ThemedSvg.Of(
            plot,
            RadarLayout.Width,
            layout.Height,
            Id,
            title,
            description,
            layout.Labels.SelectMany(label => label.Texts(RadarLayout.CentreX, layout.CentreY)));
    }

    private static void Grid(PolarAxis axis, int sections)
    {
        axis.ManageAxisLimits = false;
        axis.StraightLines = true;
        axis.SetCircles(Rings);
        axis.SetSpokes(sections, 100, false);
        foreach (PolarAxisCircle ring in axis.Circles)
        {
            ring.LineColor = ThemeColor.Line.StandIn;
            ring.LineWidth = 1;
        }

        foreach (PolarAxisSpoke spoke in axis.Spokes)
        {
            spoke.LineColor = ThemeColor.Line.StandIn;
            spoke.LineWidth = 1;
        }
    }
}
