using System.Text;
using Garant.Web.Localisation;
using Garant.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Garant.Web.Accounts;

/// <summary>The mails about accounts, with links that carry a token.</summary>
internal sealed class AccountMail(UserManager<GarantUser> users, Mailer mailer, Texts texts)
{
    public async Task SendConfirmationAsync(HttpContext context, GarantUser user)
    {
        string token = await users.GenerateEmailConfirmationTokenAsync(user);
        await mailer.SendAsync(
            user.Email!,
            texts["Confirm your e-mail address"],
            texts["Hello {0},\n\nfollow this link to confirm your address and start with Garant:\n{1}\n\nIf you did not sign up, there is nothing to do.\n", user.DisplayName, Link(context, "/account/confirm", user, token)],
            context.RequestAborted);
    }

    public async Task SendPasswordLinkAsync(HttpContext context, GarantUser user)
    {
        string token = await users.GeneratePasswordResetTokenAsync(user);
        await mailer.SendAsync(
            user.Email!,
            texts["Choose a new password"],
            texts["Hello {0},\n\nfollow this link to choose a new password:\n{1}\n\nIf you did not ask for it, there is nothing to do.\n", user.DisplayName, Link(context, "/account/new-password", user, token)],
            context.RequestAborted);
    }

    /// <summary>Tells somebody who signs up a second time, without telling the page who has an account.</summary>
    public Task SendAlreadyKnownAsync(HttpContext context, GarantUser user) => mailer.SendAsync(
        user.Email!,
        texts["You have an account already"],
        texts["Hello {0},\n\nsomebody, probably you, signed up with this address, which has an account already. Sign in here:\n{1}\n", user.DisplayName, Base(context) + "/account/sign-in"],
        context.RequestAborted);

    /// <summary>The token of a link, or <c>null</c> when the link is damaged.</summary>
    public static string? TokenOf(string? encoded)
    {
        try
        {
            return encoded is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(encoded));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    private static string Link(HttpContext context, string path, GarantUser user, string token) => QueryHelpers.AddQueryString(
        Base(context) + path,
        new Dictionary<string, string?> { ["user"] = user.Id, ["token"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token)) });
}
