using Garant.Platform.Accounts;
using Garant.Platform.Localisation;
using Garant.Platform.Trials;
using Garant.Web.Forms;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>
/// Confirming an address. The link alone does nothing: whoever opens it gives the password chosen at sign-up, or, when
/// somebody else signed up with the address, chooses name and password anew.
/// </summary>
internal static class Confirmation
{
    /// <summary>The field that says which of the two ways was taken.</summary>
    public const string Way = "way";

    /// <summary>The way of whoever does not know the password of the sign-up.</summary>
    public const string Anew = "anew";

    public static async Task<IResult> ShowAsync(HttpContext context, FormInput form, UserManager<GarantUser> users, Texts texts) =>
        await OwnerAsync(context, users) is { } user
            ? ConfirmPage.Of(new(form, user.Email!))
            : Expired(texts);

    public static async Task<IResult?> TakeAsync(
        HttpContext context, FormInput form, UserManager<GarantUser> users, Session session, KnownDevice device, KeepTrial trial, AccountFields fields, PasswordCheck passwords, Texts texts)
    {
        if (await OwnerAsync(context, users) is not { } user)
        {
            return Expired(texts);
        }

        bool isAnew = form.Text(Way) == Anew;
        if (isAnew)
        {
            user.DisplayName = fields.Name(form);
            user.Language = Texts.Language;
            string chosen = await fields.NewPasswordAsync(form, "new-password", user);
            if (form.HasErrors)
            {
                return null;
            }

            user.PasswordHash = passwords.Hash(user, chosen);
        }
        else if (passwords.Compare(user, PasswordText.Of(form.Raw("password"))) == PasswordVerificationResult.Failed)
        {
            form.Refuse("password", form.Raw("password").Length == 0
                ? texts["Write your password."]
                : texts["This is not the password chosen at sign-up. Try again, or choose a new one below."]);
            return null;
        }

        // The new stamp ends this link and every other one.
        user.EmailConfirmed = true;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        if (!(await users.UpdateAsync(user)).Succeeded)
        {
            return Expired(texts);
        }

        if (isAnew)
        {
            // Somebody else signed up, perhaps: what they answered without an account is none of the mailbox's owner.
            await trial.ForgetAsync(user.Id, context.RequestAborted);
        }

        await SignIn.EnterAsync(context, user, session, device, trial);
        return Results.LocalRedirect("/organisations");
    }

    /// <summary>Whose link this is, if it still works.</summary>
    private static async Task<GarantUser?> OwnerAsync(HttpContext context, UserManager<GarantUser> users) =>
        AccountMail.TokenOf(context.Request.Query["token"]) is { } token
        && await users.FindByIdAsync(context.Request.Query["user"].ToString()) is { EmailConfirmed: false, DeletedAt: null } user
        && await users.VerifyUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<GarantUser>.ConfirmEmailTokenPurpose, token)
            ? user
            : null;

    private static RazorComponentResult<MessagePage> Expired(Texts texts) => MessagePage.Of(new(
        texts["This link does not work"],
        texts["This link has expired or was used before. Sign in, and a new one is sent if your address is not confirmed yet."],
        "/account/sign-in",
        texts["Sign in"]));
}
