using System.Text;
using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Garant.Web.Accounts;

/// <summary>The mails about accounts, in the account's language, with links that carry a token.</summary>
/// <remarks>
/// Each method writes one row, whether or not a mail goes out. Mails to an address that somebody typed, and that nobody
/// has confirmed, hold nothing that was typed: no name, no text.
/// </remarks>
internal sealed class AccountMail(UserManager<GarantUser> users, MailQueue queue, AttemptLimits limits, PublicAddress site, Texts texts)
{
    private const string Kind = "account";

    /// <summary>Writes the mail that lets the owner of an address confirm it.</summary>
    public async Task AddConfirmationAsync(GarantUser user)
    {
        string token = await users.GenerateEmailConfirmationTokenAsync(user);
        using MailLanguage language = MailLanguage.Speak(user.Language);
        Add(
            user,
            texts["Confirm your e-mail address"],
            texts["Hello,\n\nan account was created on Garant with this address. Follow this link to confirm the address and start:\n{0}\n\nIf it was not you, there is nothing to do: without you nobody can use the account.\n", Link("/account/confirm", user, token)]);
    }

    /// <summary>Writes the mail with which a new password is chosen.</summary>
    /// <param name="user">The account, or <c>null</c> when there is none and the mail goes to nobody.</param>
    public async Task AddPasswordLinkAsync(GarantUser? user)
    {
        GarantUser reader = user ?? Nobody();
        string token = await users.GeneratePasswordResetTokenAsync(reader);
        using MailLanguage language = MailLanguage.Speak(reader.Language);
        Add(
            user,
            texts["Choose a new password"],
            texts["Hello {0},\n\nfollow this link to choose a new password:\n{1}\n\nIf you did not ask for it, there is nothing to do.\n", reader.DisplayName, Link("/account/new-password", reader, token)]);
    }

    /// <summary>Tells somebody who signs up a second time, without telling the page who has an account.</summary>
    /// <remarks>It carries a password link too: whoever has used up the mails to a mailbox has not kept its owner from one.</remarks>
    public async Task AddAlreadyKnownAsync(GarantUser user)
    {
        string token = await users.GeneratePasswordResetTokenAsync(user);
        using MailLanguage language = MailLanguage.Speak(user.Language);
        Add(
            user,
            texts["You already have an account"],
            texts["Hello {0},\n\nsomebody, probably you, signed up with this address, which has an account already. Sign in here:\n{1}\n\nIf you have forgotten your password, choose a new one here:\n{2}\n", user.DisplayName, site.LinkTo("/account/sign-in"), Link("/account/new-password", user, token)]);
    }

    /// <summary>The token of a link, or <c>null</c> when the link is damaged.</summary>
    public static string? TokenOf(string? encoded)
    {
        try
        {
            return string.IsNullOrEmpty(encoded) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(encoded));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static GarantUser Nobody() => new() { SecurityStamp = Guid.NewGuid().ToString("N"), Language = Texts.Language };

    private void Add(GarantUser? user, string subject, string body) => queue.Add(
        user?.Email is { } email && limits.MayMail(EmailAddress.Key(email), Kind) ? email : null,
        subject,
        body);

    private string Link(string path, GarantUser user, string token) => QueryHelpers.AddQueryString(
        site.LinkTo(path),
        new Dictionary<string, string?> { ["user"] = user.Id, ["token"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token)) });
}
