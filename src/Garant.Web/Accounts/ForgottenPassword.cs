using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Asking for a link to a new password: the same page, the same work, whether or not there is an account.</summary>
internal static class ForgottenPassword
{
    public static IResult Show(FormInput form) => ForgottenPage.Of(form);

    public static async Task<IResult?> TakeAsync(
        HttpContext context, FormInput form, UserManager<GarantUser> users, AccountFields fields, AttemptLimits limits, AccountMail mail, MailQueue queue, Texts texts)
    {
        string email = fields.Email(form);
        if (form.HasErrors)
        {
            return null;
        }

        if (limits.WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        GarantUser? user = await users.FindByEmailAsync(email);
        if (user is { EmailConfirmed: false })
        {
            // Nobody has shown yet that the account is theirs: confirming lets its owner choose name and password.
            await mail.AddConfirmationAsync(user);
        }
        else
        {
            await mail.AddPasswordLinkAsync(user);
        }

        await queue.StoreAsync(context.RequestAborted);
        return Results.LocalRedirect("/account/check-mail");
    }
}
