using Garant.Platform.Journal;
using Garant.Platform.Storage;

namespace Garant.Platform.Mail;

/// <summary>Takes the mails of a request. They leave after its changes are stored, and only then.</summary>
public sealed class MailQueue(GarantDbContext database, JournalWriter journal, MailSeal seal, MailBell bell, TimeProvider clock)
{
    /// <summary>Adds a mail to the changes of this request.</summary>
    /// <param name="to">The address, or <c>null</c> for nobody.</param>
    /// <param name="subject">The subject, in the language of whoever reads it.</param>
    /// <param name="body">The text.</param>
    /// <remarks>
    /// A mail to nobody is written and dealt with as any other, and goes nowhere: where a request must not tell by its time
    /// whether it mailed somebody, both branches write one row, and the same work follows after the request.
    /// </remarks>
    public void Add(string? to, string subject, string body)
    {
        DateTimeOffset now = clock.GetUtcNow();
        database.OutgoingMails.Add(new OutgoingMail
        {
            To = to ?? "",
            Subject = to is null ? "" : subject,
            SealedBody = seal.Close(body),
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }

    /// <summary>Stores the changes of this request with their mails and its events of the journal, ends its transaction, and has the mails sent.</summary>
    public async Task StoreAsync(CancellationToken stop)
    {
        await journal.CommitAsync(stop);
        bell.Ring();
    }
}
