using System.Xml.Linq;
using Garant.Reporting.Charts;

namespace Garant.Reporting.Tests.Charts;

/// <summary>Sections as the built-in framework has them, the charts of them, and what to read in a chart.</summary>
internal static class Charting
{
    public const string Radar = "radar";

    public const string Bars = "bars";

    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static readonly ChartBar[] Six =
    [
        new("Données et conformité", 71.8, "71,8"),
        new("Biais et non-discrimination", 42.7, "42,7"),
        new("Performance rigoureuse", 84.7, "84,7"),
        new("Reproductibilité et responsabilité", 36.4, "36,4"),
        new("Usage responsable", 57.3, "57,3"),
        new("Externalités", 0, "0,0"),
    ];

    public static readonly (double Threshold, string Label)[] Marks = [(45, "Intermédiaire 45"), (55, "Avancé 55")];

    public static TheoryData<string> Kinds => [Radar, Bars];

    public static string Draw(
        string kind,
        IReadOnlyList<ChartBar>? sections = null,
        string title = "Scores par section",
        string description = "De 0 à 84,7.") =>
        kind == Radar
            ? SectionRadar.ToSvg(sections ?? Six, title, description)
            : SectionBars.ToSvg(sections ?? Six, Marks, title, description);

    public static XElement Parse(string svg) => XElement.Parse(svg);

    public static IReadOnlyList<string> Texts(string svg) => [.. Parse(svg).Descendants(Svg + "text").Select(text => text.Value)];
}
