using System.Net;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Answers that the platform remembers are those that stand in the database: it reads them again once they may be others.</summary>
public abstract class KnownAnswersTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Section_ReadAgain_IsShownWithoutReadingItsAnswers()
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        Visit first = await SectionAsync(ada, evaluation);
        Forget();
        Visit read = await SectionAsync(ada, evaluation);
        Assert.Equal((first.Statements + 1, first.Text), (read.Statements, read.Text));
        Assert.Equal("from Ada", first.ValueOf("note-1.2"));
    }

    [Fact]
    public async Task Section_AfterASaveOfAnotherProcess_ShowsItAtOnce()
    {
        (Browser ada, Guid evaluation, Person person) = await AnsweredAsync();
        Assert.Equal("from Ada", (await SectionAsync(ada, evaluation)).ValueOf("note-1.2"));
        await SaveElsewhereAsync(evaluation, person, 1, "from elsewhere");
        Assert.Equal("from elsewhere", (await SectionAsync(ada, evaluation)).ValueOf("note-1.2"));
    }

    [Fact]
    public async Task Save_AfterASaveOfAnotherProcess_MeetsItAsAnyOther()
    {
        (Browser ada, Guid evaluation, Person person) = await AnsweredAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit bobsPage = await SectionAsync(bob, evaluation);
        await SaveElsewhereAsync(evaluation, person, 1, "from elsewhere");

        Visit met = await bob.SaveElementAsync(bobsPage, "1.2", form => form.With("note-1.2", "from Bob"));
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal("from elsewhere", (await StoredAsync(evaluation, "1.2"))!.Note);
        Visit page = await SectionAsync(bob, evaluation);
        Assert.Contains("from Bob", page.TextOf(".conflict .both > div:first-child"), StringComparison.Ordinal);
        Assert.Empty((await SectionAsync(ada, evaluation)).Alerts);
    }

    [Fact]
    public async Task Section_AfterAChangeOfNameAndALeave_ShowsThemToOthers()
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Assert.Contains("by Ada", (await SectionAsync(bob, evaluation)).Html, StringComparison.Ordinal);
        await ada.RenameAsync("Augusta");
        Assert.Contains("by Augusta", (await SectionAsync(bob, evaluation)).Html, StringComparison.Ordinal);
        await ada.DeleteAccountAsync();
        Assert.Contains("by a former member", (await SectionAsync(bob, evaluation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_AfterAnotherProcessChangedAName_ShowsItAfterAMinute()
    {
        (_, Guid evaluation, Person person) = await AnsweredAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        await SectionAsync(bob, evaluation);
        await Platform.DatabaseAsync(database => database.Users.Where(user => user.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "Augusta")));
        Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("by Augusta", (await SectionAsync(bob, evaluation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ThatDoesNotReachTheDatabase_IsNotRemembered()
    {
        (Browser ada, Guid evaluation, _) = await AnsweredAsync();
        Visit page = await SectionAsync(ada, evaluation);
        bool isLost;
        int statements = 0;
        do
        {
            Platform.Breakdown.After(statements++);
            Visit answer = await ada.SaveElementAsync(page, "1.2", form => form.With("note-1.2", "later"));
            isLost = Platform.Breakdown.Happened;
            Platform.Breakdown.Never();
            Assert.Equal(isLost, answer.Status != HttpStatusCode.OK);
            string? shown = (await SectionAsync(ada, evaluation)).ValueOf("note-1.2");
            Assert.Equal((shown, isLost ? "from Ada" : "later"), ((await StoredAsync(evaluation, "1.2"))!.Note, shown));
        }
        while (isLost);

        Assert.InRange(statements, 4, 10);
    }

    private async Task<(Browser Ada, Guid Evaluation, Person Person)> AnsweredAsync()
    {
        (Browser ada, Guid evaluation, Person person) = await StartAsync();
        await ada.SaveElementAsync(await SectionAsync(ada, evaluation), "1.2", form => form.Ticks("1.2", "1.2.b").With("note-1.2", "from Ada"));
        return (ada, evaluation, person);
    }

    private void Forget() => Platform.Services.GetRequiredService<KnownAnswers>().Forget();

    /// <summary>Saves as another process does: with a memory of its own.</summary>
    private async Task SaveElsewhereAsync(Guid evaluation, Person person, int version, string note)
    {
        await using AsyncServiceScope services = Platform.Services.CreateAsyncScope();
        using KnownAnswers theirs = new(Platform.Clock);
        AnswerSaver saver = ActivatorUtilities.CreateInstance<AnswerSaver>(services.ServiceProvider, theirs);
        (bool isConflict, _) = await saver.SaveOneAsync(await ScopeAsync(evaluation, person), "1.2", version, new("1.2.b", "", note), TestContext.Current.CancellationToken);
        Assert.False(isConflict);
    }
}

public sealed class KnownAnswersOnSqliteTests(SqlitePlatform platform) : KnownAnswersTests(platform), IClassFixture<SqlitePlatform>;

public sealed class KnownAnswersOnPostgresTests(PostgresPlatform platform) : KnownAnswersTests(platform), IClassFixture<PostgresPlatform>;
