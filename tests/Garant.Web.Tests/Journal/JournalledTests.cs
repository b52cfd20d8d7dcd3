using System.Text.Json;
using Garant.Platform.Evaluations;
using Garant.Platform.Journal;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Journal;

/// <summary>What people do is in the journal, in the transaction of what they did.</summary>
public abstract class JournalledTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Journal_AfterAllThatPeopleDo_IsSoundAndHasEveryAnswer()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Platform.FrameworkFolder, "garant-test.1.yaml"),
            TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await Platform.RestartAsync("Development"); // with the demonstration

        // An organisation and an evaluation by their forms.
        Person ada = await Platform.PersonAsync("Ada");
        Person bob = await Platform.PersonAsync("Bob");
        using Browser first = await Platform.SignInAsync(ada);
        Visit founded = await first.SubmitAsync((await first.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Ours"));
        Guid organisation = Guid.Parse(founded.Address.Split('/')[2]);
        Visit started = await first.SubmitAsync((await first.GetAsync($"{founded.Address}/evaluations/new")).Form("/evaluations/new").With("name", "2100").With("framework", TestFrameworks.Garden).With("kind", "grower"));
        Guid evaluation = Guid.Parse(started.Address.Split('/')[2]);

        // A colleague, invited and accepting.
        await first.SubmitAsync((await first.GetAsync($"{founded.Address}/members")).Form("/members").With("email", bob.Email).With("role", "Editor"));
        using Browser second = await Platform.SignInAsync(bob);
        await second.SubmitAsync((await second.GetAsync("/organisations")).Form("/invitations/").With("answer", "accept"));

        // Saves, merges, conflicts and both ways to settle them.
        Visit bobsPage = await SectionAsync(second, evaluation);
        await SendAsync(first, evaluation, 1, form => form.Ticks("1.1", "1.1.b").Ticks("1.2", "1.2.a").With("note-1.2", "é – \ud83c\udf31").With("note-1.1", "from Ada"));
        await second.SaveElementAsync(bobsPage, "1.2", form => form.Ticks("1.2", "1.2.d").With("reason-1.2", "no compost"));
        Visit met = await second.SubmitAsync(bobsPage.Form("/sections/1").Ticks("1.1", "1.1.c").With("note-1.1", "from Bob").Ticks("1.3", "1.3.a"));
        await second.SubmitAsync(met.Form("/sections/1").With("settle", "mine:1.1"));
        await second.SubmitAsync((await SectionAsync(second, evaluation)).Form("/sections/1").With("settle", "theirs:1.2"));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(place => (place % 2 == 0 ? first : second).SaveElementAsync(met, "1.3", form => form.With("note-1.3", $"at once {place}"))));

        await AssertSoundAsync();
        List<JournalRow> rows = await AskAsync(database => database.Journal.AsNoTracking().OrderBy(row => row.Position).ToList());
        Assert.Equal(
            ["organisation-founded", "member-joined", "evaluation-started", "member-invited", "member-joined"],
            rows.Where(row => row.OrganisationId == organisation && row.Kind != "answer-saved").Select(row => row.Kind));
        Assert.Equal(
            ["organisation-founded", "member-joined", "member-joined", "evaluation-started", "evaluation-started"],
            rows.Where(row => row.Position < rows.First(later => later.OrganisationId == organisation).Position && row.Kind != "answer-saved").Select(row => row.Kind));
        await AssertEveryAnswerAsync(rows);
        Assert.All(new[] { "Ada", "Bob", bob.Email, "no compost", "from" }, typed => Assert.DoesNotContain(rows, row => row.Content.Contains(typed, StringComparison.Ordinal)));
    }

    private async Task AssertSoundAsync()
    {
        JournalStore store = await AskAsync(database => database.Database.IsNpgsql()
            ? JournalStore.OfPostgres(database.Database.GetConnectionString()!)
            : JournalStore.OfSqlite(Path.Combine(Platform.DataFolder, "garant.db")));
        (HeadFileState state, JournalHead? head) = JournalHeadFile.Read(Platform.DataFolder);
        JournalVerdict verdict = await store.CheckAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal((HeadFileState.Sound, null), (state, verdict.Position));
        Assert.Equal(head!.End, verdict.End);
    }

    private async Task AssertEveryAnswerAsync(List<JournalRow> rows)
    {
        List<AnswerRevision> revisions = await AskAsync(database => database.Revisions.AsNoTracking().ToList());
        Dictionary<string, byte[]> salts = await AskAsync(database => database.PersonSalts.AsNoTracking().ToDictionary(salt => salt.PersonId, salt => salt.Salt));
        Dictionary<Guid, Guid> organisations = await AskAsync(database => database.Evaluations.ToDictionary(evaluation => evaluation.Id, evaluation => evaluation.OrganisationId));
        Dictionary<(Guid?, string), JournalRow> saved = rows.Where(row => row.Kind == "answer-saved").ToDictionary(row =>
        {
            using JsonDocument content = JsonDocument.Parse(row.Content);
            return (row.EvaluationId, $"{content.RootElement.GetProperty("element").GetString()} {content.RootElement.GetProperty("version").GetInt32()}");
        });
        Assert.InRange(revisions.Count, 15, 100);
        Assert.Equal(revisions.Count, saved.Count);
        foreach (AnswerRevision revision in revisions)
        {
            JournalRow row = saved[(revision.EvaluationId, $"{revision.ElementId} {revision.Version}")];
            using JsonDocument content = JsonDocument.Parse(row.Content);
            Assert.Equal(16, revision.TextSalt!.Length);
            Assert.Equal(revision.Ticks, content.RootElement.GetProperty("ticks").GetString());
            Assert.Equal(TextDigest.Of(revision.TextSalt, revision.Reason, revision.Note), content.RootElement.GetProperty("texts").GetString());
            Assert.Equal(organisations[revision.EvaluationId], row.OrganisationId);
            Assert.Equal(PersonSalt.DigestOf(revision.SavedById, salts[revision.SavedById]), row.Actor);
        }

        Assert.Equal(revisions.Count, revisions.Select(revision => Convert.ToHexString(revision.TextSalt!)).Distinct().Count());
    }
}

public sealed class JournalledOnSqliteTests(SqlitePlatform platform) : JournalledTests(platform), IClassFixture<SqlitePlatform>;

public sealed class JournalledOnPostgresTests(PostgresPlatform platform) : JournalledTests(platform), IClassFixture<PostgresPlatform>;
