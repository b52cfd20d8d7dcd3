using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Frameworks;

/// <summary>A framework folder with faulty files: each is named, and none stops anything.</summary>
public abstract class FrameworkFolderTests : PlatformTests
{
    protected FrameworkFolderTests(TestPlatform platform)
        : base(platform)
    {
        Write("broken-yaml.yaml", "format: 1\nid: [unfinished");
        Write("broken-points.yaml", TestFrameworks.GardenFile.Replace("id: garden-1", "id: garden-2", StringComparison.Ordinal).Replace("points: 0.75", "points: \"0,75\"", StringComparison.Ordinal));
        Write("same-again.yaml", TestFrameworks.GardenFile);
        Write("empty.yaml", "");
        Write("notes.txt", "not a framework");

        // A file that cannot be read, for root too: a link to nowhere.
        string link = Path.Combine(platform.FrameworkFolder, "unreadable.yaml");
        if (new FileInfo(link).LinkTarget is null)
        {
            File.CreateSymbolicLink(link, Path.Combine(platform.FrameworkFolder, "nowhere"));
        }

        void Write(string file, string text) => File.WriteAllText(Path.Combine(platform.FrameworkFolder, file), text);
    }

    [Theory]
    [InlineData("en", "Cannot be used")]
    [InlineData("fr", "Inutilisable")]
    public async Task Get_Frameworks_NamesEveryFaultyFile(string language, string unusable)
    {
        using Browser browser = Platform.Browse(language);
        Visit page = await browser.GetAsync("/frameworks");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Dictionary<string, string> cards = page.Document.QuerySelectorAll("section.card")
            .Where(card => card.TextContent.Contains(unusable, StringComparison.Ordinal))
            .ToDictionary(card => card.QuerySelector("h2")!.TextContent.Trim().Split([' ', '\n'])[0], card => card.TextContent);
        foreach ((string file, string said) in new[]
        {
            ("broken-yaml.yaml", "this is not readable YAML"),
            ("broken-points.yaml", "\"points\" is \"0,75\", which is not a number"),
            ("same-again.yaml", "another file has the framework \"garden-1\" already"),
            ("empty.yaml", "a framework file is one YAML mapping"),
            ("unreadable.yaml", "the file cannot be read"),
        })
        {
            Assert.Contains(said, cards[file], StringComparison.Ordinal);
            Assert.Contains(Platform.Log.Entries, entry => entry.Level == LogLevel.Error && entry.Text.Contains(file, StringComparison.Ordinal) && entry.Text.Contains(said, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("notes.txt", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Platform.FrameworkFolder, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluation_OfAGoodFramework_Works()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        Visit form = await browser.GetAsync($"/organisations/{organisation}/evaluations/new");
        Assert.Equal(["large-1", "garden-1"], form.Document.QuerySelectorAll("input[name=framework]").Select(input => input.GetAttribute("value")));
        Visit created = await browser.SubmitAsync(form.Form("/evaluations/new").With("name", "Works").With("framework", "garden-1"));
        Assert.Equal("Works", created.TextOf("h1"));
    }

    [Theory]
    [InlineData("en", "The framework gone-1 is no longer on this platform.")]
    [InlineData("fr", "Le référentiel gone-1 n’est plus sur cette plateforme.")]
    public async Task Evaluation_WhoseFrameworkVanished_IsNamedAndStopsNothing(string language, string message)
    {
        Person person = await Platform.PersonAsync("Ada", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Guid gone = await Platform.EvaluationAsync(organisation, "gone-1", authors: [person], answers: ("1.1", "1.1.a"));
        await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync($"/organisations/{organisation}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(message, page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".evaluation").Length);
        foreach (string address in new[] { $"/evaluations/{gone}", $"/evaluations/{gone}/sections/1", $"/evaluations/{gone}/results" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task Evaluation_WithAnswersTheFrameworkNoLongerHas_PassesOverThem()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden, "no-such-kind", [person], ("1.1", "1.1.z"), ("9.9", "9.9.a"), ("3.1", "3.1.a 3.1.b"), ("2.1", "2.1.c"));
        using Browser browser = await Platform.SignInAsync(person);
        foreach (string address in new[] { $"/organisations/{organisation}", $"/evaluations/{evaluation}", $"/evaluations/{evaluation}/sections/1", $"/evaluations/{evaluation}/sections/3", $"/evaluations/{evaluation}/results" })
        {
            Visit page = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("1 of 6 questions answered", page.Text, StringComparison.Ordinal);
        }
    }
}

public sealed class FrameworkFolderOnSqliteTests(SqlitePlatform platform) : FrameworkFolderTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FrameworkFolderOnPostgresTests(PostgresPlatform platform) : FrameworkFolderTests(platform), IClassFixture<PostgresPlatform>;
