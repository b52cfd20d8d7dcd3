using System.Text;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;
using static Garant.Assessment.Tests.Importing.OrchardFramework;

namespace Garant.Assessment.Tests.Importing;

/// <summary>Whatever the files hold, the import ends soon, says something and does not throw.</summary>
public sealed class GarbageTests
{
    private const int Seed = 20990201;
    private const int Rounds = 3000;
    private const int Size = 10_000_000;

    [Fact]
    public void Import_RandomlyDamagedLines_NeverThrows()
    {
        Random random = new(Seed);
        int whole = 0;
        for (int round = 0; round < Rounds; round++)
        {
            FrameworkReading reading = PublishedFrameworkImporter.Import(new()
            {
                French = Damage(Sources.French, random),
                English = Damage(Sources.English, random),
                Scoring = round % 3 == 0 ? Damage(Sources.Scoring, random) : Sources.Scoring,
                Upgrade = round % 5 == 0 ? Damage(Sources.Upgrade!, random) : Sources.Upgrade,
            });
            whole += reading.Framework is null ? 0 : 1;
            Assert.Equal(reading.Framework is null, reading.HasErrors);
            Assert.All(reading.Diagnostics, diagnostic => Assert.True(diagnostic.Line >= 0 && diagnostic.Text.Length > 0));
            if (reading.Framework is { } framework)
            {
                Assert.All(framework.Elements, AssertSound);
                _ = Describe(framework);
            }
        }

        Assert.InRange(whole, Rounds / 20, Rounds - (Rounds / 20));
    }

    [Fact]
    public void Import_TextCutOffAnywhere_NeverThrows()
    {
        for (int length = 0; length < French.Length; length += 7)
        {
            FrameworkReading reading = PublishedFrameworkImporter.Import(Sources with { French = new(FrenchFile, French[..length]), English = new(EnglishFile, English[..int.Min(length, English.Length)]) });
            Assert.Equal(reading.Framework is null, reading.HasErrors);
        }
    }

    [Fact]
    public void Import_EmptyFiles_SaysThatNothingWasFound()
    {
        FrameworkReading reading = PublishedFrameworkImporter.Import(new() { French = new("a.md", ""), English = new("b.md", ""), Scoring = new("c.json", ""), Upgrade = new("d.json", "") });

        Assert.Null(reading.Framework);
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic.File == "a.md" && diagnostic.Text.StartsWith("no element of a framework", StringComparison.Ordinal));
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic.File == "a.md" && diagnostic.Text.StartsWith("the version's id is not known", StringComparison.Ordinal));
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic is { File: "c.json", Line: 1, Severity: Severity.Error });
        Assert.Contains(reading.Diagnostics, diagnostic => diagnostic is { File: "d.json", Line: 1, Severity: Severity.Error });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x\n\n")]
    [InlineData("_(")]
    [InlineData("(Condition ")]
    [InlineData("- [ ] ")]
    [InlineData("- [ ] 1.1.b ")]
    [InlineData("- [ ] 1.1.b x\n")]
    [InlineData("**")]
    [InlineData("[")]
    [InlineData("|")]
    [InlineData("#")]
    [InlineData("#\n")]
    [InlineData("Q1.1 :\n")]
    [InlineData("R7.7 :\n")]
    [InlineData("### Section 1\n")]
    [InlineData("<details><summary>Expl")]
    [InlineData("<summary>Res1.1\n- (a) https://((((\n")]
    [InlineData("1")]
    [InlineData("{\"a\":")]
    [InlineData("[[")]
    public void Import_TenMegabytesOfGarbage_EndsWithErrors(string pattern)
    {
        StringBuilder garbage = new(Size + 1000);
        garbage.Append("### Section 1 - Arbres\n\nQ1.1 : **Titre**\n");
        while (pattern.Length > 0 && garbage.Length < Size)
        {
            garbage.Append(pattern);
        }

        string text = garbage.ToString();
        FrameworkReading reading = PublishedFrameworkImporter.Import(Sources with { French = new(FrenchFile, text), Scoring = new(ScoringFile, text[41..]) });

        Assert.True(reading.HasErrors);
        Assert.InRange(reading.Diagnostics.Count, 1, 5000);
    }

    private static void AssertSound(Element element)
    {
        Assert.NotEmpty(element.Items);
        Assert.Equal(element.Items.Count, element.Items.Select(item => item.Id).Distinct().Count());
        Assert.True(element.Items.Count(item => item.IsSwitch) <= 1);
        Assert.All(element.Items, item => Assert.True(item.Points >= 0m && !item.Text.IsEmpty && item.Id.StartsWith(element.Id + ".", StringComparison.Ordinal)));
        Assert.False(element.Title.IsEmpty || element.Question.IsEmpty);
    }

    private static SourceText Damage(SourceText source, Random random)
    {
        List<string> lines = [.. source.Text.Split('\n')];
        for (int damage = random.Next(4); damage > 0; damage--)
        {
            int line = random.Next(lines.Count);
            int other = random.Next(lines.Count);
            switch (random.Next(5))
            {
                case 0:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(other, lines[line]);
                    break;
                case 2:
                    (lines[line], lines[other]) = (lines[other], lines[line]);
                    break;
                case 3:
                    lines[line] = lines[line][..random.Next(lines[line].Length + 1)];
                    break;
                default:
                    lines[line] += lines[other];
                    break;
            }
        }

        return source with { Text = string.Join('\n', lines) };
    }
}
