using System.Text.RegularExpressions;

namespace Garant.Architecture.Tests;

/// <summary>Holds the style sheets: a file a layer, readable lines, directions of the text instead of sides of the screen, nothing inline.</summary>
public sealed partial class StyleTests
{
    private const int LongestLine = 140;

    private static readonly string Web = Path.Combine(Repository.Root, "src", "Garant.Web");
    private static readonly string[] Layers = ["tokens", "base", "components", "pages", "print"];
    private static readonly string[] Sheets = [.. Directory.EnumerateFiles(Path.Combine(Web, "wwwroot"), "*.css", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    private static readonly string Layout = File.ReadAllText(Path.Combine(Web, "Layout", "MainLayout.razor"));

    [Fact]
    public void Sheets_OfThePlatform_AreALayerEach()
    {
        string[] features = [.. Sheets.Select(sheet => Path.GetFileNameWithoutExtension(sheet)).Except(Layers)];
        Assert.Equal(Layers.Length + features.Length, Sheets.Length);

        // A feature with a sheet of its own lays it among the pages; what is general belongs into a layer's own sheet.
        Assert.All(features, feature => Assert.Equal(["pages"], Layer().Matches(Comment().Replace(Text(feature), "")).Select(match => match.Groups[1].Value)));
        Assert.All(features, feature => Assert.Equal(0, UnlayeredRule().Count(Comment().Replace(Text(feature), ""))));
        Assert.StartsWith($"@layer {string.Join(", ", Layers)};", Comment().Replace(Text("tokens"), "").TrimStart(), StringComparison.Ordinal);
        Assert.All(Layers, layer => Assert.Equal([layer], Layer().Matches(Comment().Replace(Text(layer), "")).Select(match => match.Groups[1].Value)));
        Assert.All(Layers, layer => Assert.Equal(0, UnlayeredRule().Count(Comment().Replace(Text(layer), ""))));
    }

    [Fact]
    public void Layout_OfThePlatform_LinksEverySheetInTheOrderOfTheLayers() =>
        Assert.Equal(Layers, Linked().Matches(Layout).Select(match => match.Groups[1].Value));

    [Fact]
    public void Lines_OfTheSheets_AreShort() =>
        Assert.DoesNotContain(Lines(), line => line.Text.Length > LongestLine);

    [Fact]
    public void Lines_OfTheSheets_HoldOneDeclaration() =>
        Assert.DoesNotContain(Lines(), line => Ends().Count(line.Text) > 1 || OpensAndDeclares().IsMatch(line.Text));

    [Fact]
    public void Declarations_OfTheSheets_FollowTheDirectionOfTheText() =>
        Assert.DoesNotContain(Lines(), line => Physical().IsMatch(line.Text));

    [Fact]
    public void Pages_OfThePlatform_HaveNoInlineStyle()
    {
        IEnumerable<string> written = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("Garant.Web", StringComparison.Ordinal) || file.Contains("Garant.Reporting", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js" && !Generated().IsMatch(file));
        Assert.DoesNotContain(written, file => Inline().IsMatch(File.ReadAllText(file)));
    }

    private static string Text(string layer) => File.ReadAllText(Path.Combine(Web, "wwwroot", "css", layer + ".css"));

    private static IEnumerable<(string Sheet, int Number, string Text)> Lines() =>
        from sheet in Sheets
        from line in File.ReadLines(sheet).Select((text, place) => (Text: text, Number: place + 1))
        select (Path.GetFileName(sheet), line.Number, line.Text);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@layer (\w+) \{", RegexOptions.Multiline)]
    private static partial Regex Layer();

    /// <summary>A rule that begins at the margin stands in no layer.</summary>
    [GeneratedRegex(@"^(?!@layer\b)[^\s}/][^;]*\{", RegexOptions.Multiline)]
    private static partial Regex UnlayeredRule();

    [GeneratedRegex(@"SiteFiles\.Of\(""css/(\w+)\.css""\)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"[;}](?=([^""]*""[^""]*"")*[^""]*$)")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\{.*[;:].*\S")]
    private static partial Regex OpensAndDeclares();

    [GeneratedRegex(@"^\s*((margin|padding|border|scroll-(margin|padding))-(left|right|top|bottom)\b|(min-|max-)?(width|height)\s*:|(left|right|top|bottom)\s*:|(float|clear)\s*:|text-align\s*:\s*(left|right))")]
    private static partial Regex Physical();

    /// <summary>The content security policy forbids all of it.</summary>
    [GeneratedRegex(@"\bstyle\s*=\s*(""|@|\\"")|<style\b|unsafe-inline|\.style\b")]
    private static partial Regex Inline();

    [GeneratedRegex(@"[/\\](bin|obj|Migrations)[/\\]|\.g\.cs$")]
    private static partial Regex Generated();
}
