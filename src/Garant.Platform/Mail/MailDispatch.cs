using Garant.Platform.Storage;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Garant.Platform.Mail;

/// <summary>Sends the mails that are due, and says in the log what was given up.</summary>
/// <remarks>
/// Several instances share the table: whoever moves a mail's next attempt forward has claimed it. One that dies in the
/// middle leaves the mail to be tried again when the claim has run out.
/// </remarks>
public sealed class MailDispatch(IServiceScopeFactory scopes, Mailer mailer, MailSeal seal, TimeProvider clock, ILogger<MailDispatch> log)
{
    /// <summary>How often a mail is tried. With the pauses between, this takes some 16 hours, less than a link lives.</summary>
    public const int MostAttempts = 12;

    private const int AtOnce = 50;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Tries every mail that is due now.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        GarantDbContext database = scope.ServiceProvider.GetRequiredService<GarantDbContext>();
        int tried = 0;
        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            List<OutgoingMail> due = await database.OutgoingMails
                .AsNoTracking()
                .Where(mail => mail.NextAttemptAt <= now)
                .OrderBy(mail => mail.NextAttemptAt)
                .ThenBy(mail => mail.Id)
                .Take(AtOnce)
                .ToListAsync(stop);
            if (due.Count == 0)
            {
                return tried;
            }

            foreach (OutgoingMail mail in due)
            {
                DateTimeOffset until = clock.GetUtcNow() + Claim;
                int claimed = await database.OutgoingMails
                    .Where(row => row.Id == mail.Id && row.NextAttemptAt == mail.NextAttemptAt && row.Attempts == mail.Attempts)
                    .ExecuteUpdateAsync(row => row.SetProperty(m => m.NextAttemptAt, until).SetProperty(m => m.Attempts, mail.Attempts + 1), stop);
                if (claimed == 1)
                {
                    mail.Attempts++;
                    await TryAsync(database, mail, stop);
                    tried++;
                }
            }
        }
    }

    /// <summary>Forgets the mails that were sent or given up long ago.</summary>
    public async Task ForgetOldAsync(CancellationToken stop)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset before = clock.GetUtcNow() - Kept;
        await scope.ServiceProvider.GetRequiredService<GarantDbContext>().OutgoingMails
            .Where(mail => mail.NextAttemptAt == null && mail.CreatedAt < before)
            .ExecuteDeleteAsync(stop);
    }

    private static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, Math.Pow(2, attempts - 1)));

    private async Task TryAsync(GarantDbContext database, OutgoingMail mail, CancellationToken stop)
    {
        Refusal? refusal = await RefusalAsync(mail, stop);
        DateTimeOffset now = clock.GetUtcNow();
        IQueryable<OutgoingMail> row = database.OutgoingMails.Where(row => row.Id == mail.Id);
        if (refusal is { IsForGood: false } && mail.Attempts < MostAttempts)
        {
            DateTimeOffset next = now + PauseAfter(mail.Attempts);
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, next), stop);
            log.LogWarning("The mail \"{Subject}\" to {To} was not sent: {Fault} It is tried again at {Next:u}.", mail.Subject, mail.To, refusal.Fault, next);
            return;
        }

        DateTimeOffset? sent = refusal is null ? now : null;
        DateTimeOffset? failed = refusal is null ? null : now;
        await row.ExecuteUpdateAsync(
            set => set
                .SetProperty(m => m.SealedBody, "")
                .SetProperty(m => m.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(m => m.SentAt, sent)
                .SetProperty(m => m.FailedAt, failed),
            CancellationToken.None); // a mail that has left must not be forgotten because the platform stops
        if (refusal is not null)
        {
            log.LogError("The mail \"{Subject}\" to {To} was given up after {Attempts} attempts: {Fault}", mail.Subject, mail.To, mail.Attempts, refusal.Fault);
        }
    }

    /// <summary>Sends a mail.</summary>
    /// <returns>Why it did not leave, or <c>null</c>.</returns>
    private async Task<Refusal?> RefusalAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (!seal.TryOpen(mail.SealedBody, out string? body))
        {
            return new("its text cannot be opened, because the key it was sealed with is gone.", IsForGood: true);
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestSending);
        try
        {
            if (mail.To.Length > 0)
            {
                await mailer.SendAsync(mail.To, mail.Subject, body, limit.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (ParseException fault)
        {
            return new(fault.Message, IsForGood: true);
        }
        catch (SmtpCommandException fault) when (fault is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 })
        {
            return new(fault.Message, IsForGood: true);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A server that is away, a full disk, a password that has changed: whatever it is, the mail waits.
            return new(fault.Message, IsForGood: false);
        }
    }

    private sealed record Refusal(string Fault, bool IsForGood);
}
