using Garant.Platform.Jobs;
using Garant.Platform.Mail;
using Garant.Platform.Tests.Databases;
using Garant.Platform.Tests.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Garant.Platform.Tests.Mail;

/// <summary>A mail goes once; where a fault makes it go again, it is the same mail.</summary>
public sealed class SendMailTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => JobBench.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_NotNotedAfterTheServerTookIt_GoesAgainAsTheSameMailAlone(string kind)
    {
        await using MailServer server = new();
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, smtpPort: server.Port);
        await bench.AddAsync((_, mails) =>
        {
            mails.Add("one@example.org", "One", "Body 1");
            mails.Add("two@example.org", "Two", "Body 2");
            mails.Add("three@example.org", "Three", "Body 3");
        });

        // The commands of a mail are its claim and its note: the second mail is sent and not noted.
        bench.Commands.FailAt = bench.Commands.Commands.Count + 4;
        await Assert.ThrowsAnyAsync<Exception>(bench.RunDueAsync);
        Assert.Equal(2, server.Taken.Count);
        await bench.RunDueAsync();
        Assert.Equal(3, server.Taken.Count);
        bench.Clock.Advance(JobRunner.Claim);
        await bench.RunDueAsync();
        await bench.RunDueAsync();
        Assert.Equal(4, server.Taken.Count);
        Assert.Equal(server.Taken[1], server.Taken[3]);
        Assert.Equal(3, server.Taken.Distinct().Count());
        Assert.All(await bench.JobsAsync(SendMail.Kind), job => Assert.Contains(server.Taken, mail => mail.Contains($"Message-Id: <{job.Id}@sender.example>", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ToAServerThatHangsUpAfterTakingIt_IsDone(string kind)
    {
        await using MailServer server = new() { HangsUp = true };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, smtpPort: server.Port);
        await bench.AddAsync((_, mails) => mails.Add("one@example.org", "One", "Body"));
        await bench.RunDueAsync();
        Assert.NotNull((await bench.JobsAsync(SendMail.Kind)).Single().FinishedAt);
        Assert.Single(server.Taken);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ThePlatformStopsWhenTheServerHasTakenIt_IsDone(string kind)
    {
        using CancellationTokenSource stopping = new();
        await using MailServer server = new() { Goodbye = stopping.Cancel };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, smtpPort: server.Port);
        await bench.AddAsync((_, mails) => mails.Add("one@example.org", "One", "Body"));
        JobRunner runner = bench.NewRunner();
        await runner.RunAsync((await runner.ClaimAsync(Stop))!, stopping.Token);
        Assert.Single(server.Taken);
        Assert.NotNull((await bench.JobsAsync(SendMail.Kind)).Single().FinishedAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ToAnAddressThatTheServerRefuses_FailsForGoodAndSaysOfWhat(string kind)
    {
        await using MailServer server = new();
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, smtpPort: server.Port);
        Guid refused = Guid.CreateVersion7(), taken = Guid.CreateVersion7();
        await bench.AddAsync((_, mails) =>
        {
            mails.Add(server.Unknown, "An invitation", "Body", refused);
            mails.Add("one@example.org", "An invitation", "Body", taken);
        });
        await bench.RunDueAsync();
        Assert.Equal([refused], await bench.InScopeAsync(services => services.GetRequiredService<JobQueries>().FailedAsync(SendMail.Kind, [refused, taken], Stop)));
        Job job = (await bench.JobsAsync(SendMail.Kind)).Single(job => job.AboutId == refused);
        Assert.Equal("The mail server answered 550 (RecipientNotAccepted).", job.LastFault);
        Assert.Single(bench.Log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal) && line.Contains(server.Unknown, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Send_ToNobody_IsDoneAsAnyOtherAndGoesNowhere(string kind)
    {
        await using MailServer server = new();
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, smtpPort: server.Port);
        await bench.AddAsync((_, mails) => mails.Add(null, "Subject", "Body"));
        Assert.NotNull((await bench.JobsAsync(SendMail.Kind)).Single().Sealed);
        Assert.Equal(1, await bench.RunDueAsync());
        Assert.NotNull((await bench.JobsAsync(SendMail.Kind)).Single().FinishedAt);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("https://garant.example.org/path", "garant@sender.example", "garant.example.org")]
    [InlineData("https://bücher.example", "garant@sender.example", "xn--bcher-kva.example")]
    [InlineData("https://10.0.0.5", "Garant <garant@bücher.example>", "xn--bcher-kva.example")]
    [InlineData(null, "garant", "localhost")]
    public void MessageId_OfAJob_IsAtThePublicHostOrTheSendersDomain(string? site, string from, string host)
    {
        Guid job = Guid.CreateVersion7();
        string id = new MessageIds(new(site is null ? null : new Uri(site), () => null), new() { From = from }).Of(job);
        Assert.Equal($"{job}@{host}", id);
        using MimeMessage message = new() { MessageId = id };
        Assert.Equal(id, message.MessageId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Update_FromATableOfMails_MovesWhatWaitsWasSentAndFailed(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, before: "_Jobs");
        (Guid waiting, Guid sent, Guid failed) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        long now = bench.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await bench.AskAsync(async database =>
        {
            foreach ((Guid id, string to, string body, int attempts, long? next, long? sentAt, long? failedAt) in new (Guid, string, string, int, long?, long?, long?)[]
            {
                (waiting, "waiting@example.org", "sealed The \"text\"", 2, now + 60_000, null, null),
                (sent, "sent@example.org", "", 1, null, now - 5, null),
                (failed, "failed@example.org", "", 12, null, null, now - 3),
            })
            {
                await database.Database.ExecuteSqlAsync($"""INSERT INTO "OutgoingMails" ("Id", "To", "Subject", "SealedBody", "CreatedAt", "Attempts", "NextAttemptAt", "SentAt", "FailedAt") VALUES ({id}, {to}, {"Déjà \"vu\" \\ 'x'"}, {body}, {now - 10}, {attempts}, {next}, {sentAt}, {failedAt})""", Stop);
            }

            await database.Database.MigrateAsync(Stop);
            return true;
        });

        Job[] jobs = await bench.JobsAsync(SendMail.Kind);
        Assert.Equal(3, jobs.Length);
        Job one = jobs.Single(job => job.Id == waiting), two = jobs.Single(job => job.Id == sent), three = jobs.Single(job => job.Id == failed);
        Assert.Equal((2, bench.Clock.GetUtcNow().AddMinutes(1), null, null, "sealed The \"text\""), (one.Attempts, one.DueAt, one.FinishedAt, one.FailedAt, one.Sealed));
        Assert.Equal((1, null, bench.Clock.GetUtcNow().AddMilliseconds(-5), null, null), (two.Attempts, two.DueAt, two.FinishedAt, two.FailedAt, two.Sealed));
        Assert.Equal((12, null, null, bench.Clock.GetUtcNow().AddMilliseconds(-3), null), (three.Attempts, three.DueAt, three.FinishedAt, three.FailedAt, three.Sealed));
        Assert.Equal(new("failed@example.org", "Déjà \"vu\" \\ 'x'", null), MailContent.Of(three));

        Assert.Equal(0, await bench.RunDueAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await bench.RunDueAsync());
        MimeMessage mail = await MimeMessage.LoadAsync(Directory.GetFiles(bench.MailFolder).Single(), Stop);
        Assert.Equal(("waiting@example.org", "Déjà \"vu\" \\ 'x'", $"{waiting}@sender.example"), (mail.To.Mailboxes.Single().Address, mail.Subject, mail.MessageId));
        Assert.Equal("The \"text\"", mail.TextBody?.Trim());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Update_TakenBack_MovesTheMailsBack(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster);
        await bench.AddAsync((_, mails) => mails.Add("one@example.org", "Déjà \"vu\"", "Body"));
        string[] back = await bench.AskAsync(async database =>
        {
            string before = database.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_Jobs", StringComparison.Ordinal)).Last();
            await database.Database.MigrateAsync(before, Stop);
            return await database.Database.SqlQueryRaw<string>("""SELECT "To" || ' ' || "Subject" || ' ' || "SealedBody" AS "Value" FROM "OutgoingMails" WHERE "NextAttemptAt" IS NOT NULL""").ToArrayAsync(Stop);
        });
        Assert.Equal(["one@example.org Déjà \"vu\" sealed Body"], back);
    }
}
