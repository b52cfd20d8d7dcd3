using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Garant.Web.Tests.Localisation;

/// <summary>Every text of the platform has its French, and no French text is left over.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Sources = [.. new[] { "Garant.Platform", "Garant.Web" }.Select(part => Path.GetFullPath(Path.Combine(Here(), "../../../src", part)))];

    private static readonly string[] Files =
    [
        .. Sources.SelectMany(source => Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => !Generated().IsMatch(Path.GetRelativePath(source, file)))),
    ];

    private static readonly (string Key, string French)[] Entries =
    [
        .. Files.Where(file => file.EndsWith(".fr.resx", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
            .Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value)),
    ];

    private static readonly string[] Used =
    [
        .. Files.Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(TextsOf)
            .Distinct(),
    ];

    [Fact]
    public void Texts_OfTheSource_AreFound() => Assert.InRange(Used.Length, 100, 1000);

    [Fact]
    public void Texts_OfTheSource_HaveTheirFrench() => Assert.Empty(Used.Except(Entries.Select(entry => entry.Key)));

    [Fact]
    public void French_OfTheResources_IsUsed() => Assert.Empty(Entries.Select(entry => entry.Key).Except(Used));

    [Fact]
    public void French_OfTheResources_IsThereOnce()
    {
        // The compiler of the resources leaves out a key that another one differs from by capitals alone.
        Assert.Empty(Entries.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(Entries, entry => Assert.False(string.IsNullOrWhiteSpace(entry.French), entry.Key));
    }

    [Fact]
    public void Placeholders_OfBothLanguages_Agree() =>
        Assert.All(Entries, entry => Assert.True(
            PlaceholdersIn(entry.Key).SetEquals(PlaceholdersIn(entry.French)),
            $"{entry.Key} ≠ {entry.French}"));

    [Fact]
    public void LineEnds_OfMails_Agree() =>
        Assert.All(Entries, entry => Assert.Equal(entry.Key.EndsWith('\n'), entry.French.EndsWith('\n')));

    [Fact]
    public void Signs_OfFrench_DoNotBeginALineAlone() =>
        Assert.Empty(Entries.Where(entry => LooseSign().IsMatch(entry.French)).Select(entry => entry.French));

    private static IEnumerable<string> TextsOf(string file)
    {
        string source = File.ReadAllText(file);
        return Asked().Matches(source).Select(match => match.Groups[1].Value)
            .Select(Regex.Unescape);
    }

    private static HashSet<string> PlaceholdersIn(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex("""\b(?:L|texts|Texts)\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<=\{)\d+(?=(?::[^}]*)?\})")]
    private static partial Regex Placeholder();

    [GeneratedRegex(" [:;?!»]|« ")]
    private static partial Regex LooseSign();

    [GeneratedRegex(@"(^|[/\\])(bin|obj|Migrations)[/\\]")]
    private static partial Regex Generated();
}
