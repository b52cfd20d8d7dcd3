using Garant.Platform.Jobs;
using Garant.Platform.Journal;

namespace Garant.Platform.Mail;

/// <summary>Takes the mails of a verb, each as a job. They leave after its changes are stored, and only then.</summary>
public sealed class MailQueue(JobQueue jobs, JournalWriter journal, MessageIds ids)
{
    /// <summary>Adds a mail to the changes of the verb.</summary>
    /// <param name="to">The address, or <c>null</c> for nobody.</param>
    /// <param name="subject">The subject, in the language of whoever reads it.</param>
    /// <param name="body">The text.</param>
    /// <param name="aboutId">The id of what the mail is about, such as an invitation, whose page can then say that it was not delivered.</param>
    /// <param name="id">The id of the mail's job, where one thing must not cause two mails.</param>
    /// <remarks>
    /// A mail to nobody is written and dealt with as any other, and goes nowhere: where a request must not tell by its time
    /// whether it mailed somebody, both branches write one row, and the same work follows after the request.
    /// </remarks>
    public void Add(string? to, string subject, string body, Guid? aboutId = null, Guid? id = null)
    {
        Guid job = id ?? Guid.CreateVersion7();
        jobs.Add(SendMail.Kind, new MailContent(to ?? "", to is null ? "" : subject, ids.Of(job)), secret: body, aboutId, job);
    }

    /// <summary>Stores the changes of this request with their mails and its events of the journal, and ends its transaction: <see cref="JournalWriter.CommitAsync"/>.</summary>
    public Task StoreAsync(CancellationToken stop) => journal.CommitAsync(stop);
}
