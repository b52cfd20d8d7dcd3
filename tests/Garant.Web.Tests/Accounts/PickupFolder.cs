using System.Text.RegularExpressions;
using Garant.Web.Tests.Platforms;
using MimeKit;

namespace Garant.Web.Tests.Accounts;

/// <summary>The mail a platform wrote to its folder.</summary>
internal static partial class PickupFolder
{
    public static string MailFolder(this TestPlatform platform) => Path.Combine(platform.DataFolder, "mail");

    /// <summary>The mails to an address, the newest last, once everything that waits is sent.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> MailsToAsync(this TestPlatform platform, string email) =>
        [.. (await platform.MailsAsync()).Where(mail => mail.To.Mailboxes.Any(to => to.Address == email))];

    /// <summary>All mails, the newest last, once everything that waits is sent.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> MailsAsync(this TestPlatform platform)
    {
        await platform.SendMailAsync();
        return Directory.Exists(platform.MailFolder())
            ? [.. Directory.GetFiles(platform.MailFolder(), "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))]
            : [];
    }

    /// <summary>Every address that a mail holds.</summary>
    public static IReadOnlyList<string> Links(this MimeMessage mail) => [.. AnyAddress().Matches(mail.TextBody!).Select(match => match.Value)];

    /// <summary>The address a mail links to.</summary>
    public static string Link(this MimeMessage mail) => new Uri(Address().Match(mail.TextBody!).Value).PathAndQuery;

    [GeneratedRegex(@"http://localhost/\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"[a-zA-Z]+://\S+")]
    private static partial Regex AnyAddress();
}
