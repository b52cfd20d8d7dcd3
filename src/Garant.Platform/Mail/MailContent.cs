using System.Text.Json;
using Garant.Platform.Jobs;

namespace Garant.Platform.Mail;

/// <summary>What the job of a mail knows; the text is its secret, because the link in it carries a token.</summary>
/// <param name="To">The address; empty for a mail that goes to nobody (see <see cref="MailQueue.Add"/>).</param>
/// <param name="Subject">The subject.</param>
/// <param name="MessageId">The Message-ID; <c>null</c> for a mail of an earlier version, which gets it from its job when it leaves.</param>
public sealed record MailContent(string To, string Subject, string? MessageId)
{
    /// <exception cref="JsonException">The job has another payload.</exception>
    public static MailContent Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return JsonSerializer.Deserialize<MailContent>(job.Payload, JsonSerializerOptions.Web) is { To: not null, Subject: not null } content
            ? content
            : throw new JsonException("The payload has no address or no subject.");
    }
}
