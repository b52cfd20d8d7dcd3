using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ScottPlot;

namespace Garant.Reporting.Charts;

/// <summary>
/// Turns a plot into an SVG for a page: the shapes are ScottPlot's, the colours the page's custom properties. Paint stands
/// in presentation attributes, which a content security policy without inline styles lets through. The texts are written
/// here and not by ScottPlot, because Skia places every glyph for a font of the server and drops the characters that this
/// font lacks; so the chart is the same on every server, and a container without fonts has labels too.
/// </summary>
internal static class ThemedSvg
{
    private const string FontFamily = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Paints = ["fill", "stroke"];

    // Of Skia's groups and clips nothing is needed: the shapes lie inside, and ids would clash on a page of two charts.
    private static readonly string[] Shapes = ["path", "rect", "circle", "ellipse", "line", "polygon", "polyline"];

    /// <summary>A plot without axes, frame or background whose coordinates are given by <paramref name="limits"/>.</summary>
    public static Plot Canvas(AxisLimits limits)
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideGrid();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(limits);
        return plot;
    }

    public static string Of(Plot plot, int width, int height, string id, string title, string description, IEnumerable<ChartText> texts)
    {
        XElement drawing = XElement.Parse(plot.GetSvgXml(width, height));
        XElement svg = new(
            Svg + "svg",
            new XAttribute("class", "chart " + id),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("overflow", "visible"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            new XElement(Svg + "title", new XAttribute("id", id + "-title"), Clean(title)),
            new XElement(Svg + "desc", new XAttribute("id", id + "-desc"), Clean(description)),
            new XElement(
                Svg + "g",
                new XAttribute("stroke-linejoin", "round"),
                new XAttribute("stroke-linecap", "round"),
                drawing.Descendants().Where(IsShape).Select(Themed)),
            new XElement(
                Svg + "g",
                new XAttribute("font-family", FontFamily),
                new XAttribute("font-size", Number(LabelText.FontSize)),
                texts.Select(Text)));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static bool IsShape(XElement element) =>
        Shapes.Contains(element.Name.LocalName, StringComparer.Ordinal) && element.Parent?.Name.LocalName != "clipPath";

    // Bars have round ends, as the page's scale of the total has.
    private static XElement Themed(XElement shape) => new(
        Svg + shape.Name.LocalName,
        shape.Attributes().Select(attribute => Paints.Contains(attribute.Name.LocalName, StringComparer.Ordinal)
            ? new XAttribute(attribute.Name, ThemeColor.PaintFor(attribute.Value))
            : attribute),
        shape.Name.LocalName == "rect" ? new XAttribute("rx", "5") : null);

    private static XElement Text(ChartText text) => new(
        Svg + "text",
        new XAttribute("x", Number(text.X)),
        new XAttribute("y", Number(text.Baseline)),
        text.Anchor == TextAnchor.Start ? null : new XAttribute("text-anchor", text.Anchor == TextAnchor.End ? "end" : "middle"),
        text.Bold ? new XAttribute("font-weight", "600") : null,
        new XAttribute("fill", text.Color.Paint),
        Clean(text.Content));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Without the control characters and halves of characters that no XML may hold.</summary>
    private static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }
}
