using System.Globalization;
using System.Xml.Linq;
using Garant.Reporting.Charts;

namespace Garant.Reporting.Tests.Charts;

public sealed class SectionBarsTests
{
    [Fact]
    public void ToSvg_LengthOfABar_IsItsValue()
    {
        XElement svg = Charting.Parse(Charting.Draw(Charting.Bars));

        double full = Assert.Single(Widths("var(--accent-soft)").Distinct());
        Assert.Equal(
            Charting.Six.Select(section => section.Value).Where(value => value > 0),
            Widths("var(--accent)").Select(width => width * 100 / full),
            (expected, actual) => Math.Abs(expected - actual) < 0.01);

        IEnumerable<double> Widths(string paint) => svg.Descendants(Charting.Svg + "rect")
            .Where(bar => bar.Attribute("fill")?.Value == paint)
            .Select(bar => double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ToSvg_NamesAndValues_AreWrittenInOrder() => Assert.Equal(
        [.. Charting.Six.SelectMany(section => (string[])[section.Label, section.ValueText]), "Intermédiaire 45", "Avancé 55"],
        Charting.Texts(Charting.Draw(Charting.Bars)));

    [Fact]
    public void ToSvg_EveryBar_HasEveryMark()
    {
        XElement svg = Charting.Parse(Charting.Draw(Charting.Bars));

        Assert.Equal(
            Charting.Six.Length * Charting.Marks.Length,
            svg.Descendants(Charting.Svg + "path").Count(path => path.Attribute("stroke")?.Value == "var(--ink)"));
    }

    [Fact]
    public void ToSvg_OneSectionWithoutMarks_IsDrawn() =>
        Assert.Equal(["Usage", "57,3"], Charting.Texts(SectionBars.ToSvg([new("Usage", 57.3, "57,3")], [], "Score", "57,3 sur 100")));

    [Fact]
    public void ToSvg_MarksThatWouldMeet_AreWrittenOnFurtherLines()
    {
        XElement svg = Charting.Parse(SectionBars.ToSvg(
            [new("Usage", 57.3, "57,3")],
            [(2, "Un niveau initial"), (45, "Un niveau intermédiaire"), (50, "Un niveau confirmé"), (100, "Excellence")],
            "Score",
            "57,3 sur 100"));

        string[] baselines = [.. svg.Descendants(Charting.Svg + "text").Skip(2).Select(text => text.Attribute("y")!.Value)];

        Assert.Equal(4, baselines.Length);
        Assert.True(baselines.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void ToSvg_ThresholdOffTheScale_IsRefused(double threshold) => Assert.Throws<ArgumentOutOfRangeException>(
        "marks",
        () => SectionBars.ToSvg(Charting.Six, [(threshold, "?")], "Score", "Par section"));
}
