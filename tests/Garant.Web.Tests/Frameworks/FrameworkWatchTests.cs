using System.Net;
using Garant.Platform.Frameworks;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Frameworks;

/// <summary>Framework files that appear, change and vanish while the platform runs or is stopped.</summary>
public abstract class FrameworkWatchTests(TestPlatform platform) : PlatformTests(platform)
{
    private static int _number;
    private readonly string _id = $"shed-{Interlocked.Increment(ref _number)}";

    private string Yaml => TestFrameworks.GardenFile.Replace("id: garden-1", $"id: {_id}", StringComparison.Ordinal);

    private string File => Path.Combine(Platform.FrameworkFolder, _id + ".yaml");

    private FrameworkLibrary Library => Platform.Services.GetRequiredService<FrameworkLibrary>();

    [Fact]
    public async Task Look_AFileThatAppears_CanBeAnsweredWithoutARestart()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        await browser.GetAsync("/frameworks"); // every form has been asked for its fields before
        Write(Yaml.Replace("\"1", "\"7", StringComparison.Ordinal)); // ids that no other framework has
        await Platform.LookIntoFrameworksAsync();

        Visit form = await browser.GetAsync($"/organisations/{organisation}/evaluations/new");
        Visit created = await browser.SubmitAsync(form.Form("/evaluations/new").With("name", "Later").With("framework", _id));
        Visit section = await browser.GetAsync(created.Address + "/sections/7");
        Visit saved = await browser.SubmitAsync(section.Form("/sections/7").Ticks("7.1", "7.1.c").With("note-7.1", "typed").With("next", "stay"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(["7.1.c"], saved.TicksOf("7.1"));
        Assert.Equal("typed", saved.ValueOf("note-7.1"));

        // What a session that ended keeps of the form are its own fields.
        browser.Forget("garant");
        Visit signIn = await browser.SubmitAsync(saved.Form("/sections/7").With("note-7.1", "typed again"));
        Visit again = await browser.SubmitAsync(signIn.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        Assert.Equal("typed again", (await browser.SubmitAsync(again.Form("/sections/7"))).ValueOf("note-7.1"));
    }

    [Fact]
    public async Task Look_AFileStillBeingWritten_IsNotReadUntilItRests()
    {
        await Library.LookAsync(TestContext.Current.CancellationToken);
        for (int part = 1; part <= 4; part++)
        {
            Write(Yaml[..(Yaml.Length * part / 4)]);
            await Library.LookAsync(TestContext.Current.CancellationToken);
            Assert.Null(Library.Find(_id));
            Assert.DoesNotContain(Library.Files, file => file.Name == _id + ".yaml");
        }

        await Library.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, Library.Find(_id)!.Sections.Count);
    }

    [Fact]
    public async Task Look_AFileThatIsSpoilt_IsNamedAndItsVersionStays()
    {
        await TakeUpAsync(Yaml);
        await TakeUpAsync("format: 1\nid: [unfinished");
        Assert.NotNull(Library.Find(_id));
        await AssertSaidAsync("this is not readable YAML", FrameworkFileState.Spoilt, "Its version stays as it was until the platform starts again");
        await TakeUpAsync(Yaml);
        Assert.Empty(Library.Files.Single(file => file.Name == _id + ".yaml").Diagnostics);
    }

    [Fact]
    public async Task Look_AChangedFileThatEvaluationsRestOn_IsRefusedAndTheScoreStays()
    {
        (Browser browser, Guid evaluation, string score) = await FinishedAsync();
        await TakeUpAsync(Yaml.Replace("points: 2,", "points: 4,", StringComparison.Ordinal));
        Assert.Equal(score, await ScoreAsync(browser, evaluation));
        await AssertSaidAsync("item 1.1.c counts otherwise", FrameworkFileState.Changed, "The version stays as it was, and so do their scores");

        // The changed version under an id of its own is a version as any other.
        await TakeUpAsync(Yaml.Replace("points: 2,", "points: 4,", StringComparison.Ordinal).Replace(_id, _id + "b", StringComparison.Ordinal));
        Assert.NotNull(Library.Find(_id + "b"));
        Assert.Equal(score, await ScoreAsync(browser, evaluation));
        browser.Dispose();
    }

    [Fact]
    public async Task Start_AfterAFileThatEvaluationsRestOnWasEdited_RefusesItAndTheScoreStays()
    {
        (Browser browser, Guid evaluation, string score) = await FinishedAsync();
        Write(Yaml.Replace("threshold: 45", "threshold: 5", StringComparison.Ordinal).Replace("{ key: grower, name: { fr: Producteur, en: Grower }, weights: { \"1.2\": 2, \"3.1\": 1.5 } }", "{ key: farmer, name: { fr: Fermier, en: Farmer }, weights: { \"1.2\": 9 } }", StringComparison.Ordinal));
        Platform.Log.Clear();
        await Platform.RestartAsync();
        using Browser after = Platform.Browse("en", browser);
        Assert.Equal(score, await ScoreAsync(after, evaluation));
        await AssertSaidAsync("the levels or their thresholds are others", FrameworkFileState.Changed, "Give the changed version an id of its own");
        browser.Dispose();
    }

    [Fact]
    public async Task Look_ACorrectedExplanation_IsTakenUpUnderFinishedScores()
    {
        (Browser browser, Guid evaluation, string score) = await FinishedAsync();
        await TakeUpAsync(Yaml.Replace("A plot is for growing.", "A plot is for growing and resting.", StringComparison.Ordinal));
        Assert.Equal("A plot is for growing and resting.", Library.Find(_id)!.FindElement("1.1")!.Explanation.In("en"));
        Assert.Equal(score, await ScoreAsync(browser, evaluation));
        browser.Dispose();
    }

    [Fact]
    public async Task Look_AChangedFileThatNoEvaluationRestsOn_IsTakenUp()
    {
        await TakeUpAsync(Yaml);
        await TakeUpAsync(Yaml.Replace("points: 2,", "points: 4,", StringComparison.Ordinal));
        Assert.Equal(4, Library.Find(_id)!.FindElement("1.1")!.MaximumPoints);
    }

    [Fact]
    public async Task Look_AFileThatVanished_StaysWhileEvaluationsUseItUntilTheNextStart()
    {
        (Browser browser, Guid evaluation, string score) = await FinishedAsync();
        System.IO.File.Delete(File);
        await Platform.LookIntoFrameworksAsync();
        Assert.Equal(score, await ScoreAsync(browser, evaluation));
        await AssertSaidAsync("the file is gone", FrameworkFileState.Gone, "put the file back before", LogLevel.Warning);
        await Platform.RestartAsync();
        using Browser after = Platform.Browse("en", browser);
        Assert.Equal(HttpStatusCode.NotFound, (await after.GetAsync($"/evaluations/{evaluation}/results")).Status);
        browser.Dispose();
    }

    [Fact]
    public async Task Look_AFileThatVanishedAndNobodyUses_TakesItsVersionAlong()
    {
        await TakeUpAsync(Yaml);
        Assert.NotNull(Library.Find(_id));
        System.IO.File.Delete(File);
        await Platform.LookIntoFrameworksAsync();
        Assert.Null(Library.Find(_id));
    }

    private async Task<(Browser Browser, Guid Evaluation, string Score)> FinishedAsync()
    {
        await TakeUpAsync(Yaml);
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Guid evaluation = await Platform.EvaluationAsync(
            organisation, _id, "grower", [person], ("1.1", "1.1.c"), ("1.2", "1.2.a 1.2.b"), ("1.3", "1.3.a"), ("2.1", "2.1.c"), ("2.2", "2.2.a"), ("3.1", "3.1.b"));
        Browser browser = await Platform.SignInAsync(person);
        return (browser, evaluation, await ScoreAsync(browser, evaluation));
    }

    private static async Task<string> ScoreAsync(Browser browser, Guid evaluation)
    {
        Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.TextOf(".score");
    }

    private async Task TakeUpAsync(string yaml)
    {
        Write(yaml);
        await Platform.LookIntoFrameworksAsync();
    }

    private void Write(string yaml)
    {
        System.IO.File.WriteAllText(File, yaml);
        System.IO.File.SetLastWriteTimeUtc(File, Platform.Clock.GetUtcNow().UtcDateTime.AddSeconds(Interlocked.Increment(ref _number))); // two writes within a tick of the disk's clock are two
    }

    private async Task AssertSaidAsync(string why, FrameworkFileState state, string onThePage, LogLevel level = LogLevel.Error)
    {
        Assert.Equal(state, Library.Files.Single(file => file.Name == _id + ".yaml").State);
        Assert.Contains(Platform.Log.Entries, entry => entry.Level == level && entry.Text.Contains(_id + ".yaml", StringComparison.Ordinal) && entry.Text.Contains(why, StringComparison.Ordinal));
        using Browser stranger = Platform.Browse("en");
        Visit page = await stranger.GetAsync("/frameworks");
        string card = page.Document.QuerySelectorAll("section.card").Select(found => found.TextContent).Single(text => text.Contains(_id + ".yaml", StringComparison.Ordinal));
        Assert.Contains(why, card, StringComparison.Ordinal);
        Assert.Contains(onThePage, card, StringComparison.Ordinal);
    }
}

public sealed class FrameworkWatchOnSqliteTests(SqlitePlatform platform) : FrameworkWatchTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FrameworkWatchOnPostgresTests(PostgresPlatform platform) : FrameworkWatchTests(platform), IClassFixture<PostgresPlatform>;
