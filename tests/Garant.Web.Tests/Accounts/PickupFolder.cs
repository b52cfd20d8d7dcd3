using System.Text.RegularExpressions;
using Garant.Web.Tests.Platforms;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>The mail a platform wrote to its folder.</summary>
internal static partial class PickupFolder
{
    public static string MailFolder(this Platform platform) => Path.Combine(platform.DataFolder, "mail");

    /// <summary>The mails to an address, the newest last.</summary>
    public static IReadOnlyList<MimeMessage> MailsTo(this Platform platform, string email) => Directory.Exists(platform.MailFolder())
        ? [.. Directory.GetFiles(platform.MailFolder(), "*.eml").Order(StringComparer.Ordinal)
            .Select(file => MimeMessage.Load(file))
            .Where(mail => mail.To.Mailboxes.Any(to => to.Address == email))]
        : [];

    /// <summary>The address a mail links to.</summary>
    public static string Link(this MimeMessage mail) => new Uri(Address().Match(mail.TextBody!).Value).PathAndQuery;

    [GeneratedRegex(@"http://localhost/\S+")]
    private static partial Regex Address();
}
