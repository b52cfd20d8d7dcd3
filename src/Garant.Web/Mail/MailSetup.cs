using Garant.Platform.Jobs;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Storage;

namespace Garant.Web.Mail;

/// <summary>Sets up mail: what a request writes down, and the job that sends it.</summary>
internal static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        MailOptions options = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new();
        if (!MimeKit.MailboxAddress.TryParse(options.From, out _))
        {
            throw new StartException($"the setting Mail:From is \"{options.From}\", which is not an e-mail address; write one such as garant@example.org.");
        }

        options.PickupFolder = Path.Combine((builder.Configuration.GetSection("Garant").Get<GarantOptions>() ?? new()).DataFolder(builder.Environment), "mail");
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddSingleton<MessageIds>();
        builder.Services.AddScoped<MailQueue>();
        builder.Services.AddScoped<IJobKind, SendMail>();
    }
}
