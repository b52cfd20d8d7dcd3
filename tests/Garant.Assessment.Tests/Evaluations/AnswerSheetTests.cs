using Garant.Assessment.Evaluations;

namespace Garant.Assessment.Tests.Evaluations;

public sealed class AnswerSheetTests
{
    [Fact]
    public void Elements_EmptyList_IsNotAnAnswer()
    {
        AnswerSheet sheet = new("a", [KeyValuePair.Create<string, IEnumerable<string>>("1.1", []), KeyValuePair.Create<string, IEnumerable<string>>("1.2", ["1.2.a", "1.2.a"])]);

        Assert.Equal(["1.2"], sheet.Elements);
        Assert.Empty(sheet.TicksOf("1.1"));
        Assert.Equal(["1.2.a"], sheet.TicksOf("1.2"));
    }

    [Fact]
    public void With_ElementAnsweredAnew_LeavesTheFirstSheetAsItWas()
    {
        AnswerSheet sheet = AnswerSheet.Empty("a").With("1.1", "1.1.a");
        AnswerSheet other = sheet.With("1.1", "1.1.b", "1.1.c").With("1.2", "1.2.a");

        Assert.Equal(["1.1.a"], sheet.TicksOf("1.1"));
        Assert.Equal(["1.1.b", "1.1.c"], other.TicksOf("1.1").Order());
        Assert.Equal("a", other.Framework);
        Assert.Equal(["1.2"], other.With("1.1").Elements);
    }

    [Fact]
    public void New_WithoutFramework_Throws() => Assert.Throws<ArgumentException>(() => AnswerSheet.Empty(""));
}
