using System.Globalization;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Every fault gets its message at its line, and no other.</summary>
public sealed class BrokenFrameworkTests
{
    private static readonly Dictionary<string, BrokenFramework> All =
        BrokenYaml.All.Concat(BrokenValues.All).Concat(BrokenRelations.All).Concat(BrokenTexts.All).Concat(BrokenProof.All).ToDictionary(broken => broken.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void Read_PondFile_HasNoFault()
    {
        FrameworkReading reading = FrameworkReader.Read(PondFramework.File, PondFramework.Yaml);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["1.1", "1.2"], reading.Framework!.Elements.Select(element => element.Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_BrokenFile_SaysWhatAndWhere(string name)
    {
        // Numbers in messages have a point whatever the computer's culture.
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        FrameworkReading reading = FrameworkReader.Read(PondFramework.File, All[name].Text);

        Assert.Equal(
            All[name].Expected,
            reading.Diagnostics.Select(diagnostic => string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Line}: {(diagnostic.Severity == Severity.Warning ? "warning: " : "")}{diagnostic.Text}")));
        Assert.All(reading.Diagnostics, diagnostic => Assert.Equal(PondFramework.File, diagnostic.File));
        Assert.True(reading.HasErrors);
        Assert.Null(reading.Framework);
    }

    [Fact]
    public void ToString_Diagnostic_IsFileLineSeverityText()
    {
        Diagnostic fault = Assert.Single(FrameworkReader.Read("ponds/pond.yaml", All["a key twice"].Text).Diagnostics);

        Assert.Equal("ponds/pond.yaml:4: error: this is not readable YAML: Duplicate key id", fault.ToString());
        Assert.Equal("a:2: warning: b", new Diagnostic("a", 2, Severity.Warning, "b").ToString());
    }
}
