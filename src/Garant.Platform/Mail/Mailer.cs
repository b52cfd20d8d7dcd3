using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Garant.Platform.Mail;

/// <summary>Sends a mail, or writes it to a folder where there is no mail server.</summary>
public sealed class Mailer(MailOptions options, TimeProvider clock)
{
    private const int SecondsToAnswer = 30;

    /// <summary>The folder mail is written to, or <c>null</c> when a server takes it.</summary>
    public string? PickupFolder => options.Host.Length > 0 ? null : options.PickupFolder;

    /// <summary>Sends one plain-text mail.</summary>
    /// <exception cref="ParseException">The address is not one that mail can be sent to.</exception>
    /// <exception cref="IOException">The pickup folder cannot be written, or the mail server is away.</exception>
    public async Task SendAsync(string to, string subject, string body, CancellationToken stop)
    {
        using MimeMessage message = new();
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Subject = subject;
        message.Date = clock.GetUtcNow();
        message.Body = new TextPart("plain") { Text = body };
        if (PickupFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.eml");
            await message.WriteToAsync(file + ".part", stop);
            File.Move(file + ".part", file);
            return;
        }

        using SmtpClient client = new() { Timeout = SecondsToAnswer * 1000 };
        await client.ConnectAsync(options.Host, options.Port, SecureSocketOptions.Auto, stop);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, stop);
        }

        await client.SendAsync(message, stop);
        await client.DisconnectAsync(quit: true, stop);
    }
}
