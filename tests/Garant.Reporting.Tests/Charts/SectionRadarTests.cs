using System.Globalization;
using System.Xml.Linq;
using Garant.Reporting.Charts;

namespace Garant.Reporting.Tests.Charts;

public sealed class SectionRadarTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ToSvg_FewerThanThreeSections_IsRefused(int count) =>
        Assert.Throws<ArgumentException>("sections", () => Charting.Draw(Charting.Radar, Charting.Six[..count]));

    [Fact]
    public void ToSvg_FirstSectionAtTheTop_OthersClockwise()
    {
        ChartBar[] sections = [new("N", 100, "100"), new("E", 100, "100"), new("S", 100, "100"), new("W", 100, "100")];

        (double X, double Y)[] corners = Corners(Charting.Draw(Charting.Radar, sections));

        Assert.True(corners[0].Y < corners[1].Y && corners[1].Y < corners[2].Y);
        Assert.True(corners[3].X < corners[0].X && corners[0].X < corners[1].X);
        Assert.Equal(corners[0].X, corners[2].X, 0.01);
        Assert.Equal(corners[1].Y, corners[3].Y, 0.01);
    }

    [Fact]
    public void ToSvg_DistanceFromTheCentre_IsTheValue()
    {
        double[] values = [100, 50, 25, 0, 75, 12.5];
        ChartBar[] sections = [.. values.Select(value => new ChartBar("S", value, "v"))];

        (double X, double Y)[] corners = Corners(Charting.Draw(Charting.Radar, sections));

        (double X, double Y) centre = corners[3];
        double radius = Distance(corners[0]);
        Assert.All(values.Zip(corners), pair => Assert.Equal(pair.First / 100, Distance(pair.Second) / radius, 0.001));

        double Distance((double X, double Y) corner) => Math.Sqrt(Math.Pow(corner.X - centre.X, 2) + Math.Pow(corner.Y - centre.Y, 2));
    }

    [Fact]
    public void ToSvg_SixLongNames_StayLargeAndWhole()
    {
        Assert.True(RadarLayout.Of(Charting.Six).Radius >= 120);
        Assert.Contains("Reproductibilité", Charting.Texts(Charting.Draw(Charting.Radar)));
        Assert.Contains("et responsabilité", Charting.Texts(Charting.Draw(Charting.Radar)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(12)]
    public void Layout_AnyNumberOfSections_LabelsKeepClearOfEachOtherAndOfTheRadar(int count)
    {
        ChartBar[] sections = [.. Enumerable.Range(0, count).Select(index => Charting.Six[index % 6])];

        RadarLayout layout = RadarLayout.Of(sections);

        (double X, double Y)[] inside = [.. Enumerable.Range(0, count * 20).Select(Edge)];
        for (int index = 0; index < count; index++)
        {
            RadarLabel label = layout.Labels[index];
            Assert.InRange(Math.Abs(label.CentreX) + label.Width / 2, 0, 200.01);
            Assert.InRange(layout.CentreY + label.Top, 0, layout.Height);
            Assert.InRange(layout.CentreY + label.Bottom, 0, layout.Height);
            Assert.DoesNotContain(inside, point => Math.Abs(point.X - label.CentreX) < label.Width / 2 && Math.Abs(point.Y - label.CentreY) < label.Height / 2);
            Assert.All(layout.Labels.Skip(index + 1), other => Assert.True(
                Math.Abs(label.CentreX - other.CentreX) >= (label.Width + other.Width) / 2
                || Math.Abs(label.CentreY - other.CentreY) >= (label.Height + other.Height) / 2 - 0.01));
        }

        // Points all along the outline.
        (double X, double Y) Edge(int step)
        {
            (double fromX, double fromY) = Corner(step / 20);
            (double toX, double toY) = Corner(step / 20 + 1);
            double part = step % 20 / 20.0;
            return (fromX + part * (toX - fromX), fromY + part * (toY - fromY));
        }

        (double X, double Y) Corner(int index)
        {
            double angle = 2 * Math.PI * index / count;
            return (layout.Radius * Math.Sin(angle), -layout.Radius * Math.Cos(angle));
        }
    }

    private static (double X, double Y)[] Corners(string svg)
    {
        return [.. Charting.Parse(svg).Descendants(Charting.Svg + "ellipse").Select(point => (Number(point, "cx"), Number(point, "cy")))];

        static double Number(XElement point, string name) => double.Parse(point.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }
}
