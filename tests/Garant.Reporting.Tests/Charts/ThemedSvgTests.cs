using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Garant.Reporting.Charts;

namespace Garant.Reporting.Tests.Charts;

/// <summary>What holds for every chart.</summary>
public sealed partial class ThemedSvgTests
{
    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_IsAnImageWithANameAndADescription(string kind)
    {
        string text = Charting.Draw(kind, title: "Scores <2026> & co", description: "L’essentiel, d’été");
        XElement svg = Charting.Parse(text);

        Assert.StartsWith("<svg", text, StringComparison.Ordinal);
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal($"section-{kind}-title section-{kind}-desc", svg.Attribute("aria-labelledby")?.Value);
        Assert.Equal("Scores <2026> & co", ById($"section-{kind}-title").Value);
        Assert.Equal("L’essentiel, d’été", ById($"section-{kind}-desc").Value);

        XElement ById(string id) => svg.Elements().Single(element => element.Attribute("id")?.Value == id);
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_ScalesToItsContainer(string kind)
    {
        XElement svg = Charting.Parse(Charting.Draw(kind));

        Assert.Matches("^0 0 400 [0-9]+$", svg.Attribute("viewBox")?.Value);
        Assert.Null(svg.Attribute("width"));
        Assert.Null(svg.Attribute("height"));
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_PaintsWithTheThemeAlone(string kind)
    {
        string text = Charting.Draw(kind);

        Assert.DoesNotContain("#", text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", text, StringComparison.Ordinal);
        Assert.All(Paints(text), paint => Assert.Contains(paint, (string[])["none", "var(--ink)", "var(--muted)", "var(--line)", "var(--accent)", "var(--accent-soft)"]));
        Assert.Contains("var(--accent)", Paints(text));
        Assert.Contains("var(--ink)", Paints(text));

        static IEnumerable<string> Paints(string text) => Charting.Parse(text)
            .Descendants()
            .Attributes()
            .Where(attribute => attribute.Name.LocalName is "fill" or "stroke")
            .Select(attribute => attribute.Value);
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_TextIsTheReadersFont(string kind)
    {
        string text = Charting.Draw(kind);

        Assert.Equal(
            "system-ui, 'Segoe UI', 'Noto Sans', sans-serif",
            Assert.Single(Charting.Parse(text).Descendants().Attributes("font-family")).Value);
    }

    [Fact]
    public void ToSvg_TwoChartsOnAPage_ShareNoId()
    {
        string[] ids = [.. new[] { Charting.Radar, Charting.Bars }
            .SelectMany(kind => Charting.Parse(Charting.Draw(kind)).Descendants().Attributes("id"))
            .Select(id => id.Value)];

        Assert.Equal(4, ids.Length);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_AnyCharacters_AreEscapedAndKept(string kind)
    {
        ChartBar[] sections = [new("<b>", 1, "≥ 1"), new("R&D d’été", 2, "2 %"), new("语言 \U0001F600", 3, "\"3\"")];

        IReadOnlyList<string> texts = Charting.Texts(Charting.Draw(kind, sections));

        Assert.All((string[])["<b>", "≥ 1", "R&D d’été", "2 %", "语言 \U0001F600", "\"3\""], expected => Assert.Contains(expected, texts));
        Assert.DoesNotContain("<b>", Charting.Draw(kind, sections), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_CharactersNoXmlMayHold_AreLeftOut(string kind)
    {
        ChartBar[] sections = [new("a\u0001b", 1, "1"), new("c\uD800d", 2, "2"), new("", 3, "3")];

        IReadOnlyList<string> texts = Charting.Texts(Charting.Draw(kind, sections, title: "a\u0000b"));

        Assert.Contains("ab", texts);
        Assert.Contains("c\uFFFDd", texts);
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_SameInput_SameTextWhateverTheCultureAndTheThread(string kind)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            expected = Charting.Draw(kind);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(expected, Charting.Draw(kind));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.All(
            ParallelEnumerable.Range(0, 32).WithDegreeOfParallelism(4).Select(_ => Charting.Draw(kind)).ToArray(),
            text => Assert.Equal(expected, text));
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_NumbersHaveNoDecimalComma(string kind)
    {
        IEnumerable<string> numbers = Charting.Parse(Charting.Draw(kind))
            .Descendants()
            .Attributes()
            .Where(attribute => attribute.Name.LocalName is "d" or "x" or "y" or "cx" or "cy" or "width" or "height" or "transform" or "stroke-width" or "fill-opacity")
            .Select(attribute => attribute.Value);

        Assert.All(numbers, number => Assert.DoesNotMatch(DecimalComma(), number));
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_LongLabels_AreWrappedWithinTheChart(string kind)
    {
        ChartBar[] sections = [.. Charting.Six.Select(section => section with { Label = "Reproductibilité et responsabilité, Datenschutzgrundverordnungskonformitätsbewertung" })];

        XElement svg = Charting.Parse(Charting.Draw(kind, sections));

        Assert.All(svg.Descendants(Charting.Svg + "text"), text =>
        {
            double width = LabelText.Width(text.Value, text.Attribute("font-weight") is not null);
            double x = double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture);
            double from = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
            Assert.InRange(from, -0.01, 400.01 - width);
        });
    }

    [Theory]
    [InlineData(Charting.Radar, -0.1)]
    [InlineData(Charting.Radar, 100.1)]
    [InlineData(Charting.Radar, double.NaN)]
    [InlineData(Charting.Bars, -0.1)]
    [InlineData(Charting.Bars, 100.1)]
    [InlineData(Charting.Bars, double.PositiveInfinity)]
    [InlineData(Charting.Bars, double.NaN)]
    public void ToSvg_ValueOffTheScale_IsRefused(string kind, double value)
    {
        ChartBar[] sections = [.. Charting.Six, new("Six", value, "?")];

        Assert.Throws<ArgumentOutOfRangeException>("sections", () => Charting.Draw(kind, sections));
    }

    [Theory, MemberData(nameof(Charting.Kinds), MemberType = typeof(Charting))]
    public void ToSvg_NoSectionOrNoWords_IsRefused(string kind)
    {
        Assert.Throws<ArgumentException>("sections", () => Charting.Draw(kind, []));
        Assert.Throws<ArgumentException>("title", () => Charting.Draw(kind, title: " "));
        Assert.Throws<ArgumentException>("description", () => Charting.Draw(kind, description: ""));
    }

    [GeneratedRegex("[0-9],[0-9]")]
    private static partial Regex DecimalComma();
}
