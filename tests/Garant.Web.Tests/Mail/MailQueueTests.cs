using System.Net;
using Garant.Platform.Jobs;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Mail;

/// <summary>Mail is sent outside the request, once, and survives a server that is away.</summary>
public abstract class MailQueueTests(TestPlatform platform) : PlatformTests(platform), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        Platform.Further.Clear();
        await Platform.RestartAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task SignUp_MailServerDown_CostsNeitherAccountNorAnswer()
    {
        using DeadServer down = DeadServer.On(Platform);
        await Platform.RestartAsync();
        Person known = await Platform.PersonAsync("Known");
        foreach (string email in new[] { "down@example.org", "down@example.org" })
        {
            using Browser browser = Platform.Browse();
            Assert.Equal((HttpStatusCode.OK, "/account/check-mail"), Answer(await browser.SignUpAsync("Down", email)));
        }

        foreach (string email in new[] { known.Email, "nobody@example.org" })
        {
            using Browser browser = Platform.Browse();
            Assert.Equal((HttpStatusCode.OK, "/account/check-mail"), Answer(await browser.ForgetAsync(email)));
        }

        await Platform.SendMailAsync();
        Assert.Equal((1, null, null), await StateAsync(known.Email));

        down.Dispose();
        await Platform.RestartAsync();
        Platform.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await Platform.MailsToAsync(known.Email));
        Assert.Equal(2, (await Platform.MailsToAsync("down@example.org")).Count);
        Assert.Equal((2, Platform.Clock.GetUtcNow(), null), await StateAsync(known.Email));
    }

    [Fact]
    public async Task Send_ServerAwayForDays_GivesUpAfterTwelveAttemptsAndSaysSo()
    {
        using DeadServer down = DeadServer.On(Platform);
        await Platform.RestartAsync();
        Person person = await Platform.PersonAsync("Away");
        using Browser browser = Platform.Browse();
        await browser.ForgetAsync(person.Email);
        TimeSpan waited = TimeSpan.Zero;
        for (int hour = 0; hour < 48; hour++)
        {
            for (int part = 0; part < 6; part++)
            {
                await Platform.SendMailAsync();
                Platform.Clock.Advance(TimeSpan.FromMinutes(10));
            }

            if ((await StateAsync(person.Email)).Failed is null)
            {
                waited += TimeSpan.FromHours(1);
            }
        }

        (int attempts, DateTimeOffset? sent, DateTimeOffset? failed) = await StateAsync(person.Email);
        Assert.Equal((JobRunner.MostAttempts, null), (attempts, sent));
        Assert.NotNull(failed);
        Assert.InRange(waited, TimeSpan.FromHours(10), TimeSpan.FromHours(24));
        Assert.Single(Platform.Log.Errors, error => error.Contains(person.Email, StringComparison.Ordinal) && error.Contains("given up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_AddressThatMailCannotGoTo_FailsOnceAndStopsNothing()
    {
        await EnqueueAsync("{0} {1} %s %n@x.example", "good@example.org");
        Assert.Single(await Platform.MailsToAsync("good@example.org"));
        (int attempts, DateTimeOffset? sent, DateTimeOffset? failed) = await StateAsync("{0} {1} %s %n@x.example");
        Assert.Equal((1, null, Platform.Clock.GetUtcNow()), (attempts, sent, failed));
    }

    [Fact]
    public async Task Send_BySeveralInstancesAtOnce_SendsEachMailOnce()
    {
        string[] addresses = [.. Enumerable.Range(0, 30).Select(number => $"many-{number}@example.org")];
        await EnqueueAsync(addresses);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Platform.SendMailAsync)));
        foreach (string address in addresses)
        {
            Assert.Single(await Platform.MailsToAsync(address));
        }
    }

    [Fact]
    public async Task Add_AnyMail_IsSealedUntilItIsSentAndThenGone()
    {
        Person person = await Platform.PersonAsync("Seal");
        using Browser browser = Platform.Browse();
        await browser.ForgetAsync(person.Email);
        string? waiting = await SealedAsync(person.Email);
        Assert.NotNull(waiting);
        Assert.DoesNotContain("token", waiting, StringComparison.Ordinal);
        Assert.Single(await Platform.MailsToAsync(person.Email));
        Assert.Null(await SealedAsync(person.Email));
    }

    [Fact]
    public async Task Mail_AskedForInAnotherLanguage_SpeaksTheAccounts()
    {
        Person person = await Platform.PersonAsync("Fran", "fr");
        using Browser browser = Platform.Browse("en");
        await browser.ForgetAsync(person.Email);
        await browser.SignUpAsync("Somebody", person.Email);
        Assert.Equal(["Choisir un nouveau mot de passe", "Vous avez déjà un compte"], (await Platform.MailsToAsync(person.Email)).Select(mail => mail.Subject));
    }

    [Fact]
    public async Task ForgetOld_AfterAMonth_KeepsNoAddress()
    {
        await EnqueueAsync("past@example.org");
        await Platform.SendMailAsync();
        Platform.Clock.Advance(TimeSpan.FromDays(31));
        await EnqueueAsync("present@example.org");
        await Platform.SendMailAsync();
        Assert.Equal((false, true), await Platform.DatabaseAsync(async database => (
            await database.Jobs.AnyAsync(job => job.Payload.Contains("past@example.org")),
            await database.Jobs.AnyAsync(job => job.Payload.Contains("present@example.org")))));
    }

    private static (HttpStatusCode Status, string Address) Answer(Visit visit) => (visit.Status, visit.Address);

    private Task<(int Attempts, DateTimeOffset? Sent, DateTimeOffset? Failed)> StateAsync(string email) => Platform.DatabaseAsync(async database =>
    {
        Job job = await MailsTo(database, email).FirstAsync();
        return (job.Attempts, job.FinishedAt, job.FailedAt);
    });

    private Task<string?> SealedAsync(string email) => Platform.DatabaseAsync(database => MailsTo(database, email).Select(job => job.Sealed).SingleAsync());

    private static IQueryable<Job> MailsTo(GarantDbContext database, string email) =>
        database.Jobs.AsNoTracking().Where(job => job.Kind == SendMail.Kind && job.Payload.Contains($"\"{email}\"")).OrderBy(job => job.CreatedAt);

    private Task EnqueueAsync(params string[] addresses) => Platform.InScopeAsync<MailQueue>(async queue =>
    {
        foreach (string address in addresses)
        {
            queue.Add(address, "Subject", "Body");
        }

        await queue.StoreAsync(CancellationToken.None);
    });
}

public sealed class MailQueueOnSqliteTests(SqlitePlatform platform) : MailQueueTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MailQueueOnPostgresTests(PostgresPlatform platform) : MailQueueTests(platform), IClassFixture<PostgresPlatform>;
