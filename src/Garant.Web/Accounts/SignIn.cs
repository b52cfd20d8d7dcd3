using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Localisation;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Signing in. An address without an account takes the same steps, time and words as a wrong password.</summary>
internal static class SignIn
{
    public static Task<IResult> ShowAsync(HttpContext context, FormInput form) =>
        Task.FromResult<IResult>(FormRoutes.Page<SignInPage>(new { Form = form, ReturnUrl = LocalAddress.Or(context.Request.Query["returnUrl"], "/organisations") }));

    public static async Task<IResult?> TakeAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        if (form.Text(KeptForms.Field).Length > 0)
        {
            KeptForms.Carry(context);
        }

        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        Texts texts = services.GetRequiredService<Texts>();
        PasswordCheck passwords = services.GetRequiredService<PasswordCheck>();
        string password = PasswordText.Of(form.Raw("password"));
        if (LacksAField(form, texts, password))
        {
            return null;
        }

        GarantUser? user = await users.FindByEmailAsync(form.Text("email"));
        PasswordAttempt attempt = services.GetRequiredService<AttemptLimits>().TryPassword(
            EmailAddress.Key(form.Text("email")),
            RequestOrigin.Of(context),
            services.GetRequiredService<KnownDevice>().For(context, user));
        if (attempt.Wait is { } wait)
        {
            TooMany.Refuse(context, form, wait);
            return await ShowAsync(context, form);
        }

        PasswordVerificationResult compared = passwords.Compare(user, password);
        if (user is null || compared == PasswordVerificationResult.Failed)
        {
            form.RefuseWhole(texts["The e-mail address or the password is wrong."]);
            return null;
        }

        attempt.WasRight();
        if (!user.EmailConfirmed)
        {
            return await ConfirmFirstAsync(context, form, user);
        }

        if (compared == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = passwords.Hash(user, password);
            await users.UpdateAsync(user);
        }

        await EnterAsync(context, user);
        string address = LocalAddress.Or(form.Text("returnUrl"), "/organisations");
        return form.Text(KeptForms.Field) is { Length: > 0 } kept
            ? services.GetRequiredService<KeptForms>().Reopen(address, kept)
            : Results.LocalRedirect(address);
    }

    /// <summary>What was left blank is no attempt, and is said beside its field.</summary>
    private static bool LacksAField(FormInput form, Texts texts, string password)
    {
        if (form.Text("email").Length == 0)
        {
            form.Refuse("email", texts["Write your e-mail address."]);
        }

        if (password.Length == 0)
        {
            form.Refuse("password", texts["Write your password."]);
        }

        return form.HasErrors;
    }

    /// <summary>Begins a session, in the account's language, and remembers the browser.</summary>
    public static async Task EnterAsync(HttpContext context, GarantUser user)
    {
        await context.RequestServices.GetRequiredService<SignInManager<GarantUser>>().SignInAsync(user, isPersistent: true);
        context.RequestServices.GetRequiredService<KnownDevice>().Remember(context, user);
        LocalisationSetup.Remember(context, user.Language);
    }

    /// <summary>Sends the confirmation again to somebody who knows the password.</summary>
    private static async Task<IResult?> ConfirmFirstAsync(HttpContext context, FormInput form, GarantUser user)
    {
        IServiceProvider services = context.RequestServices;
        if (services.GetRequiredService<AttemptLimits>().WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait);
            return await ShowAsync(context, form);
        }

        await services.GetRequiredService<AccountMail>().AddConfirmationAsync(user);
        await services.GetRequiredService<MailQueue>().StoreAsync(context.RequestAborted);
        return Results.LocalRedirect("/account/check-mail");
    }
}
