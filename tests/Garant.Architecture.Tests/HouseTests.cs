using System.Text.RegularExpressions;

namespace Garant.Architecture.Tests;

/// <summary>Holds the habits of the house: short files, names that say something, no leftovers.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Files =
    [
        .. new[] { "src", "tests", "bench", "samples" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !Generated().IsMatch(file)),
    ];

    [Fact]
    public void Files_OfTheHouse_AreShort() =>
        Assert.DoesNotContain(Files, file => File.ReadLines(file).Count() > 400);

    [Fact]
    public void Files_OfTheHouse_AreNamedForWhatTheyDo() =>
        Assert.DoesNotContain(Files, file => Vague().IsMatch(Path.GetRelativePath(Repository.Root, file)));

    [Fact]
    public void Files_OfTheHouse_LeaveNothingForLater() =>
        Assert.DoesNotContain(Files, file => !file.EndsWith("HouseTests.cs", StringComparison.Ordinal) && Leftover().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Links_OfThePlatform_TakeNothingFromTheRequest() =>
        Assert.DoesNotContain(Files, file => file.Contains(Path.Combine("src", "Garant.Web"), StringComparison.Ordinal) && AddressOfTheRequest().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void PublicTypes_OfTheHouse_HaveAFileEach()
    {
        string[] crowded = Files
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => PublicType().Count(File.ReadAllText(file)) > 1)
            .ToArray();
        Assert.Empty(crowded);
    }

    [GeneratedRegex(@"[/\\](bin|obj|Migrations)[/\\]|\.g\.cs$")]
    private static partial Regex Generated();

    [GeneratedRegex(@"[/\\](helpers?|utils?|utilities|common|managers?|misc)([/\\]|\.)|(Helper|Utils|Manager)\.cs$", RegexOptions.IgnoreCase)]
    private static partial Regex Vague();

    /// <summary>Where a request says it was sent to; <c>PublicAddress</c> knows where the platform is.</summary>
    [GeneratedRegex(@"Request\.(Host|Scheme|PathBase)\b|GetDisplayUrl|GetEncodedUrl|UriHelper|LinkGenerator|XForwardedHost|ForwardedHeaders\.All")]
    private static partial Regex AddressOfTheRequest();

    [GeneratedRegex("TODO|FIXME|NotImplementedException")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"^public (sealed |static |abstract |partial |readonly )*(class|record|struct|enum|interface) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
