using System.Globalization;
using MimeKit;

namespace Garant.Platform.Mail;

/// <summary>The Message-IDs of mails: the job's id at the platform's public host, or at the sender's domain where no host is configured.</summary>
public sealed class MessageIds(PublicAddress site, MailOptions options)
{
    /// <summary>The Message-ID of the mail of a job, without angle brackets.</summary>
    public string Of(Guid job) => $"{job:D}@{site.ConfiguredHost ?? SenderDomain() ?? "localhost"}";

    private string? SenderDomain()
    {
        try
        {
            return MailboxAddress.TryParse(options.From, out MailboxAddress? from) && from.Domain.Length > 0 ? new IdnMapping().GetAscii(from.Domain) : null;
        }
        catch (ArgumentException)
        {
            return null; // a domain that has no form in ASCII
        }
    }
}
