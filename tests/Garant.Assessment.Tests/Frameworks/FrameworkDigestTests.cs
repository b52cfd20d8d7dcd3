using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests.Frameworks;

public sealed class FrameworkDigestTests
{
    private const string Mill = """
        format: 1
        id: mill-1
        languages: [fr, en]
        name: { fr: Moulin, en: Mill }
        levels:
          - { key: gold, name: { fr: Or, en: Gold }, threshold: 45 }
        organisationKinds:
          - { key: village, name: { fr: Village, en: Village }, weights: { "1.1": 1.5 } }
        sections:
          - id: "1"
            keyword: { fr: Eau, en: Water }
            title: { fr: Eau, en: Water }
            description: { fr: Eau, en: Water }
            elements:
              - id: "1.1"
                title: { fr: Roue, en: Wheel }
                question: { fr: Tourne-t-elle ?, en: Does it turn? }
                answers: single
                items:
                  - { id: a, points: 0, text: { fr: Non, en: No } }
                  - { id: b, points: 0.5, effort: 2, text: { fr: Oui, en: Yes } }
        """;

    /// <summary>What a report printed long ago names must still be found: the written form of format 1 does not change.</summary>
    [Fact]
    public void Of_ThisFramework_IsTheSameForEver() =>
        Assert.Equal("e0b540f707e4cc5d7d26fd5308fac5f6e385abb7ccbdd01f0eebf5e42173dcfb", DigestOf(Mill));

    [Theory]
    [InlineData("id: mill-1", "# a remark\nid: \"mill-1\"")]
    [InlineData("points: 0.5,", "points: 0.50,")]
    [InlineData("{ id: a, points: 0, text: { fr: Non, en: No } }", "{ points: 0, id: a, effort: 1, text: { en: No, fr: Non } }")]
    [InlineData("sections:", "compensation: 0.5\nsections:")]
    public void Of_TheSameContentWrittenOtherwise_IsTheSame(string text, string other) => Assert.Equal(DigestOf(Mill), DigestOf(Changed(text, other)));

    [Theory]
    [InlineData("mill-1", "mill-2")]
    [InlineData("en: Yes", "en: Yes!")]
    [InlineData("fr: Eau, en", "fr: L’eau, en")]
    [InlineData("points: 0.5,", "points: 0.51,")]
    [InlineData("effort: 2", "effort: 3")]
    [InlineData("threshold: 45", "threshold: 46")]
    [InlineData("\"1.1\": 1.5", "\"1.1\": 1.25")]
    [InlineData("answers: single", "answers: multiple")]
    [InlineData("sections:", "compensation: 0.4\nsections:")]
    public void Of_AnyChangeOfTheContent_IsAnother(string text, string other) => Assert.NotEqual(DigestOf(Mill), DigestOf(Changed(text, other)));

    private static string Changed(string text, string other)
    {
        Assert.Contains(text, Mill, StringComparison.Ordinal);
        return Mill.Replace(text, other, StringComparison.Ordinal);
    }

    private static string DigestOf(string yaml)
    {
        FrameworkReading reading = FrameworkReader.Read("mill.yaml", yaml);
        Assert.True(reading.Framework is not null, string.Join("; ", reading.Diagnostics));
        return FrameworkDigest.Of(reading.Framework);
    }
}
