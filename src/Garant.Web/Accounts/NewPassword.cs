using Garant.Platform.Accounts;
using Garant.Platform.Localisation;
using Garant.Web.Forms;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Choosing a new password through a mailed link, which ends the old one and every session.</summary>
internal static class NewPassword
{
    public static async Task<IResult> ShowAsync(HttpContext context, FormInput form, UserManager<GarantUser> users, Texts texts) =>
        await OwnerAsync(context, users) is { } user
            ? NewPasswordPage.Of(new(form, user.Email!))
            : Expired(texts);

    public static async Task<IResult?> TakeAsync(HttpContext context, FormInput form, UserManager<GarantUser> users, Sessions sessions, AccountFields fields, Texts texts)
    {
        if (await OwnerAsync(context, users) is not { } user)
        {
            return Expired(texts);
        }

        string password = await fields.NewPasswordAsync(form, "password", user);
        if (form.HasErrors)
        {
            return null;
        }

        // The new stamp ends every session and every other link; the rows of the sessions only have to be put away.
        if (!(await users.ResetPasswordAsync(user, AccountMail.TokenOf(context.Request.Query["token"])!, password)).Succeeded)
        {
            return Expired(texts);
        }

        await sessions.ForgetAllAsync(user.Id, context.RequestAborted);
        return Results.LocalRedirect("/account/password-changed");
    }

    /// <summary>What comes after: a page of its own, so that it can be loaded again.</summary>
    public static IResult ShowDone(Texts texts) => MessagePage.Of(new(
        texts["The new password is set"],
        texts["Sign in with it now. All open sessions of this account were ended."],
        "/account/sign-in",
        texts["Sign in"]));

    /// <summary>Whose link this is, if it still works.</summary>
    private static async Task<GarantUser?> OwnerAsync(HttpContext context, UserManager<GarantUser> users) =>
        AccountMail.TokenOf(context.Request.Query["token"]) is { } token
        && await users.FindByIdAsync(context.Request.Query["user"].ToString()) is { EmailConfirmed: true, DeletedAt: null } user
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<GarantUser>.ResetPasswordTokenPurpose, token)
            ? user
            : null;

    private static RazorComponentResult<MessagePage> Expired(Texts texts) => MessagePage.Of(new(
        texts["This link does not work"],
        texts["This link has expired or was used before. Ask for a new one."],
        "/account/forgotten",
        texts["Ask for a new link"]));
}
