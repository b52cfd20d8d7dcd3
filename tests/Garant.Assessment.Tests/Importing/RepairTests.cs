using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;
using static Garant.Assessment.Tests.Importing.OrchardFramework;

namespace Garant.Assessment.Tests.Importing;

/// <summary>What stands in the framework after a repair.</summary>
public sealed class RepairTests
{
    [Fact]
    public void Import_ItemInOneLanguage_ServesForBoth() =>
        Assert.Equal(new LocalizedText("Counted and named", "Counted and named"), Import(FrenchFile, "- [ ] 1.1.c Comptés et nommés\n", "").FindItem("1.1.c")!.Value.Item.Text);

    [Fact]
    public void Import_AnswerTypesDiffer_TakesTheFrenchOne() =>
        Assert.Equal(AnswerType.Multiple, Import(EnglishFile, "_(Type: multiple responses possible)_", "_(Type: single answer)_").FindElement("1.2")!.Type);

    [Fact]
    public void Import_ConditionInOneLanguage_IsDropped() =>
        Assert.Null(Import(EnglishFile, "_(Condition: R1.1 <> 1.1.a)_  \n", "").FindElement("1.2")!.Condition);

    [Theory]
    [InlineData("1.1.x")]
    [InlineData("9.9.a")]
    [InlineData("1.2.b")]
    [InlineData("2.1.a")]
    public void Import_ConditionOnNoEarlierItem_IsDropped(string item)
    {
        SourceText Change(SourceText source) => source with { Text = source.Text.Replace("R1.1 <> 1.1.a", $"R{item[..3]} <> {item}", StringComparison.Ordinal) };
        FrameworkReading reading = PublishedFrameworkImporter.Import(Sources with { French = Change(Sources.French), English = Change(Sources.English) });

        Assert.Null(reading.Framework!.FindElement("1.2")!.Condition);
        Diagnostic diagnostic = Assert.Single(reading.Diagnostics);
        Assert.Equal((FrenchFile, 57), (diagnostic.File, diagnostic.Line));
        Assert.Contains("it is dropped", diagnostic.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_PointsOnASwitch_AreSetToZero() =>
        Assert.Equal(0m, Import(ScoringFile, "\"1.2.a\": \"0\"", "\"1.2.a\": \"0.5\"").FindElement("1.2")!.Switch!.Points);

    [Fact]
    public void Import_SwitchMarkedInOneLanguage_IsASwitch() =>
        Assert.Equal("1.2.a", Import(EnglishFile, " | _(Concerned / Not concerned)_", "").FindElement("1.2")!.Switch!.Id);

    [Fact]
    public void Import_ResourceInOneLanguage_IsPairedByAddress()
    {
        Element survey = Import(EnglishFile, "- (Web article) [Counting](https://example.org/compter), Orchard Review, 2098\n", "").FindElement("1.1")!;

        Assert.Equal(2, survey.Resources.Count);
        Assert.Equal(survey.Resources[0].Text.Find("fr"), survey.Resources[0].Text.Find("en"));
        Assert.StartsWith("The *[Guide]", survey.Resources[1].Text.Find("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ResourceBrokenOverLines_IsJoinedAndKeepsItsAddress()
    {
        Resource resource = Import(EnglishFile, "(Web article) [Counting](", "(Web article) [Counting\n  trees](").FindElement("1.1")!.Resources[0];

        Assert.Equal("[Counting trees](https://example.org/compter), Orchard Review, 2098", resource.Text.Find("en"));
        Assert.Equal("https://example.org/compter", resource.Link);
    }

    [Fact]
    public void Import_EntryMissingInTheTable_StartsAfresh()
    {
        Framework framework = Import(UpgradeFile, "\"2.1.b\": \"no_fetch\"", "\"2.1.z\": \"no_fetch\"");

        Assert.Null(framework.Upgrades[0].Items["2.1.b"]);
        Assert.DoesNotContain("2.1.z", framework.Upgrades[0].Items.Keys);
    }

    [Fact]
    public void Import_TableFromAnUnpublishedVersion_LeavesNoPrevious()
    {
        Framework framework = Import(UpgradeFile, "\"209901\"", "\"0.64\"");

        Assert.Empty(framework.Upgrades);
        Assert.Null(framework.Previous);
    }

    private static Framework Import(string file, string passage, string replacement)
    {
        FrameworkReading reading = PublishedFrameworkImporter.Import(With(file, passage, replacement));
        Assert.NotEmpty(reading.Diagnostics);
        Assert.NotNull(reading.Framework);
        return reading.Framework;
    }
}
