using System.Text;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Frameworks;

public sealed class FrameworkReaderTests
{
    private const string Marks = "{}[]:,-#&*!|>'\"%@`\t \n?~\0\u20280,9";

    [Fact]
    public void Read_PondFile_HasEveryPart()
    {
        Framework pond = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml).Framework!;
        Element bottom = pond.FindElement("1.2")!;

        Assert.Equal(("pond-2", "pond-1", 0.5m), (pond.Id, pond.Previous, pond.Compensation));
        Assert.Equal(["fr", "en"], pond.Languages);
        Assert.Equal([("clear", 45m), ("pure", 70.5m)], pond.Levels.Select(level => (level.Key, level.Threshold)));
        Assert.Equal((2m, 0.5m), (pond.OrganisationKinds[0].WeightOf("1.1"), pond.OrganisationKinds[0].WeightOf("1.2")));
        Assert.Equal((AnswerType.Multiple, "1.1.a", new LocalizedText("Boue", "Mud")), (bottom.Type, bottom.Condition, bottom.RiskDomain));
        Assert.Equal(new Resource("guide", new("Guide des fonds", "Guide to bottoms"), "https://example.org/bottoms"), Assert.Single(bottom.Resources));
        Assert.Equal(new AnswerItem("1.2.a", new("Sondé", "Sounded"), 0.25m, IsSwitch: false, Effort: 2), bottom.Items[0]);
        Assert.Equal("1.2.c", bottom.Switch!.Id);
        Assert.Equal((1m, 1m), (pond.FindElement("1.1")!.MaximumPoints, bottom.MaximumPoints));
        Assert.True(pond.IsConditioning("1.1.a"));
        Assert.False(pond.IsConditioning("1.1.b"));
        Assert.Null(pond.FindElement("9.9"));
        Assert.Null(pond.FindItem("9.9.a"));
    }

    [Theory]
    [InlineData(1252, false)]
    [InlineData(65001, true)]
    [InlineData(1200, true)]
    public void Read_BytesOfAnEncoding_AreReadOnlyWhereTheySayWhatTheyAre(int encoding, bool isRead)
    {
        // In Windows-1252 every accented letter is a byte of its own, as in Latin-1.
        Encoding written = encoding == 1252 ? Encoding.Latin1 : Encoding.GetEncoding(encoding);
        using MemoryStream content = new([.. written.Preamble, .. written.GetBytes(PondFramework.Yaml + "# à la main\n")]);
        FrameworkReading reading = FrameworkReader.Read("pond.yaml", content);
        Assert.Equal(isRead, reading.Framework is not null);
        if (!isRead)
        {
            Assert.Equal("pond.yaml:1: error: the file is not text in UTF-8; save it as UTF-8", Assert.Single(reading.Diagnostics).ToString());
        }
    }

    [Fact]
    public void Read_UpgradeTable_KeepsWhatIsNotNamed()
    {
        UpgradeTable table = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml).Framework!.Upgrades[0];

        Assert.Equal(new ElementUpgrade("1.1", Badge.Unchanged, LocalizedText.Empty), table.Elements["1.1"]);
        Assert.Equal(new ElementUpgrade("1.3", Badge.Updated, new("Plus clair.", "Clearer.")), table.Elements["1.2"]);
        Assert.Equal(["1.1.a", "1.1.b", "1.1.c", "1.3.b", null, "1.2.c"], new[] { "1.1.a", "1.1.b", "1.1.c", "1.2.a", "1.2.b", "1.2.c" }.Select(id => table.Items[id]));
    }

    [Fact]
    public void Read_WithoutLevelsAndCompensation_TakesTheUsualOnes()
    {
        string yaml = PondFramework.Yaml.Replace("compensation: 0.5\n", "", StringComparison.Ordinal);
        int levels = yaml.IndexOf("levels:", StringComparison.Ordinal);
        Framework pond = FrameworkReader.Read(PondFramework.File, yaml.Remove(levels, yaml.IndexOf("organisationKinds:", StringComparison.Ordinal) - levels)).Framework!;

        Assert.Equal(0.5m, pond.Compensation);
        Assert.Equal([("intermediate", 45m), ("advanced", 55m)], pond.Levels.Select(level => (level.Key, level.Threshold)));
    }

    [Fact]
    public void Read_ElementNoOneCanScore_IsAWarning()
    {
        FrameworkReading reading = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml
            .Replace("points: 0.25", "points: 0", StringComparison.Ordinal)
            .Replace("points: 0.75", "points: 0", StringComparison.Ordinal));

        Assert.Equal(
            [new(PondFramework.File, 32, Severity.Warning, "no item of element 1.2 brings points, so no one can score there; give one item points")],
            reading.Diagnostics);
        Assert.NotNull(reading.Framework);
    }

    [Fact]
    public void Read_AnchorsAndAliases_AreFollowed()
    {
        string yaml = PondFramework.Yaml
            .Replace("riskDomain: {", "riskDomain: &mud {", StringComparison.Ordinal)
            .Replace("explanation: { fr: On s’y enfonce., en: One sinks in. }", "explanation: *mud", StringComparison.Ordinal);
        FrameworkReading reading = FrameworkReader.Read(PondFramework.File, yaml);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(new LocalizedText("Boue", "Mud"), reading.Framework!.FindElement("1.2")!.Explanation);
    }

    [Theory]
    [InlineData("&a { ? *a : b }")]
    [InlineData("&a { ? [*a] : b, ? [*a] : c }")]
    [InlineData("&a [*a]")]
    [InlineData("format: &f [*f]")]
    [InlineData("{ ? { a: 1 } : 1, ? [1] : 2, ? { a: 1 } : 3 }")]
    [InlineData("\uFEFFformat: 1")]
    [InlineData("%YAML 9.9\n---\nformat: 1")]
    [InlineData("format: !!binary x\nid: !tag {}")]
    [InlineData("\0")]
    [InlineData("format: \"\\ud83d\"")]
    [InlineData("sections: [[[[1]]], {elements: [{items: [[]]}]}]")]
    [InlineData("upgrades: [{elements: {a: 1, b: [x]}, items: {c: {d: e}}}]")]
    [InlineData("levels: [{threshold: 99999999999999999999999999999999999}]")]
    public void Read_Oddities_AreFaultsNotCrashes(string yaml)
    {
        FrameworkReading reading = FrameworkReader.Read("odd.yaml", yaml);

        Assert.Null(reading.Framework);
        Assert.All(reading.Diagnostics, diagnostic => Assert.True(diagnostic.Line >= 1 && diagnostic.Text.Length > 0));
    }

    [Fact]
    public void Read_DamagedLines_NeverCrashes()
    {
        const int Rounds = 4000;
        string[] lines = PondFramework.Yaml.Split('\n');
        int whole = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Random random = new(round);
            FrameworkReading reading = FrameworkReader.Read("damaged.yaml", string.Join('\n', Damage([.. lines], random)));

            Assert.Equal(reading.Framework is null, reading.HasErrors);
            Assert.All(reading.Diagnostics, diagnostic => Assert.True(diagnostic.Line >= 1 && diagnostic.Text.Length > 0, $"round {round}"));
            if (reading.Framework is { } framework)
            {
                whole++;
                Assert.True(new Scorer(framework).Score(AnswerSheet.Empty(framework.Id)).Range.PublishedBest <= 100);
                Assert.Empty(FrameworkReader.Read("again.yaml", FrameworkWriter.Write(framework)).Diagnostics);
            }
        }

        Assert.InRange(whole, Rounds / 50, Rounds / 2);
    }

    [Fact]
    public void Read_FileCutOffAnywhere_NeverCrashes()
    {
        for (int length = 0; length < PondFramework.Yaml.Length; length += 3)
        {
            FrameworkReading reading = FrameworkReader.Read("cut.yaml", PondFramework.Yaml[..length]);
            Assert.Equal(reading.Framework is null, reading.HasErrors);
        }
    }

    private static List<string> Damage(List<string> lines, Random random)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(lines.Count), other = random.Next(lines.Count);
            string line = lines[at];
            int column = random.Next(line.Length + 1);
            switch (random.Next(7))
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(at, line); break;
                case 2: (lines[at], lines[other]) = (lines[other], line); break;
                case 3: lines[at] = line[..column]; break;
                case 4: lines[at] = line.Insert(column, Marks[random.Next(Marks.Length)].ToString()); break;
                case 5: lines[at] = "  " + line; break;
                default: lines[at] = line.Length == 0 ? line : line.Remove(int.Min(column, line.Length - 1), 1); break;
            }
        }

        return lines;
    }
}
