using Garant.Assessment.Frameworks;
using Garant.Assessment.Tests.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Upgrading;

/// <summary>What may be corrected under one id, and what makes another version.</summary>
public sealed class AnswerBasisTests
{
    private const string Known = """
        format: 1
        id: shed-1
        languages: [fr, en]
        name: { fr: Cabane, en: Shed }
        compensation: 0.5
        levels: [{ key: dry, name: { fr: sec, en: dry }, threshold: 50 }]
        organisationKinds: [{ key: big, name: { fr: Grande, en: Big }, weights: { "1.1": 2 } }]
        sections:
          - id: "1"
            keyword: { fr: Toit, en: Roof }
            title: { fr: Le toit, en: The roof }
            description: { fr: Tout, en: All }
            elements:
              - id: "1.1"
                title: { fr: Tuiles, en: Tiles }
                question: { fr: Quelles tuiles ?, en: Which tiles? }
                answers: single
                explanation: { fr: Pluie, en: Rain }
                resources: [{ type: guide, text: { fr: Guide, en: Guide }, link: "https://example.org/a" }]
                items:
                  - { id: a, points: 0, text: { fr: Aucune, en: None } }
                  - { id: b, points: 1, effort: 1, text: { fr: Neuves, en: New } }
              - id: "1.2"
                title: { fr: Gouttière, en: Gutter }
                question: { fr: "Une gouttière ?", en: "A gutter?" }
                answers: multiple
                condition: "1.1.a"
                riskDomain: { fr: Eau, en: Water }
                items:
                  - { id: a, points: 1, text: { fr: Oui, en: Yes } }
                  - { id: b, points: 0, switch: true, text: { fr: Sans objet, en: Not concerned } }
        """;

    [Theory]
    [InlineData("name: { fr: Cabane, en: Shed }", "name: { fr: La cabane, en: The shed }")]
    [InlineData("fr: Le toit, en: The roof", "fr: Le toit, en: The whole roof")]
    [InlineData("fr: Tuiles, en: Tiles", "fr: Les tuiles, en: Tiles")]
    [InlineData("fr: Tout, en: All", "fr: Presque tout, en: All")]
    [InlineData("fr: Pluie, en: Rain", "fr: Grêle, en: Hail")]
    [InlineData("https://example.org/a", "https://example.org/b")]
    [InlineData("effort: 1", "effort: 3")]
    [InlineData("fr: sec, en: dry }", "fr: au sec, en: dry }")]
    [InlineData("en: Which tiles?", "en: Which  tiles?")]
    public void FirstDifference_OfACorrection_IsNone(string from, string to) => Assert.Null(Difference(from, to));

    [Theory]
    [InlineData("compensation: 0.5", "compensation: 0.25", "not concerned is worth")]
    [InlineData("threshold: 50", "threshold: 60", "thresholds")]
    [InlineData("\"1.1\": 2", "\"1.1\": 3", "kind of organisation big")]
    [InlineData("key: big", "key: tall", "kind of organisation big is gone")]
    [InlineData("en: Which tiles?", "en: Which good tiles?", "question of element 1.1")]
    [InlineData("answers: single", "answers: multiple", "element 1.1 takes")]
    [InlineData("        condition: \"1.1.a\"\n", "", "condition of element 1.2")]
    [InlineData("fr: Eau, en: Water", "fr: Eau, en: Rain", "risk domain of element 1.2")]
    [InlineData("points: 1, effort", "points: 2, effort", "item 1.1.b counts")]
    [InlineData("points: 0, switch: true,", "points: 0,", "item 1.2.b counts")]
    [InlineData("en: New }", "en: Brand new }", "text of item 1.1.b")]
    [InlineData("- { id: b, points: 1, effort", "- { id: c, points: 1, effort", "item 1.1.b is gone")]
    [InlineData("          - { id: a, points: 1, text: { fr: Oui", "          - { id: d, points: 1, text: { fr: Un, en: One } }\n          - { id: a, points: 1, text: { fr: Oui", "item 1.2.d is new")]
    [InlineData("- id: \"1.2\"", "- id: \"1.3\"", "element 1.2 is gone")]
    public void FirstDifference_OfWhatAnswersRestOn_IsNamed(string from, string to, string named) =>
        Assert.Contains(named, Difference(from, to) ?? "nothing", StringComparison.Ordinal);

    [Fact]
    public void FirstDifference_OfALanguageMore_IsNoneAndOfOneLessIsNamed()
    {
        Framework one = FrameworkReader.Read("shed.yaml", PondFramework.Yaml).Framework!;
        Framework french = new() { Id = one.Id, Name = one.Name, Languages = ["fr"], Sections = one.Sections, Levels = one.Levels, OrganisationKinds = one.OrganisationKinds, Compensation = one.Compensation };
        Assert.Null(AnswerBasis.FirstDifference(french, one));
        Assert.Equal("the language en is gone", AnswerBasis.FirstDifference(one, french));
    }

    private static string? Difference(string from, string to)
    {
        string changed = Known.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Known, changed);
        return AnswerBasis.FirstDifference(Read(Known), Read(changed));
    }

    private static Framework Read(string yaml) => FrameworkReader.Read("shed.yaml", yaml) is { Framework: { } framework } reading
        ? framework
        : throw new InvalidOperationException(string.Join("; ", FrameworkReader.Read("shed.yaml", yaml).Diagnostics));
}
