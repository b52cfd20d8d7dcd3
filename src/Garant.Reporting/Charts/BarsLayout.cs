namespace Garant.Reporting.Charts;

/// <summary>
/// The bar chart from top to bottom. Names stand above their bars rather than beside them: so they have the whole width,
/// and the bars too, on a telephone as well.
/// </summary>
internal sealed class BarsLayout
{
    public const int Width = 400;

    /// <summary>Room at both ends for a mark at 0 or 100.</summary>
    public const int Inset = 2;

    public const int Span = Width - 2 * Inset;

    public const double MarkOverhang = 4;

    private const double Gap = 12;

    private readonly List<BarRow> _rows = [];
    private readonly List<ChartText> _marks = [];

    public BarsLayout(IReadOnlyList<ChartBar> sections, IReadOnlyList<(double Threshold, string Label)> marks)
    {
        double top = 0;
        foreach (ChartBar section in sections)
        {
            double room = Span - Gap - LabelText.Width(section.ValueText, bold: true);
            _rows.Add(new(section, LabelText.Wrap(section.Label, Math.Max(room, Span / 2.0)), top));
            top = _rows[^1].TrackBottom + Gap;
        }

        double bottom = _rows[^1].TrackBottom + MarkOverhang;
        Height = (int)Math.Ceiling(bottom + AddMarks(marks, bottom) * LabelText.LineHeight) + 4;
    }

    public IReadOnlyList<BarRow> Rows => _rows;

    public int Height { get; }

    public IEnumerable<ChartText> Texts => _rows.SelectMany(row => row.Texts(Inset, Width - Inset)).Concat(_marks);

    /// <summary>Writes the lower half of the marks to the left of their lines and the others to the right, on further lines where two would meet.</summary>
    /// <returns>The number of lines.</returns>
    private int AddMarks(IReadOnlyList<(double Threshold, string Label)> marks, double top)
    {
        List<List<(double From, double To)>> lines = [];
        foreach (((double threshold, string label), int index) in marks.OrderBy(mark => mark.Threshold).Select((mark, index) => (mark, index)))
        {
            double width = LabelText.Width(label);
            double at = Inset + threshold * Span / 100;
            bool before = index < marks.Count / 2 ? at >= width : at + width > Width;
            double from = before ? at - width : at;
            int line = lines.FindIndex(taken => taken.TrueForAll(other => from >= other.To || from + width <= other.From));
            if (line < 0)
            {
                line = lines.Count;
                lines.Add([]);
            }

            lines[line].Add((from, from + width));
            double baseline = top + line * LabelText.LineHeight + LabelText.Ascent + 2;
            _marks.Add(new(label, at, baseline, before ? TextAnchor.End : TextAnchor.Start, ThemeColor.Muted));
        }

        return lines.Count;
    }
}
