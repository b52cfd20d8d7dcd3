using System.Text.Json;
using Garant.Platform.Jobs;
using MailKit.Net.Smtp;
using MimeKit;

namespace Garant.Platform.Mail;

/// <summary>The job that sends a mail.</summary>
public sealed class SendMail(Mailer mailer, MessageIds ids) : IJobKind
{
    /// <summary>The name of this kind.</summary>
    public const string Kind = "mail";

    public string Name => Kind;

    public TimeSpan? Every => null;

    public string Describe(Job job)
    {
        MailContent content = MailContent.Of(job);
        return $"The mail \"{content.Subject}\" to {content.To}";
    }

    public async Task<JobFault?> RunAsync(Job job, string secret, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        try
        {
            MailContent content = MailContent.Of(job);
            if (content.To.Length > 0)
            {
                await mailer.SendAsync(new(content.MessageId ?? ids.Of(job.Id), job.CreatedAt, content.To, content.Subject, secret), stop);
            }

            return null;
        }
        catch (JsonException fault)
        {
            return new("Its content cannot be read.", fault.Message, IsForGood: true);
        }
        catch (ParseException fault)
        {
            return new("The address is not one that mail can be sent to.", fault.Message, IsForGood: true);
        }
        catch (SmtpCommandException fault)
        {
            return new(
                $"The mail server answered {(int)fault.StatusCode} ({fault.ErrorCode}).",
                fault.Message,
                IsForGood: fault is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 });
        }
    }
}
