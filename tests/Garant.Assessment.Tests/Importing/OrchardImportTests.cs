using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;
using Garant.Assessment.Upgrading;
using static Garant.Assessment.Tests.Importing.OrchardFramework;

namespace Garant.Assessment.Tests.Importing;

/// <summary>What becomes of a text without a fault, and of the ways to write it that mean the same.</summary>
public sealed class OrchardImportTests
{
    private static readonly string Clean = Describe(PublishedFrameworkImporter.Import(Sources).Framework!);

    [Fact]
    public void Import_TextWithoutFault_SaysNothing() =>
        Assert.Empty(PublishedFrameworkImporter.Import(Sources).Diagnostics);

    [Fact]
    public void Import_TextWithoutFault_GivesEveryPart()
    {
        Framework framework = PublishedFrameworkImporter.Import(Sources).Framework!;

        Assert.Equal(("209902", "209901"), (framework.Id, framework.Previous));
        Assert.Equal(new LocalizedText("Verger soigné – 209902", "Tended orchard – 209902"), framework.Name);
        Assert.Equal(["1", "2"], framework.Sections.Select(section => section.Id));
        Section trees = framework.Sections[0];
        Assert.Equal(new LocalizedText("Arbres", "Trees"), trees.Title);
        Assert.Equal(new LocalizedText("Plantation", "Planting"), trees.Keyword);
        Assert.Equal(new LocalizedText("Un arbre vit longtemps.\nIl se plante une fois.", "A tree lives long.\nIt is planted once."), trees.Description);
        Element watering = framework.FindElement("1.2")!;
        Assert.Equal((AnswerType.Multiple, "1.1.a"), (watering.Type, watering.Condition));
        Assert.Equal(new LocalizedText("Arrosage et *goutte à goutte*", "Watering and *drip lines*"), watering.Title);
        Assert.Equal(new LocalizedText("Pour l'arrosage :", "For watering:"), watering.Question);
        Assert.Equal(new AnswerItem("1.2.a", new("Il pleut assez", "It rains enough"), 0m, IsSwitch: true), watering.Switch);
        Assert.Equal([0m, 0.33m, 0.67m], watering.Items.Select(item => item.Points));
        Assert.Null(watering.RiskDomain);
    }

    [Fact]
    public void Import_ExplanationAndResources_KeepTheirMarkdown()
    {
        Element survey = PublishedFrameworkImporter.Import(Sources).Framework!.FindElement("1.1")!;

        Assert.Equal("A survey helps to **plan**:\n\n- pruning\n  - in winter\n- grafting\n\n> Who counts reaps.", survey.Explanation.Find("en"));
        Assert.Equal(new LocalizedText("maladies des arbres", "diseases of trees"), survey.RiskDomain);
        Assert.Equal(["Web article", "Technical guide"], survey.Resources.Select(resource => resource.Type));
        Assert.Equal("https://example.org/guide_(2098).pdf", survey.Resources[1].Link);
        Assert.Equal("The *[Guide](https://example.org/guide_(2098).pdf)*, common edition", survey.Resources[1].Text.Find("en"));
    }

    [Fact]
    public void Import_UpgradeTable_NamesEveryElementAndItem()
    {
        UpgradeTable table = Assert.Single(PublishedFrameworkImporter.Import(Sources).Framework!.Upgrades);

        Assert.Equal("209901", table.From);
        Assert.Equal(new ElementUpgrade("1.1", Badge.Unchanged, LocalizedText.Empty), table.Elements["1.1"]);
        Assert.Equal(new ElementUpgrade("1.3", Badge.Updated, new("Deux questions réunies.", "Two questions made one.")), table.Elements["1.2"]);
        Assert.Equal(new ElementUpgrade(null, Badge.New, LocalizedText.Empty), table.Elements["2.1"]);
        Assert.Equal(("1.1.c", "1.3.c", null), (table.Items["1.1.c"], table.Items["1.2.b"], table.Items["1.2.c"]));
        Assert.Equal(8, table.Items.Count);
    }

    [Theory]
    [InlineData("Q1.1 : **Survey of the trees**  ", "Q1.1: **Survey of the trees**")]
    [InlineData("Q1.1 : **Survey of the trees**  ", "Q1.1 **Survey of the trees** :")]
    [InlineData("Q1.1 : **Survey of the trees**  ", "Q 1.1 : Survey of the trees")]
    [InlineData("Q1.1 : **Survey of the trees**  \nThe", "Q1.1 : **Survey of the trees** The")]
    [InlineData("\n_(Condition: R1.1 <> 1.1.a)_  ", "_(Condition: R1.1 <> 1.1.a)_")]
    [InlineData("_(Condition: R1.1 <> 1.1.a)_  \nFor watering:", "For watering: _(Condition : R1.1<>1.1.a)_")]
    [InlineData("_(Condition: R1.1 <> 1.1.a)_", "(condition R1.1 ≠ 1.1.A)")]
    [InlineData("_(Condition: R1.1 <> 1.1.a)_", "_(Condition: R1.1 <> 1.1.a)")]
    [InlineData("_(Type: multiple responses possible)_  \n_(Select all answers)_", "_(Type: multiple responses possible)_ _(Select all answers)_")]
    [InlineData("R1.2 :  \n_(Type: multiple", "R1.2 _(Type: multiple")]
    [InlineData("R1.2 :  \n", "")]
    [InlineData("### Section 2 - Harvest", "##Section 2 : Harvest")]
    [InlineData("### Section 2 - Harvest", "#### SECTION 2 – Harvest")]
    [InlineData("**[Harvest]**", "[Harvest]")]
    [InlineData("<summary>Resources1.1 :</summary>", "<summary>Ressource 1.1</summary>")]
    [InlineData("<summary>Resources1.1 :</summary>", "<summary>Resource1.1:")]
    [InlineData("<details>\n<summary>Expl1.2 :</summary>\n\nWater is scarce.\n\n</details>", "<details><summary>Expl 1.2 :</summary>Water is scarce.</details>")]
    [InlineData("- [ ] 1.1.b Counted\n", "* [x] 1.1.B. Counted\n")]
    [InlineData("| _(Concerned / Not concerned)_", "| (concerned/not concerned)")]
    [InlineData("---\n\nQ2.1", "Q2.1")]
    [InlineData("- (Web article) [Counting]", "* (Web article): [Counting]")]
    public void Import_OtherSpelling_IsTheSameWithoutARemark(string passage, string replacement)
    {
        FrameworkReading reading = PublishedFrameworkImporter.Import(With(EnglishFile, passage, replacement));

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Clean, Describe(reading.Framework!), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Import_OtherLineEndsAndByteOrderMark_IsTheSame(string lineEnd)
    {
        SourceText Convert(SourceText source) => source with { Text = "\uFEFF" + source.Text.ReplaceLineEndings(lineEnd) };
        FrameworkReading reading = PublishedFrameworkImporter.Import(new()
        {
            French = Convert(Sources.French),
            English = Convert(Sources.English),
            Scoring = Convert(Sources.Scoring),
            Upgrade = Convert(Sources.Upgrade!),
        });

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Clean, Describe(reading.Framework!));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    public void Import_AnotherCulture_IsTheSame(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            FrameworkReading reading = PublishedFrameworkImporter.Import(Sources);

            Assert.Empty(reading.Diagnostics);
            Assert.Equal(Clean, Describe(reading.Framework!));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Import_WithoutUpgradeTable_TakesTheIdFromTheFileName()
    {
        FrameworkReading reading = PublishedFrameworkImporter.Import(Sources with { Upgrade = null });

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(("209902", null, 0), (reading.Framework!.Id, reading.Framework.Previous, reading.Framework.Upgrades.Count));
    }

    [Fact]
    public void Import_GivenIdentity_CountsBeforeTheFiles()
    {
        LocalizedText name = new("Verger", "Orchard");
        FrameworkReading reading = PublishedFrameworkImporter.Import(Sources with { Upgrade = null, Id = "orchard-1", Name = name, Previous = "orchard-0" });

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(("orchard-1", name, "orchard-0"), (reading.Framework!.Id, reading.Framework.Name, reading.Framework.Previous));
    }
}
