namespace Garant.Reporting.Charts;

/// <summary>The largest radar whose labels all find room beside their corners.</summary>
internal sealed class RadarLayout
{
    public const int Width = 400;

    public const double CentreX = Width / 2.0;

    private const double LargestRadius = 145;

    private const double SmallestRadius = 60;

    /// <summary>How far a label may stand from its corner before the radar is better smaller.</summary>
    private const double FarthestLabel = 34;

    private RadarLayout(double radius, IReadOnlyList<RadarLabel> labels)
    {
        Radius = radius;
        Labels = labels;
        double top = labels.Min(label => label.Top);
        double bottom = Math.Max(radius, labels.Max(label => label.Bottom));
        CentreY = Math.Ceiling(-top) + 2;
        Height = (int)Math.Ceiling(CentreY + bottom) + 2;
    }

    public double Radius { get; }

    public IReadOnlyList<RadarLabel> Labels { get; }

    public double CentreY { get; }

    public int Height { get; }

    public static RadarLayout Of(IReadOnlyList<ChartBar> sections)
    {
        RadarLabel[] labels = [.. sections.Select(section => new RadarLabel(section))];
        double radius = LargestRadius;
        double best = radius;
        double nearest = double.PositiveInfinity;
        while (nearest > FarthestLabel && radius >= SmallestRadius)
        {
            double farthest = Place(labels, radius);
            if (farthest < nearest)
            {
                (best, nearest) = (radius, farthest);
            }

            radius -= 5;
        }

        Place(labels, best);
        return new(best, labels);
    }

    /// <summary>Places the labels, those at the sides first: those above and below them have the room to give way.</summary>
    /// <returns>How far from its corner the farthest stands.</returns>
    private static double Place(RadarLabel[] labels, double radius)
    {
        List<RadarLabel> placed = [];
        foreach ((RadarLabel label, double angle) in labels
            .Select((label, corner) => (Label: label, Angle: 2 * Math.PI * corner / labels.Length))
            .OrderBy(pair => Math.Abs(Math.Cos(pair.Angle))))
        {
            label.Place(angle, radius, labels.Length, CentreX, placed);
            placed.Add(label);
        }

        return labels.Max(label => label.Away);
    }
}
