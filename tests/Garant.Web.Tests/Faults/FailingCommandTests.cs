using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Garant.Platform.Jobs;
using Garant.Platform.Mail;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Mail;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Garant.Web.Tests.Faults;

/// <summary>
/// Whichever of its steps the database fails at, a request or a job is there whole or not at all, what was acknowledged stays, and doing
/// it again makes one thing.
/// </summary>
public abstract class FailingCommandTests(TestPlatform platform) : GardenTests(platform), IAsyncLifetime
{
    private const int MostSteps = 60;
    private const string Text = "typed while the database fails";
    private readonly FaultyDatabase _database = new();
    private readonly MailServer _mails = new();

    /// <summary>What is sent, and how the database fails.</summary>
    public static MatrixTheoryData<string, DatabaseFault> Posts { get; } = new(["start", "element", "section", "invitation"], Enum.GetValues<DatabaseFault>());

    public async ValueTask InitializeAsync()
    {
        Platform.Adjust = _database.AddTo;
        Platform.Further["Garant:PublicUrl"] = "http://localhost";
        Platform.Further["Mail:Host"] = "127.0.0.1";
        Platform.Further["Mail:Port"] = _mails.Port.ToString(CultureInfo.InvariantCulture);
        await Platform.RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Platform.Adjust = null;
        Platform.Further.Clear();
        await Platform.RestartAsync();
        await _mails.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_WhenAnyStepFails_IsWholeOrNothingAndMadeOnceWhenSentAgain(string post, DatabaseFault fault)
    {
        Rows whole = Rows.Empty;
        int failures = 0;
        for (int step = MostSteps; step > 0; step = step == MostSteps ? 1 : step + 1)
        {
            Filled filled = await FilledAsync(post);
            Rows before = await RowsAsync();
            _database.Arm(step, fault);
            Visit answer = await filled.SubmitAsync();
            _database.Disarm();
            Rows made = await RowsAsync() - before;
            if (step == MostSteps)
            {
                Assert.False(_database.HasFailed, "More steps than the test expects.");
                whole = made;
                Assert.True(whole != Rows.Empty && filled.IsTaken(answer), answer.ToString());
                continue;
            }

            if (!_database.HasFailed)
            {
                break;
            }

            failures++;
            string at = $"step {step}, {_database.FailedAt}: {answer}";
            Assert.True(made == whole || (made == Rows.Empty && !filled.IsTaken(answer)), $"{at}\nmade {made}\nnot {whole}");
            if (!filled.IsTaken(answer))
            {
                AssertSaysSo(answer, filled, at);
                Visit again = await filled.SubmitAsync();
                Assert.True(filled.IsTaken(again), $"{at}\nthen {again} {again.TextOf("main")}");
            }

            made = await RowsAsync() - before;
            Assert.True(made == whole, $"{at}\nsent again, made {made}\nnot {whole}");
            await AssertAgreesAsync(filled.Evaluation, at);
        }

        Assert.InRange(failures, 3, MostSteps);
        await Platform.AssertSoundJournalAsync();
    }

    [Theory]
    [InlineData(DatabaseFault.Refused)]
    [InlineData(DatabaseFault.AnswerLost)]
    [InlineData(DatabaseFault.Away)]
    public async Task MailJob_WhenAnyStepFails_IsSentOnceAndNoted(DatabaseFault fault)
    {
        int failures = 0;
        for (int step = 1; step <= MostSteps; step++)
        {
            await Platform.SendMailAsync(); // whatever recurs is done
            Filled filled = await FilledAsync("invitation");
            await filled.SubmitAsync();
            string email = filled.Form.Fields.Single(field => field.Key == "email").Value;
            _database.Arm(step, fault);
            try
            {
                await Platform.SendMailAsync();
            }
            catch (Exception away) when (StoreAway.Is(away))
            {
                // The service waits, and tries again.
            }

            _database.Disarm();
            if (!_database.HasFailed)
            {
                break;
            }

            failures++;
            string at = $"step {step}, {_database.FailedAt}";
            int sentBefore = MailsTo(email).Count;
            Platform.Clock.Advance(JobRunner.Claim);
            await Platform.SendMailAsync();
            IReadOnlyList<MimeMessage> mails = MailsTo(email);
            Job job = await AskAsync(database => database.Jobs.AsNoTracking().Single(job => job.Kind == SendMail.Kind && job.Payload.Contains(email)));
            Assert.True(job is { FinishedAt: not null, FailedAt: null, Sealed: null, DueAt: null, LockedBy: null }, at);

            // Only a mail that was sent while nothing could be noted any more goes again.
            Assert.True(mails.Count == 1 || (mails.Count == 2 && fault == DatabaseFault.Away && sentBefore == 1), $"{at}: {mails.Count} mails");
            Assert.Single(mails.Select(mail => mail.MessageId).Distinct());
        }

        Assert.InRange(failures, 2, MostSteps);
        await Platform.AssertSoundJournalAsync();
    }

    private static void AssertSaysSo(Visit answer, Filled filled, string at)
    {
        Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, at);
        Assert.True(answer.Headers.ContainsKey("Retry-After"), at);
        Assert.True(answer.TextOf("main").Length > 40 && !answer.Html.Contains("Exception", StringComparison.Ordinal) && !answer.Html.Contains("   at ", StringComparison.Ordinal), $"{at}\n{answer.Html}");

        // The form with what was typed; or, where not even the door could be asked, a page that says where that still stands.
        Assert.True(
            filled.Form.Fields.Where(field => field.Value.StartsWith(Text, StringComparison.Ordinal)).All(field => answer.ValueOf(field.Key) == field.Value)
                || answer.Text.Contains("What you typed was not lost if you go back in your browser.", StringComparison.Ordinal),
            $"{at}\n{answer.Text}");
    }

    /// <summary>A form that is filled in and not yet sent.</summary>
    private async Task<Filled> FilledAsync(string post)
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        if (post == "start")
        {
            FilledForm start = (await browser.GetAsync($"/organisations/{organisation}/evaluations/new")).Form("/evaluations/new").With("name", Text).With("framework", TestFrameworks.Garden);
            return new(browser, evaluation, start);
        }

        if (post == "invitation")
        {
            await Platform.DatabaseAsync(database => database.Memberships.Where(member => member.UserId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, MemberRole.Administrator)));
            FilledForm invitation = (await browser.GetAsync($"/organisations/{organisation}/members")).Form("/members").With("email", $"{Guid.NewGuid():N}@example.org").With("role", "Reader");
            return new(browser, evaluation, invitation);
        }

        // Something stands already, so that the save changes rows and adds some.
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.a").With("note-1.2", "before"));
        Visit section = await SectionAsync(browser, evaluation);
        FilledForm whole = section.Form("/sections/").Ticks("1.1", "1.1.b").Ticks("1.2", "1.2.b", "1.2.c").With("note-1.2", Text);
        return post == "section"
            ? new(browser, evaluation, whole)
            : new(browser, evaluation, whole
                .Only(name => name.EndsWith("-1.2", StringComparison.Ordinal) || name == FilledForm.Token)
                .To(section.Document.QuerySelector("#answers")!.GetAttribute("data-save") + "1.2"), ByScript: true);
    }

    /// <summary>Each answer is its newest revision, its save is in the journal, and the evaluation stands where its answers say.</summary>
    private async Task AssertAgreesAsync(Guid evaluation, string at)
    {
        var answers = await AskAsync(database => database.Answers.AsNoTracking().Where(answer => answer.EvaluationId == evaluation).ToList());
        foreach (var answer in answers)
        {
            var revisions = await RevisionsAsync(evaluation, answer.ElementId);
            Assert.True(revisions.Count == answer.Version && revisions[^1].Content == answer.Content, at);
        }

        Assert.True(answers.Sum(answer => answer.Version) == await AskAsync(database => database.Journal.Count(row => row.EvaluationId == evaluation && row.Kind == "answer-saved")), at);
        Assert.True(answers.Count(answer => answer.Ticks.Length > 0) == await AskAsync(database => database.Evaluations.Where(found => found.Id == evaluation).Select(found => (int?)found.Standing!.Answered).Single() ?? 0), at);
    }

    private IReadOnlyList<MimeMessage> MailsTo(string email) =>
        [.. _mails.Taken.Where(mail => mail.Contains(email, StringComparison.Ordinal)).Select(mail => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail))))];

    /// <summary>How many rows each table has.</summary>
    private Task<Rows> RowsAsync() => Platform.DatabaseAsync(async database =>
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (string table in database.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            counts[table] = await database.Database.SqlQuery<int>(FormattableStringFactory.Create($"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM \"{table}\"")).SingleAsync();
        }

        return new Rows(counts);
    });

    /// <summary>A form, who sends it, and the evaluation that it is about.</summary>
    private sealed record Filled(Browser Browser, Guid Evaluation, FilledForm Form, bool ByScript = false)
    {
        public Task<Visit> SubmitAsync() => Browser.SubmitAsync(Form, follow: false);

        /// <summary>Whether an answer says that it was taken.</summary>
        public bool IsTaken(Visit answer) => answer.Status == (ByScript ? HttpStatusCode.OK : HttpStatusCode.Redirect);
    }

    /// <summary>Rows by table, those of none left out.</summary>
    private sealed class Rows(IEnumerable<KeyValuePair<string, int>> counts) : IEquatable<Rows>
    {
        private readonly Dictionary<string, int> _counts = counts.Where(count => count.Value != 0).ToDictionary(StringComparer.Ordinal);

        public static Rows Empty { get; } = new([]);

        public static bool operator ==(Rows one, Rows other) => one.Equals(other);

        public static bool operator !=(Rows one, Rows other) => !one.Equals(other);

        public static Rows operator -(Rows later, Rows earlier) =>
            new(later._counts.Keys.Union(earlier._counts.Keys).Select(table => KeyValuePair.Create(table, later._counts.GetValueOrDefault(table) - earlier._counts.GetValueOrDefault(table))));

        public bool Equals(Rows? other) => other is not null && ToString() == other.ToString();

        public override bool Equals(object? obj) => Equals(obj as Rows);

        public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

        public override string ToString() => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
    }
}

public sealed class FailingCommandOnSqliteTests(SqlitePlatform platform) : FailingCommandTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FailingCommandOnPostgresTests(PostgresPlatform platform) : FailingCommandTests(platform), IClassFixture<PostgresPlatform>;
