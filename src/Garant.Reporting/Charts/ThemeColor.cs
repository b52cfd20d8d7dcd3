using ScottPlot;

namespace Garant.Reporting.Charts;

/// <summary>
/// A colour of the page's theme. ScottPlot draws with a stand-in that occurs nowhere else; in the finished SVG the
/// page's custom property takes its place, so that one chart serves the light and the dark theme.
/// </summary>
internal sealed class ThemeColor
{
    private ThemeColor(string property, string sentinel)
    {
        Paint = $"var(--{property})";
        Sentinel = sentinel;
        StandIn = Color.FromHex(sentinel);
    }

    public static ThemeColor Ink { get; } = new("ink", "#A1B2C1");

    public static ThemeColor Muted { get; } = new("muted", "#A1B2C2");

    public static ThemeColor Line { get; } = new("line", "#A1B2C3");

    public static ThemeColor Accent { get; } = new("accent", "#A1B2C4");

    public static ThemeColor AccentSoft { get; } = new("accent-soft", "#A1B2C5");

    /// <summary>What to draw with.</summary>
    public Color StandIn { get; }

    /// <summary>What the page paints with.</summary>
    public string Paint { get; }

    private string Sentinel { get; }

    /// <summary>The paint for a colour that Skia wrote.</summary>
    /// <exception cref="InvalidOperationException">The colour is none of the theme's: it would look wrong in one theme or the other.</exception>
    public static string PaintFor(string written) =>
        written == "none"
            ? written
            : Array.Find([Ink, Muted, Line, Accent, AccentSoft], color => color.Sentinel.Equals(written, StringComparison.OrdinalIgnoreCase))?.Paint
                ?? throw new InvalidOperationException($"The chart was drawn with {written}, which is no colour of the theme.");
}
