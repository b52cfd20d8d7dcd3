namespace Garant.Reporting.Charts;

/// <summary>A section's name and value beside its corner of the radar; positions in units of the chart, from the radar's centre, downwards.</summary>
internal sealed class RadarLabel
{
    /// <summary>The widest a label gets unless a single word is wider.</summary>
    private const double PreferredWidth = 138;

    private const double WidestWord = 180;

    private const double Gap = 10;

    public RadarLabel(ChartBar section)
    {
        Lines = LabelText.Wrap(section.Label, Math.Clamp(LabelText.WidestWord(section.Label), PreferredWidth, WidestWord));
        Value = section.ValueText;
        Width = Lines.Select(line => LabelText.Width(line)).Append(LabelText.Width(Value, bold: true)).Max();
        Height = (Lines.Count + 1) * LabelText.LineHeight;
    }

    public IReadOnlyList<string> Lines { get; }

    public string Value { get; }

    public double Width { get; }

    public double Height { get; }

    public double CentreX { get; private set; }

    public double CentreY { get; private set; }

    public double Top => CentreY - Height / 2;

    public double Bottom => CentreY + Height / 2;

    /// <summary>How far above or below its corner it stands.</summary>
    public double Away { get; private set; }

    /// <summary>
    /// Puts the label outside the corner at <paramref name="angle"/> (clockwise from the top) of a regular polygon. Where
    /// there is no room beside the corner it moves inwards to stay within <paramref name="halfWidth"/>, and up (down in
    /// the lower half) to stay clear of the polygon's edge and of the labels already placed.
    /// </summary>
    public void Place(double angle, double radius, int corners, double halfWidth, IEnumerable<RadarLabel> placed)
    {
        double acrossX = Math.Sin(angle);
        double acrossY = -Math.Cos(angle);
        double direction = acrossY < 1e-9 ? -1 : 1;
        double distance = radius + Gap + (Math.Abs(acrossX) * Width + Math.Abs(acrossY) * Height) / 2;
        double reach = halfWidth - Width / 2;
        double inner = reach - Width / 2;
        CentreX = Math.Clamp(distance * acrossX, -reach, reach);
        CentreY = distance * acrossY;
        if (Math.Abs(distance * acrossX) > reach && inner < radius * Math.Abs(acrossX) + Gap / 2)
        {
            // The edge from this corner towards the top or the bottom, where the label's nearest corner comes to stand.
            double edge = Math.Atan2(Math.Abs(acrossX), Math.Abs(acrossY)) - Math.PI / corners;
            double outside = (radius * Math.Cos(Math.PI / corners) + Gap / 2 - inner * Math.Sin(edge)) / Math.Cos(edge);
            CentreY = direction * Math.Max(Math.Abs(CentreY), outside + Height / 2);
        }

        foreach (RadarLabel other in placed.OrderBy(other => direction * other.CentreY).Where(Overlaps))
        {
            CentreY = other.CentreY + direction * (other.Height + Height) / 2;
        }

        Away = direction * CentreY - Height / 2 - radius * Math.Abs(acrossY);
    }

    private bool Overlaps(RadarLabel other) =>
        Math.Abs(CentreX - other.CentreX) < (Width + other.Width) / 2 + Gap / 2
        && Math.Abs(CentreY - other.CentreY) < (Height + other.Height) / 2;

    public IEnumerable<ChartText> Texts(double originX, double originY) => Lines
        .Select((line, index) => (Line: line, Index: index))
        .Select(pair => At(pair.Line, pair.Index, ThemeColor.Muted, bold: false, originX, originY))
        .Append(At(Value, Lines.Count, ThemeColor.Ink, bold: true, originX, originY));

    private ChartText At(string text, int line, ThemeColor color, bool bold, double originX, double originY) =>
        new(text, originX + CentreX, originY + Top + line * LabelText.LineHeight + LabelText.Ascent, TextAnchor.Middle, color, bold);
}
