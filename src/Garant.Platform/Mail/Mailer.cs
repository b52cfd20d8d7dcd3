using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Garant.Platform.Mail;

/// <summary>Sends a mail, or writes it to a folder where there is no mail server.</summary>
public sealed class Mailer(MailOptions options)
{
    private const int SecondsToAnswer = 30;

    /// <summary>The folder mail is written to, or <c>null</c> when a server takes it.</summary>
    public string? PickupFolder => options.Host.Length > 0 ? null : options.PickupFolder;

    /// <summary>Sends one plain-text mail.</summary>
    /// <exception cref="ParseException">The address is not one that mail can be sent to.</exception>
    /// <exception cref="IOException">The pickup folder cannot be written, or the mail server is away.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using MimeMessage message = new();
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Subject = mail.Subject;
        message.MessageId = mail.MessageId;
        message.Date = mail.WrittenAt;
        message.Body = new TextPart("plain") { Text = mail.Body };
        if (PickupFolder is { } folder)
        {
            // Named for the mail: written again after a fault, it is still one file.
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, $"{mail.WrittenAt:yyyyMMdd-HHmmss}-{mail.MessageId.Split('@')[0]}.eml");
            await message.WriteToAsync(file + ".part", stop);
            File.Move(file + ".part", file, overwrite: true);
            return;
        }

        using SmtpClient client = new() { Timeout = SecondsToAnswer * 1000 };
        await client.ConnectAsync(options.Host, options.Port, SecureSocketOptions.Auto, stop);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, stop);
        }

        await client.SendAsync(message, stop);
        await client.DisconnectAsync(quit: true, stop); // it throws nothing once the mail was taken, however the server says goodbye
    }
}
