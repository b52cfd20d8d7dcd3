using System.Globalization;
using System.Text;
using Garant.Platform.Evaluations;
using Garant.Platform.Mail;
using Garant.Platform.Organisations;
using Garant.Platform.Tests.Mail;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Garant.Web.Tests.Faults;

/// <summary>A program that is killed while people save and its mails go out has lost nothing that it acknowledged.</summary>
public abstract class KillTests(TestPlatform platform) : GardenTests(platform), IAsyncLifetime
{
    private const int Kills = 3;
    private const int JobsAtOnce = 4;
    private readonly MailServer _mails = new();

    public ValueTask InitializeAsync()
    {
        Platform.Further["Garant:PublicUrl"] = "http://localhost";
        Platform.Further["Garant:Limits:MailsFromOrigin"] = "100000"; // everybody comes from this machine
        Platform.Further["Mail:Host"] = "127.0.0.1";
        Platform.Further["Mail:Port"] = _mails.Port.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Platform.Further.Clear();
        await _mails.DisposeAsync();
    }

    [Fact]
    public async Task Kill_WhilePeopleSaveAndMailsGoOut_LosesNothingThatWasAcknowledged()
    {
        Person[] people = await Task.WhenAll(new[] { "Ada", "Bob", "Cleo", "Dora" }.Select(name => Platform.PersonAsync(name)));
        Guid organisation = await Platform.OrganisationAsync("Ours", [.. people.Select(person => (person, MemberRole.Administrator))]);
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        KilledClient inviting = new(people[3], $"/organisations/{organisation}/members", null);
        KilledClient[] clients =
        [
            new(people[0], AddressOf(evaluation, 1), "1.2"),
            new(people[1], AddressOf(evaluation, 1), "1.1"),
            new(people[2], AddressOf(evaluation, 2), "2.1"),
            inviting,
        ];
        await Platform.RestartAsync(); // it runs no more until it is asked
        Random random = new(20261126);
        for (int kill = 0; kill < Kills; kill++)
        {
            await using StartedProgram program = StartedProgram.Start(Platform.DataFolder, Platform.Settings);
            Uri address = await program.ReadyAsync();
            foreach (KilledClient client in clients)
            {
                await client.ArriveAsync(address);
            }

            int before = inviting.Acknowledged.Count;
            Task all = Task.WhenAll(clients.Select(client => Task.Run(client.SendAsync)));
            while (inviting.Acknowledged.Count < before + 3 && !all.IsCompleted)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await Task.Delay(random.Next(50, 600), TestContext.Current.CancellationToken);
            await program.KillAsync();
            await all;
        }

        await AssertSavesAsync(evaluation, clients.Where(client => client.Element is not null));
        await AssertMailsAsync(organisation, inviting);
        await Platform.AssertSoundJournalAsync();
    }

    private async Task AssertSavesAsync(Guid evaluation, IEnumerable<KilledClient> clients)
    {
        int revisions = 0;
        foreach (KilledClient client in clients)
        {
            List<AnswerRevision> stored = await RevisionsAsync(evaluation, client.Element!);
            AnswerContent? answer = await StoredAsync(evaluation, client.Element!);
            Assert.InRange(client.Acknowledged.Count, 1, stored.Count);
            Assert.Equal(client.Acknowledged, stored.Select(revision => revision.Note).Where(client.Acknowledged.Contains));
            Assert.Equal(Enumerable.Range(1, stored.Count), stored.Select(revision => revision.Version));
            Assert.Equal(stored[^1].Content, answer);
            Assert.InRange(stored.Count, client.Acknowledged.Count, client.Acknowledged.Count + Kills); // one under way at each kill
            revisions += stored.Count;
        }

        Assert.Equal(revisions, await AskAsync(database => database.Journal.Count(row => row.EvaluationId == evaluation && row.Kind == "answer-saved")));
    }

    private async Task AssertMailsAsync(Guid organisation, KilledClient inviting)
    {
        string[] invited = await AskAsync(database => database.Invitations.Where(invitation => invitation.OrganisationId == organisation).Select(invitation => invitation.Email).ToArray());
        Assert.Empty(inviting.Acknowledged.Except(invited));
        Assert.InRange(invited.Length, inviting.Acknowledged.Count, inviting.Acknowledged.Count + Kills);
        Assert.Equal(invited.Length, await AskAsync(database => database.Journal.Count(row => row.OrganisationId == organisation && row.Kind == "member-invited")));
        Assert.Equal(invited.Length, await AskAsync(database => database.Jobs.Count(job => job.Kind == SendMail.Kind)));

        // The tests' clock is past every claim: what was under way at a kill is begun again.
        await Platform.SendMailAsync();
        ILookup<string, MimeMessage> mails = _mails.Taken
            .Select(mail => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail))))
            .ToLookup(mail => mail.To.Mailboxes.Single().Address);
        Assert.Equal(invited.Order(StringComparer.Ordinal), mails.Select(mail => mail.Key).Order(StringComparer.Ordinal));
        Assert.InRange(mails.Sum(mail => mail.Count()), invited.Length, invited.Length + (Kills * JobsAtOnce)); // none but those in flight goes again
        Assert.All(mails, mail => Assert.Single(mail.Select(one => one.MessageId).Distinct()));
        Assert.Empty(await AskAsync(database => database.Jobs.Where(job => job.Kind == SendMail.Kind && (job.FinishedAt == null || job.FailedAt != null)).ToList()));
    }
}

public sealed class KillOnSqliteTests(SqlitePlatform platform) : KillTests(platform), IClassFixture<SqlitePlatform>;

public sealed class KillOnPostgresTests(PostgresPlatform platform) : KillTests(platform), IClassFixture<PostgresPlatform>;
