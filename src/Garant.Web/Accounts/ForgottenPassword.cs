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
    public static Task<IResult> ShowAsync(HttpContext context, FormInput form) =>
        Task.FromResult<IResult>(FormRoutes.Page<ForgottenPage>(new { Form = form }));

    public static async Task<IResult?> TakeAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        Texts texts = services.GetRequiredService<Texts>();
        string email = services.GetRequiredService<AccountFields>().Email(form);
        if (form.HasErrors)
        {
            return null;
        }

        if (services.GetRequiredService<AttemptLimits>().WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait);
            return await ShowAsync(context, form);
        }

        GarantUser? user = await services.GetRequiredService<UserManager<GarantUser>>().FindByEmailAsync(email);
        AccountMail mail = services.GetRequiredService<AccountMail>();
        if (user is { EmailConfirmed: false })
        {
            // Nobody has shown yet that the account is theirs: confirming lets its owner choose name and password.
            await mail.AddConfirmationAsync(user);
        }
        else
        {
            await mail.AddPasswordLinkAsync(user);
        }

        await services.GetRequiredService<MailQueue>().StoreAsync(context.RequestAborted);
        return Results.LocalRedirect("/account/check-mail");
    }
}
