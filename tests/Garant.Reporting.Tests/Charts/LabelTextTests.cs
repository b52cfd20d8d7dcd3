using Garant.Reporting.Charts;

namespace Garant.Reporting.Tests.Charts;

public sealed class LabelTextTests
{
    [Fact]
    public void Wrap_ShortText_IsOneLine() => Assert.Equal(["Externalités"], LabelText.Wrap(" Externalités ", 140));

    [Fact]
    public void Wrap_NoText_IsOneEmptyLine() => Assert.Equal([""], LabelText.Wrap("  ", 140));

    [Fact]
    public void Wrap_LongText_HasEvenLines() =>
        Assert.Equal(["Data protection", "and compliance"], LabelText.Wrap("Data protection and compliance", 180));

    [Fact]
    public void Wrap_Compound_IsPartedAfterItsHyphen() =>
        Assert.Equal(["Biais et non-", "discrimination"], LabelText.Wrap("Biais et non-discrimination", 140));

    [Fact]
    public void Wrap_NoBreakSpace_HoldsTogether() =>
        Assert.Equal(["Reproductibilité", "45\u00A0sur\u00A0100"], LabelText.Wrap("Reproductibilité 45\u00A0sur\u00A0100", 150));

    [Fact]
    public void Wrap_WordWiderThanALine_IsSplitAndWhole()
    {
        const string Word = "Datenschutzgrundverordnungskonformitätsbewertung";

        IReadOnlyList<string> lines = LabelText.Wrap(Word, 140);

        Assert.Equal(Word, string.Concat(lines));
        Assert.All(lines, line => Assert.True(LabelText.Width(line) <= 140));
    }

    [Fact]
    public void Wrap_LineTooNarrowForAnything_Ends() => Assert.Equal(["a", "b", "c"], LabelText.Wrap("abc", 1));
}
