using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Frameworks;

public sealed class FrameworkWriterTests
{
    private const int Rounds = 300;

    [Fact]
    public void Write_AnyFramework_IsReadBackAsItWas()
    {
        for (int round = 0; round < Rounds; round++)
        {
            Framework framework = RichFramework.Draw(new Random(round));
            string yaml = FrameworkWriter.Write(framework);
            FrameworkReading reading = FrameworkReader.Read("rich.yaml", yaml);

            Assert.Empty(reading.Diagnostics.Select(diagnostic => $"round {round}: {diagnostic}"));
            Assert.Equal(yaml, FrameworkWriter.Write(reading.Framework!));
            AssertSame(framework, reading.Framework!);
        }
    }

    [Fact]
    public void Write_UnderFrenchCulture_KeepsThePoint()
    {
        string invariant = FrameworkWriter.Write(RichFramework.Draw(new Random(1)));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");

        Assert.Equal(invariant, FrameworkWriter.Write(RichFramework.Draw(new Random(1))));
        Assert.Empty(FrameworkReader.Read("rich.yaml", invariant).Diagnostics);
    }

    [Fact]
    public void Write_PondFramework_IsReadableText()
    {
        Framework pond = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml).Framework!;
        string yaml = FrameworkWriter.Write(pond);

        Assert.StartsWith("format: 1\nid: \"pond-2\"\nprevious: \"pond-1\"\nlanguages: [\"fr\", \"en\"]\nname:\n  en: \"Pond\"\n  fr: \"Étang\"\ncompensation: 0.5\n", yaml, StringComparison.Ordinal);
        Assert.Contains("          - id: a\n            points: 0.25\n            effort: 2\n            text:\n", yaml, StringComparison.Ordinal);
        Assert.Contains("        riskDomain:\n          en: \"Mud\"\n", yaml, StringComparison.Ordinal);
        AssertSame(pond, FrameworkReader.Read(PondFramework.File, yaml).Framework!);
    }

    [Fact]
    public void Write_UpgradeTable_LeavesOutWhatIsKept()
    {
        UpgradeTable table = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml).Framework!.Upgrades[0];

        Assert.Equal(
            """
              - from: "pond-1"
                elements:
                  "1.2":
                    from: "1.3"
                    badge: updated
                    reason:
                      en: "Clearer."
                      fr: "Plus clair."
                items:
                  "1.2.a": "1.3.b"
                  "1.2.b": drop

            """,
            FrameworkWriter.Write(table));
    }

    [Fact]
    public void Write_TableWithoutEntries_StartsEverythingAfresh()
    {
        Framework framework = new()
        {
            Id = "b",
            Name = Text("B"),
            Sections = [Section("1", Single("1.1", 0m, 1m))],
            Upgrades = [new("a", new Dictionary<string, ElementUpgrade>(), new Dictionary<string, string?>())],
        };
        UpgradeTable table = FrameworkReader.Read("b.yaml", FrameworkWriter.Write(framework)).Framework!.Upgrades[0];

        Assert.Equal(new ElementUpgrade(null, Badge.New, LocalizedText.Empty), table.Elements["1.1"]);
        Assert.Equal([null, null], table.Items.Values);
    }

    [Fact]
    public void Write_ItemIdThatYamlReadsOtherwise_IsReadBack()
    {
        Element element = Single("1.1", 0m, 1m, 2m);
        string[] ids = ["1.1.7", "1.1.null", "1.1.true"];
        Framework framework = Of(Section("1", element with { Items = [.. element.Items.Zip(ids, (item, id) => item with { Id = id })] }));

        Assert.Equal(ids, FrameworkReader.Read("a.yaml", FrameworkWriter.Write(framework)).Framework!.Elements.First().Items.Select(item => item.Id));
    }

    private static Element Bare(Element element) => element with { Items = [], Resources = [], Evidence = [], Accepts = [], References = [] };

    private static void AssertSame(Framework one, Framework other)
    {
        Assert.Equal((one.Id, one.Previous, one.Name, one.Compensation), (other.Id, other.Previous, other.Name, other.Compensation));
        Assert.Equal(one.Languages, other.Languages);
        Assert.Equal(one.Levels, other.Levels);
        Assert.Equal(one.OrganisationKinds.Select(kind => (kind.Key, kind.Name)), other.OrganisationKinds.Select(kind => (kind.Key, kind.Name)));
        Assert.All(one.OrganisationKinds.Zip(other.OrganisationKinds), pair => Assert.Equal(pair.First.Weights.ToDictionary(), pair.Second.Weights.ToDictionary()));
        Assert.Equal(one.Sections.Select(section => section with { Elements = [] }), other.Sections.Select(section => section with { Elements = [] }));
        Assert.Equal(one.Sections.Select(section => section.Elements.Count), other.Sections.Select(section => section.Elements.Count));
        Assert.All(one.Elements.Zip(other.Elements), pair =>
        {
            Assert.Equal(Bare(pair.First), Bare(pair.Second));
            Assert.Equal(pair.First.Items, pair.Second.Items);
            Assert.Equal(pair.First.Resources, pair.Second.Resources);
            Assert.Equal(pair.First.Evidence, pair.Second.Evidence);
            Assert.Equal(pair.First.Accepts, pair.Second.Accepts);
            Assert.Equal(pair.First.References, pair.Second.References);
        });
        Assert.Equal(one.Upgrades.Select(table => table.From), other.Upgrades.Select(table => table.From));
        Assert.All(one.Upgrades.Zip(other.Upgrades), pair =>
        {
            Assert.Equal(pair.First.Elements.ToDictionary(), pair.Second.Elements.ToDictionary());
            Assert.Equal(pair.First.Items.ToDictionary(), pair.Second.Items.ToDictionary());
        });
    }
}
